import type { ReactNode } from 'react';
import type { BatchOutcome } from '../../../preload/contract/values.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../button.tsx';
import { OfferedActs } from '../offered-acts.tsx';
import { RefusedNotice } from './refused-notice.tsx';
import './movement.css';

type Props = { readonly count: number; readonly onClear: () => void; readonly refused: BatchOutcome['refused']; readonly children: ReactNode };

/** What can be done at once with the lines that are marked in a list; nothing while none is. */
export function SelectionBar({ count, onClear, refused, children }: Props) {
  const { t } = useLanguage();
  if (count === 0) return null;
  return (
    <>
      <div className="selection-bar row" role="toolbar" aria-label={t('movement.selectedActs')} data-testid="selection-bar">
        <span className="strong grow">{t('movement.selected', { count })}</span>
        <OfferedActs>{children}</OfferedActs>
        <Button kind="quiet" icon="close" onPress={onClear} testId="clear-selection">
          {t('movement.clearSelection')}
        </Button>
      </div>
      <RefusedNotice refused={refused} />
    </>
  );
}
