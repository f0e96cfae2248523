import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { OfferedActs } from './offered-acts.tsx';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons in order of weight: the main one last. */
  readonly actions?: ReactNode;
  /** With it the dialog is a form: Enter does what the main button says. */
  readonly onSubmit?: () => void;
  readonly wide?: boolean;
  readonly alert?: boolean;
  readonly testId?: string;
};

/** A question or form above the screen; Esc closes it, focus stays inside and goes back where it was. */
export function Dialog({ title, onClose, children, actions, onSubmit, wide = false, alert = false, testId }: Props) {
  const content = (
    <OfferedActs at="nowhere">
      {children}
      {actions ? <div className="dialog-actions">{actions}</div> : null}
    </OfferedActs>
  );
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide ? 'dialog-frame dialog-wide' : 'dialog-frame'}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'} data-testid={testId}>
          <Heading slot="title">{title}</Heading>
          {onSubmit ? (
            <Form
              className="stack"
              onSubmit={(event) => {
                event.preventDefault();
                onSubmit();
              }}
            >
              {content}
            </Form>
          ) : (
            content
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
