import type { ReactNode } from 'react';
import type { ContractError } from '../../preload/contract/errors.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './notice.tsx';

type Props = {
  /** Begins the test ids of the dialog and its button. */
  readonly name: string;
  readonly title: string;
  readonly action: string;
  readonly ready: boolean;
  readonly error: ContractError | null;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A small form in a dialog: what it asks for, what went wrong, cancel, and one act that Enter confirms as soon as it is ready. */
export function FormDialog({ name, title, action, ready, error, onClose, onSubmit, children }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        if (ready) onSubmit();
      }}
      testId={`${name}-dialog`}
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" submits disabled={!ready} testId={`${name}-confirm`}>
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
