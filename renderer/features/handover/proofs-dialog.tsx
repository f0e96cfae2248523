import type { FilePlace } from '../../../preload/contract/handover.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useNamedDesk } from './desk-name.ts';

/** Enough of a receipt's hash to compare it with what the other desk shows. */
const markOf = (event: string): string => (event.slice(0, 12).match(/.{4}/gu) ?? []).join(' ');

/** Which desk had the file when, by the signed events that prove it. */
export function ProofsDialog({ place, onClose }: { readonly place: FilePlace; readonly onClose: () => void }) {
  const { t, moment } = useLanguage();
  const nameOf = useNamedDesk();
  return (
    <Dialog
      title={t('handover.proofsTitle')}
      onClose={onClose}
      wide
      testId="proofs-dialog"
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      <p className="soft">{t('handover.proofsText')}</p>
      <ol className="plain movements">
        {place.proofs.map(({ kind, desk, at, event }) => (
          <li key={event} className="movement" data-testid="proof" data-kind={kind}>
            <span className="soft number">{moment(at)}</span>
            <div>
              <p>{t(`handover.proof_${kind}`, { desk: nameOf(desk) })}</p>
              <p className="soft small">
                {t('handover.proofMark')} <bdi dir="ltr">{markOf(event)}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
