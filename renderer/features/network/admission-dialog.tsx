import type { AdmissionView, DeskView } from '../../../preload/contract/network.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { AcceptForm } from './accept-form.tsx';
import { writeAddress } from '../../data/addresses-text.ts';

type Props = { readonly desks: readonly DeskView[]; readonly onClose: () => void };

/** Where the new desk has to go. */
function Where({ admission }: { readonly admission: AdmissionView }) {
  const { t, time } = useLanguage();
  return (
    <div className="stack stack-tight">
      <p>{t('network.admitWhere')}</p>
      <div className="row" data-testid="admission-address" data-port={admission.port}>
        {admission.hosts.map((host) => (
          <bdi key={host} dir="ltr" className="network-big-address">
            {writeAddress({ host, port: admission.port })}
          </bdi>
        ))}
        {admission.hosts.length === 0 ? <Notice tone="warn">{t('network.noAddress')}</Notice> : null}
      </div>
      {admission.until === null ? null : <p className="soft small">{t('network.admitUntil', { time: time(admission.until) })}</p>}
    </div>
  );
}

function Answer({ accepted }: { readonly accepted: NonNullable<AdmissionView['accepted']> }) {
  const { t } = useLanguage();
  return (
    <div className="stack network-centre">
      <h3>{t('network.answerTitle')}</h3>
      <bdi dir="ltr" className="network-code" data-testid="join-answer">
        {accepted.answer}
      </bdi>
      <p className="soft">{t('network.answerText')}</p>
      {accepted.connected ? <Notice tone="good">{t('network.answerConnected')}</Notice> : <Notice>{t('network.answerWaits')}</Notice>}
    </div>
  );
}

function Over({ onAgain, busy }: { readonly onAgain: () => void; readonly busy: boolean }) {
  const { t } = useLanguage();
  return (
    <>
      <Notice tone="warn">{t('network.admitOver')}</Notice>
      <div>
        <Button disabled={busy} onPress={onAgain}>
          {t('network.admitAgain')}
        </Button>
      </div>
    </>
  );
}

type LeaveProps = { readonly accepted: AdmissionView['accepted']; readonly onNext: () => void; readonly onLeave: () => void };

function Leave({ accepted, onNext, onLeave }: LeaveProps) {
  const { t } = useLanguage();
  if (!accepted) {
    return (
      <Button onPress={onLeave} testId="stop-admitting">
        {t('network.stopAdmitting')}
      </Button>
    );
  }
  return (
    <>
      <Button onPress={onNext} testId="admit-next">
        {t('network.admitNext')}
      </Button>
      <Button kind="primary" onPress={onLeave} testId="stop-admitting">
        {t('frame.close')}
      </Button>
    </>
  );
}

type StateProps = Props & { readonly admission: AdmissionView; readonly onAgain: () => void; readonly busy: boolean };

/** What is to be done now: at the new desk, or here. */
function State({ admission, desks, onAgain, busy, onClose }: StateProps) {
  const { t } = useLanguage();
  if (admission.waiting) return <AcceptForm desks={desks} onLeave={onClose} />;
  if (admission.accepted) return <Answer accepted={admission.accepted} />;
  if (!admission.open) return <Over onAgain={onAgain} busy={busy} />;
  return (
    <>
      <Where admission={admission} />
      <Notice>{t('network.admitNobody')}</Notice>
    </>
  );
}

/** Admits new desks one after the other: the address for there, the code from there, the answer for there. */
export function AdmissionDialog({ desks, onClose }: Props) {
  const { t } = useLanguage();
  const { value: admission, error } = useOfficeQuery('network.admission', {});
  const begin = useCommand('network.beginAdmission');
  const end = useCommand('network.endAdmission');
  const leave = () => {
    void end.run({});
    onClose();
  };
  const again = () => void begin.run({});
  return (
    <Dialog title={t('network.admit')} onClose={leave} wide testId="admission-dialog" {...(admission?.waiting ? {} : { actions: <Leave accepted={admission?.accepted ?? null} onNext={again} onLeave={leave} /> })}>
      {admission ? <State admission={admission} desks={desks} onAgain={again} busy={begin.busy} onClose={leave} /> : null}
      <ErrorNotice error={error ?? begin.error} />
    </Dialog>
  );
}
