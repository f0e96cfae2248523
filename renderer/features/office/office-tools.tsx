import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { ask } from '../../data/ask.ts';
import { askShell } from '../../data/ask-shell.ts';
import { saveFile } from '../../data/save-file.ts';
import { today } from '../../data/today.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { CategoriesTool } from './categories-tool.tsx';
import { HeadsTool } from './heads-tool.tsx';
import { KeysTool } from './keys-tool.tsx';
import { NumberingTool } from './numbering-tool.tsx';
import { TemplatesTool } from './templates-tool.tsx';

function Tool({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <section className="panel panel-padded stack">
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      {children}
    </section>
  );
}

function TrustTool() {
  const { t } = useLanguage();
  const { value: trust } = useOfficeQuery('office.trustList', {});
  const [error, setError] = useState<ContractError | null>(null);
  const keep = async (what: 'office.trustList' | 'office.verifierFile' | 'verify.statusList') => {
    const result = await ask(what, {});
    if (!result.ok) return setError(result.error);
    const kinds = { 'office.trustList': 'trust-list', 'office.verifierFile': 'html', 'verify.statusList': 'status-list' } as const;
    const purposes = { 'office.trustList': 'trust-list', 'office.verifierFile': 'verify', 'verify.statusList': 'status-list' } as const;
    const outcome = await saveFile({ bytes: result.value.bytes, fileName: result.value.fileName, purpose: purposes[what], kind: kinds[what] });
    setError(outcome.error);
    if (outcome.saved !== null) showToast(t('frame.saved'));
  };
  return (
    <Tool title={t('office.trustTitle')} text={t('office.trustText')}>
      {trust ? (
        <p className="fingerprint fingerprint-small" dir="ltr">
          {trust.rootFingerprint.replace(/[^0-9a-zA-Z]/g, '').match(/.{1,4}/g)?.join(' ')}
        </p>
      ) : null}
      <div className="row">
        <Button icon="save" onPress={() => void keep('office.trustList')} testId="save-trust-list">
          {t('office.saveTrustList')}
        </Button>
        <Button icon="save" onPress={() => void keep('verify.statusList')} testId="save-status-list">
          {t('office.saveStatusList')}
        </Button>
        <Button icon="save" onPress={() => void keep('office.verifierFile')} testId="save-verifier">
          {t('office.saveVerifier')}
        </Button>
      </div>
      <ErrorNotice error={error} />
    </Tool>
  );
}

type Audit = Output<'system.audit'>;

function AuditResult({ audit }: { readonly audit: Audit }) {
  const { t, number } = useLanguage();
  if (audit.ok) return <Notice tone="good">{t('office.auditGood', { count: audit.events, logs: number(audit.logs) })}</Notice>;
  return (
    <Notice tone="danger">
      <p className="strong">{t('office.auditBad', { count: audit.problems.length })}</p>
      <ul>
        {audit.problems.map((problem) => (
          <li key={`${problem.where} ${problem.what}`}>
            <bdi dir="ltr">{problem.where}</bdi> <bdi>{problem.what}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function AuditTool() {
  const { t } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [audit, setAudit] = useState<Audit | null>(null);
  const [error, setError] = useState<ContractError | null>(null);
  const run = async () => {
    setBusy(true);
    const result = await ask('system.audit', {});
    setBusy(false);
    setAudit(result.ok ? result.value : null);
    setError(result.ok ? null : result.error);
  };
  return (
    <Tool title={t('office.auditTitle')} text={t('office.auditText')}>
      <div>
        <Button icon="check" disabled={busy} onPress={() => void run()} testId="audit">
          {busy ? t('frame.working') : t('office.auditNow')}
        </Button>
      </div>
      {audit ? <AuditResult audit={audit} /> : null}
      <ErrorNotice error={error} />
    </Tool>
  );
}

function BackupTool() {
  const { t, number } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Output<'system.backup'> | null>(null);
  const [error, setError] = useState<ContractError | null>(null);
  const run = async () => {
    const chosen = await askShell('shell.saveFile', { purpose: 'backup', kind: 'backup', name: `daftar-${today()}.backup` });
    if (!chosen.ok) return setError(chosen.error);
    if (chosen.value.file === null) return;
    setBusy(true);
    const result = await ask('system.backup', { file: chosen.value.file });
    setBusy(false);
    setDone(result.ok ? result.value : null);
    setError(result.ok ? null : result.error);
  };
  return (
    <Tool title={t('office.backupTitle')} text={t('office.backupText')}>
      <div>
        <Button icon="save" disabled={busy} onPress={() => void run()} testId="backup">
          {busy ? t('frame.working') : t('office.backupNow')}
        </Button>
      </div>
      {done ? <Notice tone="good">{t('office.backupDone', { events: number(done.events) })}</Notice> : null}
      <ErrorNotice error={error} />
    </Tool>
  );
}

/** What keeps the office trusted: the lists others verify by, the audit of the ledger, the backup. */
export function OfficeTools({ manages }: { readonly manages: boolean }) {
  const worksOnFiles = useMay('file.work');
  return (
    <div className="office-tools">
      {manages ? <NumberingTool /> : null}
      {worksOnFiles ? <HeadsTool /> : null}
      {manages ? <CategoriesTool /> : null}
      {manages ? <KeysTool /> : null}
      <TrustTool />
      <AuditTool />
      {manages ? <BackupTool /> : null}
      {manages ? <TemplatesTool /> : null}
    </div>
  );
}
