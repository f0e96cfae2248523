import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

export type TagTone = 'plain' | 'good' | 'warn' | 'danger' | 'accent';

/** A state in one or two words; the drawing tells it apart without colour. */
export function Tag({ text, tone = 'plain', icon }: { readonly text: string; readonly tone?: TagTone; readonly icon?: IconName }) {
  return (
    <span className={tone === 'plain' ? 'tag' : `tag tag-${tone}`}>
      {icon ? <Icon name={icon} /> : null}
      {text}
    </span>
  );
}
