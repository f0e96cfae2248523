import type { Arrival } from '../../../preload/contract/handover.ts';
import { goTo } from '../../data/navigation.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useNamedDesk } from './desk-name.ts';
import { useParcelWriting } from './write-parcel.ts';

/** What a parcel came to, in one sentence; and the receipt for the way back. */
export function ArrivalDialog({ arrival, onClose }: { readonly arrival: Arrival; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const nameOf = useNamedDesk();
  const { busy, error, write } = useParcelWriting();
  const { parcelId, matter, result, number, subject, kind, id } = arrival;
  const desk = nameOf(arrival.from);
  const isAnswered = matter !== 'receipt' && (result === 'taken' || result === 'already' || result === 'refused');
  const answer = async () => {
    if (!(await write({ parcelId, number }))) return;
    showToast(t('handover.receiptWritten', { desk }));
    onClose();
  };
  const open = () => {
    onClose();
    goTo(kind === 'receipt' ? { screen: 'receipt', receiptId: id } : { screen: 'file', fileId: id });
  };
  return (
    <Dialog
      title={t(`handover.arrival_${result}`)}
      onClose={onClose}
      testId="arrival"
      actions={
        <>
          <Button onPress={onClose} autoFocus={!isAnswered} testId="arrival-close">
            {t('frame.close')}
          </Button>
          {kind === null ? null : (
            <Button kind={isAnswered ? 'plain' : 'primary'} icon="file" onPress={open} testId="arrival-open">
              {t('handover.look')}
            </Button>
          )}
          {isAnswered ? (
            <Button kind="primary" icon="save" autoFocus disabled={busy} onPress={() => void answer()} testId="write-answer">
              {busy ? t('frame.working') : t('handover.writeReceipt')}
            </Button>
          ) : null}
        </>
      }
    >
      {number === '' ? null : (
        <p data-testid="arrival-what" data-result={result}>
          <NumberText text={number} /> <ScriptText text={subject} />
        </p>
      )}
      <p>{t(`handover.arrivalText_${result}`, { desk })}</p>
      {isAnswered ? <p className="soft">{t('handover.receiptText', { desk })}</p> : null}
      <ErrorNotice error={error} />
    </Dialog>
  );
}
