import { Label, ProgressBar } from 'react-aria-components';

type Props = { readonly label: string; readonly done: number; readonly total: number; readonly text: string };

/** How far long work has come, in words and as a bar. */
export function Progress({ label, done, total, text }: Props) {
  const share = total === 0 ? 0 : Math.min(100, (100 * done) / total);
  return (
    <ProgressBar className="progress" value={share} valueLabel={text}>
      <div className="row row-spread">
        <Label>{label}</Label>
        <span className="soft number">{text}</span>
      </div>
      <div className="progress-track">
        <div className="progress-fill" style={{ inlineSize: `${share}%` }} />
      </div>
    </ProgressBar>
  );
}
