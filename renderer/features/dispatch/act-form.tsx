import type { ReactNode } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';

type Props = {
  readonly title: string;
  readonly action: string;
  readonly count: number;
  readonly ready: boolean;
  readonly error: ContractError | null;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A small form that acts on several register lines at once, and says how many. */
export function ActForm({ title, action, count, ready, error, onClose, onSubmit, children }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        if (ready) onSubmit();
      }}
      testId="act-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" submits disabled={!ready} testId="act-confirm">
            {action}
          </Button>
        </>
      }
    >
      <p className="soft">{t('dispatch.forLines', { count })}</p>
      {children}
      <ErrorNotice error={error} />
    </Dialog>
  );
}
