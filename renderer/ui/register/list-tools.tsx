import { useRef, useState } from 'react';
import type { ListLayout } from '../../../preload/contract/lists.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { saveFile } from '../../data/save-file.ts';
import { today } from '../../data/today.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Notice } from '../notice.tsx';
import { PaperDialog } from '../paper-dialog.tsx';
import { Progress } from '../progress.tsx';
import { showToast } from '../toasts.tsx';
import { ColumnsDialog } from './columns-dialog.tsx';
import { csvFile } from './list-text.ts';
import type { Column } from './register-columns.ts';
import { cellText } from './register-columns.ts';
import type { RowSource } from './row-source.ts';

/** Sheets of more lines than this are nobody's reading; the core takes no more. */
const mostPrinted = 3000;

type Props<Row> = {
  readonly label: string;
  readonly offered: readonly Column<Row>[];
  readonly columns: readonly Column<Row>[];
  readonly layout: ListLayout | null;
  readonly onLayout: (layout: ListLayout | null) => void;
  readonly source: RowSource<Row>;
  /** False where the screen has its own way to save and print the list. */
  readonly exported: boolean;
};

type Texts = readonly (readonly string[])[];

function useGathering<Row>({ columns, source }: Pick<Props<Row>, 'columns' | 'source'>) {
  const { errorText } = useLanguage();
  const [done, setDone] = useState<number | null>(null);
  const going = useRef(true);
  const gather = async (): Promise<Texts | null> => {
    going.current = true;
    setDone(0);
    try {
      const rows = await source.all((part) => {
        setDone(part);
        return going.current;
      });
      return rows?.map((row) => columns.map((column) => cellText(column, row))) ?? null;
    } catch {
      showToast(errorText({ code: 'internal' }), true);
      return null;
    } finally {
      setDone(null);
    }
  };
  const stop = () => {
    going.current = false;
  };
  return { done, gather, stop };
}

function ListPaper({ title, headings, rows, onClose }: { readonly title: string; readonly headings: string[]; readonly rows: Texts; readonly onClose: () => void }) {
  const { language } = useLanguage();
  const paper = useOfficeQuery('lists.paper', { title, headings, rows: rows.map((row) => [...row]), language });
  return <PaperDialog title={title} paper={paper} purpose="register" onClose={onClose} />;
}

/** What can be done with a list as a whole: its columns, and the whole of it as CSV or on paper. */
export function ListTools<Row>({ label, offered, columns, layout, onLayout, source, exported }: Props<Row>) {
  const { t, number, errorText } = useLanguage();
  const [choosing, setChoosing] = useState(false);
  const [paper, setPaper] = useState<Texts | null>(null);
  const { done, gather, stop } = useGathering({ columns, source });
  const [tooLong, setTooLong] = useState(false);
  const headings = columns.map(({ title }) => title);
  const exportCsv = async () => {
    const rows = await gather();
    if (!rows) return;
    const { saved, error } = await saveFile({ bytes: csvFile(headings, rows), fileName: `list-${today()}.csv`, purpose: 'register', kind: 'csv' });
    if (error) showToast(errorText(error), true);
    else if (saved !== null) showToast(t('lists.exported', { count: rows.length }));
  };
  const print = async () => {
    if (source.total > mostPrinted) return setTooLong(true);
    setPaper(await gather());
  };
  return (
    <span className="register-tools">
      <Button kind="quiet" icon="settings" onPress={() => setChoosing(true)} testId="list-columns">
        {t('lists.columns')}
      </Button>
      {exported ? (
        <>
          <Button kind="quiet" icon="save" disabled={done !== null} onPress={() => void exportCsv()} testId="list-csv">
            {t('lists.csv')}
          </Button>
          <Button kind="quiet" icon="print" disabled={done !== null} onPress={() => void print()} testId="list-pdf">
            {t('lists.pdf')}
          </Button>
        </>
      ) : null}
      {choosing ? <ColumnsDialog offered={offered} columns={columns} layout={layout} onLayout={onLayout} onClose={() => setChoosing(false)} /> : null}
      {done !== null && source.total > 1000 ? (
        <Dialog title={t('lists.gathering')} onClose={stop} testId="list-gathering" actions={<Button onPress={stop}>{t('frame.cancel')}</Button>}>
          <Progress label={label} done={done} total={source.total} text={t('frame.doneOf', { done: number(done), total: number(source.total) })} />
        </Dialog>
      ) : null}
      {tooLong ? (
        <Dialog title={label} onClose={() => setTooLong(false)} actions={<Button autoFocus onPress={() => setTooLong(false)}>{t('frame.close')}</Button>}>
          <Notice>{t('lists.tooLong', { most: number(mostPrinted) })}</Notice>
        </Dialog>
      ) : null}
      {paper ? <ListPaper title={label} headings={headings} rows={paper} onClose={() => setPaper(null)} /> : null}
    </span>
  );
}
