import { useState } from 'react';
import type { Draft } from '../../../preload/contract/letters.ts';
import type { ReactNode } from 'react';
import type { Language } from '../../../preload/contract/values.ts';
import { ask } from '../../data/ask.ts';
import { goTo } from '../../data/navigation.ts';
import { useSession } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { plainText } from '../../ui/editor/rich-text.ts';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { ListInput } from './list-input.tsx';
import { ListTable } from './list-table.tsx';
import './batches.css';

type FormProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };
type Props = {
  readonly fileId: string | null;
  readonly officeLanguages: readonly Language[];
  /** The form of one letter, which the area of letters owns. */
  readonly letterForm: (props: FormProps) => ReactNode;
};

function firstDraft(language: Language, signatoryPostId: string): Draft {
  return { form: 'notice', languages: [language], classification: 'normal', subject: {}, to: [], copyTo: [], body: {}, enclosures: [], signatoryPostId };
}

const isWritten = (draft: Draft): boolean => draft.languages.every((language) => (draft.subject[language] ?? '').trim() !== '' && plainText(draft.body[language]) !== '');

function Fields({ columns }: { readonly columns: readonly string[] }) {
  const { t } = useLanguage();
  return (
    <p className="soft">
      {t('batches.fields')}{' '}
      {columns.map((column) => (
        <code key={column} className="batch-field">
          {`{{${column}}}`}
        </code>
      ))}
    </p>
  );
}

function useList(csv: string) {
  const settled = useSettled(csv, 500);
  const filled = settled.trim() !== '';
  const list = useOfficeQuery('batches.readList', { csv: settled }, { enabled: filled, keepPrevious: true });
  return { list: filled ? list.value : undefined, error: filled ? list.error : null };
}

function useFiles() {
  const { name } = useLanguage();
  const inbox = useOfficeQuery('files.list', { folder: 'all', limit: 500 });
  const session = useSession();
  const mine = (inbox.value?.rows ?? []).filter((file) => file.holderPostId === session.post.postId);
  return mine.map((file) => ({ id: file.id, label: file.number, detail: file.subject || name(file.section) }));
}

/** Many letters from one text and one list: each gets its own number and its own seal. */
export function NewBatchScreen({ fileId, officeLanguages, letterForm }: Props) {
  const { t, language } = useLanguage();
  const session = useSession();
  const files = useFiles();
  const [file, setFile] = useState(fileId);
  const [csv, setCsv] = useState('');
  const [draft, setDraft] = useState<Draft>(() => firstDraft(officeLanguages.find((candidate) => candidate === language) ?? officeLanguages[0] ?? language, session.post.postId));
  const [asking, setAsking] = useState(false);
  const { list, error } = useList(csv);
  const rows = list?.rows.length ?? 0;
  const ready = file !== null && rows > 0 && list?.problems.length === 0 && isWritten(draft);
  const start = async (pin: string) => {
    const result = await ask('batches.start', { fileId: file ?? '', draft, csv, pin });
    if (result.ok) goTo({ screen: 'batch', batchId: result.value.id });
    return result;
  };
  return (
    <Page
      title={t('batches.newTitle')}
      testId="new-batch"
      actions={
        <Button kind="primary" icon="play" disabled={!ready} onPress={() => setAsking(true)} testId="batch-start">
          {rows > 0 ? t('batches.startCount', { count: rows }) : t('batches.start')}
        </Button>
      }
    >
      <div className="panes">
        <section className="panel panel-padded stack batch-pane" aria-label={t('batches.list')}>
          <h2>{t('batches.stepList')}</h2>
          <ComboField label={t('batches.file')} options={files} value={file} onChange={setFile} empty={t('batches.noFile')} testId="batch-file" />
          <ListInput csv={csv} onChange={setCsv} />
          <ErrorNotice error={error} />
          {list ? <ListTable list={list} /> : null}
        </section>
        <section className="panel panel-padded stack batch-pane" aria-label={t('batches.stepText')}>
          <h2>{t('batches.stepText')}</h2>
          {list ? <Fields columns={list.columns} /> : <Notice>{t('batches.textHint')}</Notice>}
          {letterForm({ draft, onChange: setDraft })}
        </section>
      </div>
      {asking ? (
        <PinDialog title={t('batches.startTitle')} action={t('batches.startNow')} onClose={() => setAsking(false)} onPin={start}>
          <p>{t('batches.startText', { count: rows })}</p>
        </PinDialog>
      ) : null}
    </Page>
  );
}
