import type { DispatchLine } from '../../../preload/contract/dispatch.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DeliverDialog } from './deliver-dialog.tsx';
import { LabelsDialog } from './labels-dialog.tsx';
import { MessengerDialog } from './messenger-dialog.tsx';
import { ReturnedDialog } from './returned-dialog.tsx';
import { SendOutDialog } from './send-out-dialog.tsx';

export type DispatchAct = 'messenger' | 'send' | 'deliver' | 'return' | 'labels';
export type ActProps = { readonly lines: readonly DispatchLine[]; readonly onClose: () => void; readonly onDone: () => void };

type BarProps = { readonly lines: readonly DispatchLine[]; readonly mayWork: boolean; readonly onAct: (act: DispatchAct) => void; readonly onClear: () => void };

/** What can be done with the lines marked, offered only where the state of all of them allows it. */
export function DispatchBar({ lines, mayWork, onAct, onClear }: BarProps) {
  const { t } = useLanguage();
  const all = (...states: DispatchLine['state'][]) => mayWork && lines.every((line) => states.includes(line.state));
  return (
    <div className="dispatch-bar" role="toolbar" aria-label={t('dispatch.chosenActs')}>
      <span className="strong">{t('dispatch.chosen', { count: lines.length })}</span>
      <Button disabled={!all('pending', 'returned')} onPress={() => onAct('messenger')} testId="act-messenger">
        {t('dispatch.handToMessenger')}
      </Button>
      <Button disabled={!all('pending', 'returned')} onPress={() => onAct('send')} testId="act-send">
        {t('dispatch.send')}
      </Button>
      <Button disabled={!all('with-messenger', 'dispatched')} onPress={() => onAct('deliver')} testId="act-deliver">
        {t('dispatch.markDelivered')}
      </Button>
      <Button disabled={!all('with-messenger', 'dispatched')} onPress={() => onAct('return')} testId="act-return">
        {t('dispatch.markReturned')}
      </Button>
      <Button icon="print" onPress={() => onAct('labels')} testId="act-labels">
        {t('dispatch.labels')}
      </Button>
      <Button kind="quiet" onPress={onClear}>
        {t('dispatch.clear')}
      </Button>
    </div>
  );
}

/** The form of one act on the lines marked. */
export function DispatchActDialog({ act, ...props }: ActProps & { readonly act: DispatchAct }) {
  switch (act) {
    case 'messenger':
      return <MessengerDialog {...props} />;
    case 'send':
      return <SendOutDialog {...props} />;
    case 'deliver':
      return <DeliverDialog {...props} />;
    case 'return':
      return <ReturnedDialog {...props} />;
    case 'labels':
      return <LabelsDialog {...props} />;
  }
}
