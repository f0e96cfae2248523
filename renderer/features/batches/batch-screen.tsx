import { useMemo, useState } from 'react';
import type { BatchView } from '../../../preload/contract/batches.ts';
import { ask } from '../../data/ask.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Register } from '../../ui/register/register.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { BatchStateTag } from './batch-state-tag.tsx';
import './batches.css';

type Row = BatchView['rows'][number];

function useColumns(): readonly Column<Row>[] {
  const { t, number, errorText } = useLanguage();
  return useMemo(
    () => [
      { id: 'line', title: t('batches.line'), width: '4rem', cell: (row) => number(row.line), sortBy: (row) => row.line },
      { id: 'name', title: t('letters.name'), width: 'minmax(12rem, 2fr)', cell: (row) => <ScriptText text={row.name} />, sortBy: (row) => row.name },
      { id: 'number', title: t('letters.number'), width: 'minmax(11rem, 1fr)', cell: (row) => (row.number ? <NumberText text={row.number} /> : '—'), sortBy: (row) => row.number ?? '' },
      {
        id: 'state',
        title: t('letters.state'),
        width: 'minmax(9rem, 1.4fr)',
        cell: (row) => (row.error ? <span className="field-error">{errorText({ code: row.error })}</span> : <Tag text={t(`batches.row_${row.state}`)} tone={row.state === 'issued' ? 'good' : 'plain'} />),
        text: (row) => (row.error ? errorText({ code: row.error }) : t(`batches.row_${row.state}`)),
        sortBy: (row) => row.state,
      },
    ],
    [t, number, errorText],
  );
}

function CancelBatchDialog({ batch, onClose }: { readonly batch: BatchView; readonly onClose: () => void }) {
  const { t, number } = useLanguage();
  const cancel = async () => {
    await ask('batches.cancel', { batchId: batch.id });
    onClose();
  };
  return (
    <Dialog
      title={t('batches.cancelTitle')}
      alert
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('batches.goOn')}
          </Button>
          <Button kind="danger" onPress={() => void cancel()} testId="batch-cancel-confirm">
            {t('batches.cancelNow')}
          </Button>
        </>
      }
    >
      <p>{t('batches.cancelText', { issued: number(batch.issued), left: number(batch.total - batch.issued) })}</p>
    </Dialog>
  );
}

function Actions({ batch }: { readonly batch: BatchView }) {
  const { t } = useLanguage();
  const may = useMay('letter.approve');
  const [open, setOpen] = useState<'resume' | 'cancel' | null>(null);
  if (!may || batch.state === 'done' || batch.state === 'cancelled') return null;
  return (
    <>
      <Button kind="danger" onPress={() => setOpen('cancel')} testId="batch-cancel">
        {t('batches.cancel')}
      </Button>
      {batch.state === 'running' ? (
        <Button icon="pause" onPress={() => void ask('batches.pause', { batchId: batch.id })} testId="batch-pause">
          {t('batches.pause')}
        </Button>
      ) : (
        <Button kind="primary" icon="play" onPress={() => setOpen('resume')} testId="batch-resume">
          {t('batches.resume')}
        </Button>
      )}
      {open === 'cancel' ? <CancelBatchDialog batch={batch} onClose={() => setOpen(null)} /> : null}
      {open === 'resume' ? (
        <PinDialog title={t('batches.resumeTitle')} action={t('batches.resume')} onClose={() => setOpen(null)} onPin={(pin) => ask('batches.resume', { batchId: batch.id, pin })}>
          <p>{t('batches.resumeText')}</p>
        </PinDialog>
      ) : null}
    </>
  );
}

/** One batch: how far it is, and what became of each line. */
export function BatchScreen({ batchId }: { readonly batchId: string }) {
  const { t, number, errorText } = useLanguage();
  const { value: batch, error } = useOfficeQuery('batches.view', { batchId });
  const columns = useColumns();
  if (!batch) {
    return (
      <Page title={t('frame.batches')} testId="batch">
        <div className="page-body">
          <ErrorNotice error={error} />
        </div>
      </Page>
    );
  }
  const title = (
    <div className="row">
      <h1>
        <ScriptText text={batch.title} />
      </h1>
      <BatchStateTag state={batch.state} />
    </div>
  );
  return (
    <Page title={title} testId="batch" actions={<Actions batch={batch} />}>
      <div className="page-body page-register">
        {batch.error ? <Notice tone="danger">{errorText(batch.error)}</Notice> : null}
        <Progress label={t('batches.progress')} done={batch.issued} total={batch.total} text={t('frame.doneOf', { done: number(batch.issued), total: number(batch.total) })} />
        <Register
          list="batch-rows"
          label={t('batches.list')}
          columns={columns}
          rows={batch.rows}
          rowId={(row) => String(row.line)}
          onOpen={(row) => (row.letterId ? goTo({ screen: 'letter', letterId: row.letterId }) : undefined)}
          empty={null}
          minWidth="44rem"
          testId="batch-rows"
        />
      </div>
    </Page>
  );
}
