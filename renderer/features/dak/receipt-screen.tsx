import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { PutInFileDialog } from './put-in-file-dialog.tsx';
import { ReceiptFacts, ReceiptMovements } from './receipt-facts.tsx';
import { ReceiptPaperDialog } from './receipt-paper-dialog.tsx';
import { ReceiptStateTag, ReceiptTags } from './receipt-tags.tsx';
import './dak.css';

type Act = 'mark' | 'file' | 'dispose' | 'slip' | 'label';
type ActProps = { readonly receipt: ReceiptView; readonly onAct: (act: Act) => void };

function Actions({ receipt, onAct }: ActProps) {
  const { t } = useLanguage();
  const works = useMay('dak.work');
  const files = useMay('file.work');
  return (
    <>
      <Button icon="print" onPress={() => onAct('slip')} testId="receipt-slip">
        {t('dak.slip')}
      </Button>
      <Button icon="print" onPress={() => onAct('label')} testId="receipt-label">
        {t('dak.label')}
      </Button>
      {works && receipt.canAct ? (
        <>
          <Button onPress={() => onAct('dispose')} testId="receipt-dispose">
            {t('dak.dispose')}
          </Button>
          {files ? (
            <Button icon="file" onPress={() => onAct('file')} testId="receipt-put">
              {t('dak.putInFile')}
            </Button>
          ) : null}
          <Button kind="primary" icon="sent" onPress={() => onAct('mark')} testId="receipt-mark">
            {t('dak.mark')}
          </Button>
        </>
      ) : null}
    </>
  );
}

function Receive({ receipt }: { readonly receipt: ReceiptView }) {
  const { t } = useLanguage();
  const works = useMay('dak.work');
  const receive = useCommand('dak.receive');
  if (!works || !receipt.canReceive) return null;
  return (
    <>
      <Notice tone="warn">
        <div className="row row-spread">
          <span>{t('dak.receiveFirst')}</span>
          <Button kind="primary" icon="check" disabled={receive.busy} onPress={() => void receive.run({ receiptId: receipt.id })} testId="receipt-receive">
            {t('dak.receive')}
          </Button>
        </div>
      </Notice>
      <ErrorNotice error={receive.error} />
    </>
  );
}

function ActDialog({ act, receipt, onClose }: { readonly act: Act; readonly receipt: ReceiptView; readonly onClose: () => void }) {
  switch (act) {
    case 'mark':
      return <MarkDialog receipt={receipt} onClose={onClose} />;
    case 'file':
      return <PutInFileDialog receiptId={receipt.id} enclosures={receipt.enclosures} onClose={onClose} />;
    case 'dispose':
      return <DisposeDialog receiptId={receipt.id} onClose={onClose} />;
    case 'slip':
    case 'label':
      return <ReceiptPaperDialog paper={act} receiptId={receipt.id} onClose={onClose} />;
  }
}

function Head({ receipt }: { readonly receipt: ReceiptView }) {
  const { t, name } = useLanguage();
  return (
    <div>
      <h1>
        <ScriptText text={receipt.subject || t('dak.unopenedCover')} />
      </h1>
      <p className="row soft">
        <span className="strong" data-testid="receipt-number">
          <NumberText text={receipt.number} />
        </span>
        <span>{name(receipt.section)}</span>
        <ReceiptStateTag receipt={receipt} />
        <ReceiptTags receipt={receipt} />
      </p>
    </div>
  );
}

type Props = { readonly receiptId: string; readonly marking: boolean; readonly scans: (receipt: ReceiptView) => ReactNode };

/** One receipt: what the diary says of it, where it went, and what the post may do with it now; its scans beside that. */
export function ReceiptScreen({ receiptId, marking, scans }: Props) {
  const { t } = useLanguage();
  const { value: receipt, error } = useOfficeQuery('dak.view', { receiptId });
  const [act, setAct] = useState<Act | null>(marking ? 'mark' : null);
  if (!receipt) {
    return (
      <Page title={t('dak.receipt')} testId="receipt">
        <div className="page-body">
          <ErrorNotice error={error} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={<Head receipt={receipt} />} testId="receipt" actions={<Actions receipt={receipt} onAct={setAct} />}>
      <div className="receipt-panes">
        <div className="stack receipt-facts">
          <Receive receipt={receipt} />
          <div className="panel panel-padded stack stack-wide">
            <ReceiptFacts receipt={receipt} />
            <ReceiptMovements receipt={receipt} />
          </div>
        </div>
        {scans(receipt)}
      </div>
      {act ? <ActDialog act={act} receipt={receipt} onClose={() => setAct(null)} /> : null}
    </Page>
  );
}
