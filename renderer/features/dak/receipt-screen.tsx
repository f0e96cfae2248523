import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { ask } from '../../data/ask.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { BinDialog } from '../../ui/bin-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';
import { CompleteDialog } from './complete-dialog.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { EnclosureNotes, EnclosuresAwaited } from './enclosures-awaited.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { PutInFileDialog } from './put-in-file-dialog.tsx';
import { ReceiptFacts, ReceiptMovements } from './receipt-facts.tsx';
import { CopyNotice, ReceiveNotice } from './receipt-notices.tsx';
import { ReceiptPaperDialog } from './receipt-paper-dialog.tsx';
import { ReceiptStateTag, ReceiptTags } from './receipt-tags.tsx';
import { ReplyReceiptDialog, ReturnReceiptDialog } from './send-back-dialog.tsx';
import { SentReceiptActions } from './sent-receipt-actions.tsx';
import './dak.css';

type Act = 'mark' | 'reply' | 'return' | 'file' | 'dispose' | 'complete' | 'bin' | 'slip' | 'label';
type ActProps = { readonly receipt: ReceiptView; readonly onAct: (act: Act) => void };

function BinButton({ receipt, onAct }: ActProps) {
  const { t } = useLanguage();
  if (!receipt.canBin) return null;
  return (
    <Button icon="remove" onPress={() => onAct('bin')} testId="receipt-bin">
      {t('bin.act')}
    </Button>
  );
}

function Actions({ receipt, onAct }: ActProps) {
  const { t } = useLanguage();
  const works = useMay('dak.work');
  const files = useMay('file.work');
  return (
    <>
      {receipt.hidden ? null : (
        <Button icon="print" onPress={() => onAct('slip')} testId="receipt-slip">
          {t('dak.slip')}
        </Button>
      )}
      <Button icon="print" onPress={() => onAct('label')} testId="receipt-label">
        {t('dak.label')}
      </Button>
      {works ? <SentReceiptActions receipt={receipt} /> : null}
      {works && receipt.canComplete ? (
        <Button icon="pen" kind="primary" onPress={() => onAct('complete')} testId="receipt-complete">
          {t('dak.complete')}
        </Button>
      ) : null}
      {works && receipt.canAct && receipt.cameFrom ? (
        <>
          <Button icon="returned" onPress={() => onAct('return')} testId="receipt-return">
            {t('files.return')}
          </Button>
          <Button icon="returned" onPress={() => onAct('reply')} testId="receipt-reply">
            {t('files.reply')}
          </Button>
        </>
      ) : null}
      {works ? <BinButton receipt={receipt} onAct={onAct} /> : null}
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

function ActDialog({ act, receipt, onClose }: { readonly act: Act; readonly receipt: ReceiptView; readonly onClose: () => void }) {
  switch (act) {
    case 'mark':
      return <MarkDialog receiptIds={[receipt.id]} urgency={receipt.urgency} onClose={onClose} onMarked={onClose} />;
    case 'reply':
      return <ReplyReceiptDialog receipt={receipt} onClose={onClose} />;
    case 'return':
      return <ReturnReceiptDialog receipt={receipt} onClose={onClose} />;
    case 'file':
      return <PutInFileDialog receiptId={receipt.id} enclosures={receipt.enclosures} onClose={onClose} />;
    case 'complete':
      return <CompleteDialog receipt={receipt} onClose={onClose} />;
    case 'bin':
      return <BinDialog thing={{ kind: 'receipt', id: receipt.id, number: receipt.number }} onClose={onClose} />;
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
        <SubjectText paper={{ ...receipt, subject: receipt.subject || t('dak.unopenedCover') }} />
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

type Props = { readonly receiptId: string; readonly marking: boolean; readonly scans: (receipt: ReceiptView) => ReactNode; readonly place?: ReactNode };

/** One receipt: what the diary says of it, where it went, and what the post may do with it now; its scans beside that. */
export function ReceiptScreen({ receiptId, marking, scans, place }: Props) {
  const { t } = useLanguage();
  const { value: receipt, error } = useOfficeQuery('dak.view', { receiptId });
  const [act, setAct] = useState<Act | null>(marking ? 'mark' : null);
  const works = useMay('dak.work');
  const unopened = works && receipt !== undefined && ((receipt.canAct && !receipt.opened) || receipt.copyHere?.opened === false);
  useEffect(() => {
    if (unopened) void ask('dak.markOpened', { receiptId });
  }, [unopened, receiptId]);
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
      <div className="panes receipt-panes">
        <div className="stack receipt-facts" role="region" aria-label={t('dak.receipt')} tabIndex={0}>
          {place}
          <ReceiveNotice receipt={receipt} />
          <CopyNotice receipt={receipt} />
          <EnclosuresAwaited receipt={receipt} />
          <div className="panel panel-padded stack stack-wide">
            <ReceiptFacts receipt={receipt} />
            <EnclosureNotes receipt={receipt} />
            {receipt.hidden ? <p>{t('dak.hiddenText')}</p> : <ReceiptMovements receipt={receipt} />}
          </div>
        </div>
        {receipt.hidden ? null : scans(receipt)}
      </div>
      {act ? <ActDialog act={act} receipt={receipt} onClose={() => setAct(null)} /> : null}
    </Page>
  );
}
