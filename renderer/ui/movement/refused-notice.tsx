import type { BatchOutcome } from '../../../preload/contract/values.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../notice.tsx';
import { NumberText } from '../script-text.tsx';

/** What of many things could not go, by number and reason; nothing was done with the others. Nothing where all went. */
export function RefusedNotice({ refused }: { readonly refused: BatchOutcome['refused'] }) {
  const { t, errorText } = useLanguage();
  if (refused.length === 0) return null;
  return (
    <Notice tone="danger">
      <p>{t('movement.nothingWent')}</p>
      <ul data-testid="refused">
        {refused.map(({ id, number, code }) => (
          <li key={id}>
            <NumberText text={number} />: {errorText({ code, params: { number } })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
