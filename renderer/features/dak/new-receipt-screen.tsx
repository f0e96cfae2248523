import type { KeyboardEvent, ReactNode } from 'react';
import { useCallback, useRef, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { goTo } from '../../data/navigation.ts';
import { useScansUnderWay } from '../../data/scans-under-way.ts';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { isolate, isolateLtr } from '../../i18n/script.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { DoNotDiarise } from './do-not-diarise.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { enterGoesOn } from './enter-goes-on.ts';
import { HandlingFields, LetterFields } from './paper-fields.tsx';
import { copiedDraft, draftProblems, emptyDraft, entryOf, nextDraft, type ReceiptDraft } from './receipt-draft.ts';
import { ReceiptPaperDialog, type ReceiptPaper } from './receipt-paper-dialog.tsx';
import { SenderFields } from './sender-fields.tsx';
import { useMails, type TakeMails } from './use-mails.ts';
import { useOfficeCountry } from './use-office-country.ts';
import './dak.css';

type Given = Output<'dak.diarise'>;
type After = 'next' | 'mark' | 'copy';

const noProblems: readonly never[] = [];

function GivenNotice({ given }: { readonly given: Given }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<{ readonly paper: ReceiptPaper; readonly receiptId: string } | null>(null);
  const show = (paper: ReceiptPaper) => setOpen({ paper, receiptId: given.id });
  return (
    <Notice tone="good">
      <div className="row" data-testid="given" data-number={given.number}>
        <span role="status">{t('dak.given', { number: isolateLtr(given.number), code: isolateLtr(given.trackingCode) })}</span>
        <Button onPress={() => show('slip')} testId="given-slip">
          {t('dak.slip')}
        </Button>
        <Button onPress={() => show('label')} testId="given-label">
          {t('dak.label')}
        </Button>
        <Button onPress={() => goTo({ screen: 'receipt', receiptId: given.id })} testId="given-open">
          {t('dak.openReceipt')}
        </Button>
      </div>
      {open ? <ReceiptPaperDialog {...open} onClose={() => setOpen(null)} /> : null}
    </Notice>
  );
}

function useDiaryForm() {
  const { language } = useLanguage();
  const [draft, setDraft] = useState<ReceiptDraft>(() => emptyDraft(today(), language));
  const [tried, setTried] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  /** Counts papers, so that each begins with the cursor in its first field. */
  const [turn, setTurn] = useState(0);
  const { value: staged } = useOfficeQuery('attachments.staged', {});
  const scansUnderWay = useScansUnderWay();
  const diarise = useCommand('dak.diarise');
  const under = useRef(false);
  const home = useOfficeCountry();
  const save = async (after: After) => {
    if (draftProblems(draft, home).length > 0 || draft.receivedOn === null) return setTried(true);
    if (under.current || scansUnderWay) return;
    under.current = true;
    const result = await diarise.run({ ...entryOf(draft, draft.receivedOn), attachments: (staged ?? []).map(({ id }) => id) });
    under.current = false;
    if (!result.ok) return;
    if (after === 'mark') return goTo({ screen: 'receipt', receiptId: result.value.id, marking: true });
    setGiven(result.value);
    setDraft(after === 'copy' ? copiedDraft(draft) : nextDraft(draft, today()));
    setTried(false);
    setTurn(turn + 1);
  };
  const needless = diarise.error?.code === 'scanRequired' && staged?.length !== 0;
  const change = useCallback((part: Partial<ReceiptDraft>) => setDraft((before) => ({ ...before, ...part })), []);
  return { draft, change, problems: tried ? draftProblems(draft, home) : noProblems, given, turn, save, busy: diarise.busy || scansUnderWay, scansUnderWay, error: needless ? null : diarise.error };
}

/** What each key that saves goes on with (row 2): Ctrl Enter the next paper, Ctrl Shift Enter the marking, Alt Enter a copy of the entry. */
function savedBy({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): After | null {
  if (key !== 'Enter') return null;
  if (altKey) return 'copy';
  if (!ctrlKey && !metaKey) return null;
  return shiftKey ? 'mark' : 'next';
}

/** A paper is entered in the diary with the keyboard alone: Enter from field to field, a key for each way to save. Warnings stand where they are seen while typing; `scans` is what stands beside the form. */
export function NewReceiptScreen({ scans }: { readonly scans: (onMails: TakeMails) => ReactNode }) {
  const { t } = useLanguage();
  const { draft, change, problems, given, turn, save, busy, scansUnderWay, error } = useDiaryForm();
  const mails = useMails(change);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const after = savedBy(event);
    if (after !== null) {
      event.preventDefault();
      event.stopPropagation();
      void save(after);
    } else enterGoesOn(event);
  };
  const fields = { draft, onChange: change, problems };
  return (
    <Page title={t('dak.newTitle')} testId="new-receipt">
      <div className="panes diary-entry">
        <div className="panel panel-padded stack diary-form" onKeyDownCapture={onKeyDown}>
          {given ? <GivenNotice given={given} /> : <p className="soft small">{t('dak.keys')}</p>}
          <SenderFields key={turn} {...fields} />
          <LetterFields {...fields} />
          <HandlingFields {...fields} />
          <div className="stack stack-tight diary-actions">
            <DuplicateNotice draft={draft} />
            <DoNotDiarise draft={draft} />
            <ErrorNotice error={error ?? mails.error} />
            {mails.notTaken.length > 0 ? <Notice tone="warn"><span data-testid="mail-not-taken">{t('dak.mailNotTaken', { names: mails.notTaken.map(isolate).join(' · ') })}</span></Notice> : null}
            {mails.oneByOne ? <Notice>{t('dak.mailOneByOne')}</Notice> : null}
            {scansUnderWay ? <Notice>{t('dak.scansComing')}</Notice> : null}
            <div className="row row-end">
              <Button disabled={busy} onPress={() => void save('copy')} keys="Alt Enter" testId="save-copy">
                {t('dak.saveAndCopy')}
              </Button>
              <Button disabled={busy} onPress={() => void save('mark')} keys="Ctrl Shift Enter" testId="save-mark">
                {t('dak.saveAndMark')}
              </Button>
              <Button kind="primary" disabled={busy} onPress={() => void save('next')} keys="Ctrl Enter" testId="save-receipt">
                {t('dak.save')}
              </Button>
            </div>
          </div>
        </div>
        {scans(mails.take)}
      </div>
    </Page>
  );
}
