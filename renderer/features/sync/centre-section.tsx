import { useState } from 'react';
import type { SyncStatus } from '../../../preload/contract/sync.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { FirstLoadPanel } from './first-load-panel.tsx';
import { JoinCentre } from './join-centre.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { StandingFacts, StandingSentence, TryNow } from './standing-facts.tsx';
import './sync.css';

/** The central server of the office: how it stands with it, and for the registrar joining and leaving one. */
export function CentreSection() {
  const { t } = useLanguage();
  const mayManage = useMay('office.manage');
  const { value: status } = useOfficeQuery('sync.status', {});
  if (!status) return null;
  const manages = mayManage && status.registrarDesk;
  if (!status.centre && !manages) return null;
  return (
    <section className="panel panel-padded stack" data-testid="centre" data-joined={status.centre !== null}>
      <h2>{t('sync.title')}</h2>
      {status.centre ? <Joined status={status} manages={manages} /> : <JoinCentre />}
    </section>
  );
}

function Joined({ status, manages }: { readonly status: SyncStatus; readonly manages: boolean }) {
  const { t } = useLanguage();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <StandingSentence status={status} />
      <StandingFacts status={status} />
      <div className="row">
        <TryNow status={status} />
        {manages ? (
          <Button kind="quiet" onPress={() => setLeaving(true)} testId="centre-leave">
            {t('sync.leave')}
          </Button>
        ) : null}
      </div>
      {status.firstLoad ? <FirstLoadPanel load={status.firstLoad} /> : null}
      {leaving ? <LeaveDialog onClose={() => setLeaving(false)} /> : null}
    </>
  );
}
