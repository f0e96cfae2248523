import type { ReactNode } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';

type Props = {
  readonly title: string;
  readonly action: string;
  readonly ready: boolean;
  readonly error: ContractError | null;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A form that changes the structure of the office. */
export function OfficeForm({ title, action, ready, error, onClose, onSubmit, children }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        if (ready) onSubmit();
      }}
      testId="office-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" submits disabled={!ready} testId="office-confirm">
            {action}
          </Button>
        </>
      }
    >
      {children}
      <ErrorNotice error={error} />
    </Dialog>
  );
}
