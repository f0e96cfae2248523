import { useState, type ReactNode } from 'react';
import type { DeskView, NetworkStatus } from '../../../preload/contract/network.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AdmissionDialog } from './admission-dialog.tsx';
import { AddressesDialog, MovePostDialog, RevokeDialog } from './desk-dialogs.tsx';
import { DeskLine, type DeskAct } from './desk-line.tsx';
import { NetworkNotices } from './network-notices.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { OwnDesk } from './own-desk.tsx';
import { SelfTest } from './self-test.tsx';
import './network.css';

type ActOnDesk = { readonly act: DeskAct; readonly desk: DeskView };

function DeskDialog({ acting, onClose }: { readonly acting: ActOnDesk; readonly onClose: () => void }) {
  switch (acting.act) {
    case 'move-post':
      return <MovePostDialog desk={acting.desk} onClose={onClose} />;
    case 'addresses':
      return <AddressesDialog desk={acting.desk} onClose={onClose} />;
    case 'revoke':
      return <RevokeDialog desk={acting.desk} onClose={onClose} />;
  }
}

function OneDesk({ manages, onOpen }: { readonly manages: boolean; readonly onOpen: () => void }) {
  const { t } = useLanguage();
  return (
    <EmptyState icon="network" title={t('network.oneDeskTitle')} text={t('network.oneDeskText')}>
      {manages ? (
        <Button kind="primary" onPress={onOpen} testId="open-network">
          {t('network.open')}
        </Button>
      ) : (
        <p className="soft">{t('network.oneDeskAsk')}</p>
      )}
    </EmptyState>
  );
}

function Desks({ status, manages }: { readonly status: NetworkStatus; readonly manages: boolean }) {
  const { t } = useLanguage();
  const [acting, setActing] = useState<ActOnDesk | null>(null);
  const onAct = manages ? (act: DeskAct, desk: DeskView) => setActing({ act, desk }) : null;
  return (
    <section className="panel panel-padded stack" data-testid="desks">
      <h2>{t('network.desks')}</h2>
      <ul className="plain">
        {status.desks.map((desk) => (
          <DeskLine key={desk.id} desk={desk} onAct={onAct} />
        ))}
      </ul>
      {status.desks.length === 1 ? <Notice>{t('network.onlyThisDesk')}</Notice> : null}
      {acting ? <DeskDialog acting={acting} onClose={() => setActing(null)} /> : null}
    </section>
  );
}

type BodyProps = { readonly status: NetworkStatus; readonly mayManage: boolean; readonly onOpen: () => void; readonly centre: ReactNode };

function Body({ status, mayManage, onOpen, centre }: BodyProps) {
  return (
    <>
      <NetworkNotices status={status} />
      {status.opened ? null : <OneDesk manages={mayManage && status.served} onOpen={onOpen} />}
      {status.self ? (
        <>
          <Desks status={status} manages={mayManage && status.registrarDesk} />
          <SelfTest desks={status.desks} />
          {centre}
          <OwnDesk self={status.self} />
        </>
      ) : null}
    </>
  );
}

/** The desks of the office: who is reachable and by which road, and for the registrar admitting, moving and removing. `centre` is what it says of the central server. */
export function NetworkScreen({ centre }: { readonly centre: ReactNode }) {
  const { t } = useLanguage();
  const { value: status, error } = useOfficeQuery('network.status', {});
  const mayManage = useMay('office.manage');
  const [dialog, setDialog] = useState<'open' | 'admit' | null>(null);
  const begin = useCommand('network.beginAdmission');
  const test = useCommand('network.testSelf');
  const admit = async () => {
    const result = await begin.run({});
    if (result.ok) setDialog('admit');
  };
  const actions = status?.self ? (
    <>
      <Button icon="check" disabled={test.busy} onPress={() => void test.run({})} testId="test-network">
        {t('network.test')}
      </Button>
      {mayManage && status.registrarDesk ? (
        <Button kind="primary" icon="add" disabled={begin.busy} onPress={() => void admit()} testId="admit-desk">
          {t('network.admit')}
        </Button>
      ) : null}
    </>
  ) : null;
  return (
    <Page title={t('network.title')} testId="network" actions={actions}>
      <div className="page-body">
        <div className="stack stack-wide">
          <ErrorNotice error={error ?? begin.error ?? test.error} />
          {status ? <Body status={status} mayManage={mayManage} onOpen={() => setDialog('open')} centre={centre} /> : null}
        </div>
      </div>
      {dialog === 'open' ? <OpenDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'admit' && status ? <AdmissionDialog desks={status.desks} onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}
