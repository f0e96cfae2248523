import { useMemo, useState } from 'react';
import type { PaperView } from '../../preload/contract/correspondence.ts';
import type { FileView } from '../../preload/contract/files.ts';
import type { SystemState } from '../../preload/contract/system.ts';
import { goTo } from '../data/navigation.ts';
import { useMay } from '../data/session.tsx';
import { attachmentContent } from '../features/attachments/contents.ts';
import { ReceiptScans } from '../features/attachments/receipt-scans.tsx';
import { FileScans } from '../features/attachments/file-scans.tsx';
import { Contents, type ContentsOrder } from '../features/correspondence/contents.tsx';
import { PaperActs } from '../features/correspondence/paper-acts.tsx';
import { PaperViewer } from '../features/correspondence/paper-viewer.tsx';
import { allSheets, placeOfPaper, type Place, type Sheets } from '../features/correspondence/pages.ts';
import { CorrespondencePane } from '../features/files/correspondence-pane.tsx';
import { LetterPdf } from '../features/letters/letter-pdf.tsx';
import { NewLetterDialog } from '../features/letters/new-letter-dialog.tsx';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';

/** What lies open on the right: a numbered paper, a draft, or the scans as they came in, of one receipt or of the file. */
export type OnTheRight = { readonly kind: 'paper'; readonly place: Place } | { readonly kind: 'draft'; readonly letterId: string } | { readonly kind: 'scans'; readonly receiptId: string | null } | null;

function DraftPreview({ letterId }: { readonly letterId: string }) {
  const { t } = useLanguage();
  return (
    <LetterPdf
      letterId={letterId}
      actions={
        <Button icon="letter" onPress={() => goTo({ screen: 'letter', letterId })} testId="open-letter">
          {t('letters.open')}
        </Button>
      }
    />
  );
}

type PreviewProps = {
  readonly file: FileView;
  readonly open: NonNullable<OnTheRight>;
  readonly sheets: readonly Sheets[];
  readonly mayFlag: boolean;
  readonly onShow: (shown: OnTheRight) => void;
};

function Preview({ file, open, sheets, mayFlag, onShow }: PreviewProps) {
  const scans = open.kind === 'scans';
  const paper = open.kind === 'paper' ? sheets[open.place.at]?.paper : undefined;
  return (
    <div className={scans ? 'pane-preview pane-scans' : 'pane-preview'}>
      {open.kind !== 'scans' ? null : open.receiptId === null ? <FileScans fileId={file.id} mine={file.life.takesPapers} /> : <ReceiptScans receiptId={open.receiptId} inHand={mayFlag} />}
      {open.kind === 'draft' ? <DraftPreview key={open.letterId} letterId={open.letterId} /> : null}
      {open.kind === 'paper' && paper ? (
        <PaperViewer
          all={sheets}
          place={open.place}
          onPlace={(place) => onShow({ kind: 'paper', place })}
          contentOf={attachmentContent}
          actions={<PaperActs fileId={file.id} paper={paper} mayFlag={mayFlag} onScans={() => onShow({ kind: 'scans', receiptId: paper.id })} />}
        />
      ) : null}
    </div>
  );
}

type ActionsProps = {
  /** Null where there is nothing to put in order. */
  readonly order: ContentsOrder | null;
  readonly onOrder: (order: ContentsOrder) => void;
  readonly onScans: () => void;
  readonly onDraft: (() => void) | null;
};

function PaneActions({ order, onOrder, onScans, onDraft }: ActionsProps) {
  const { t } = useLanguage();
  return (
    <span className="row">
      {order === null ? null : (
        <Button kind="quiet" icon="numbers" onPress={() => onOrder(order === 'serial' ? 'put-up' : 'serial')} testId="contents-order">
          {t(order === 'serial' ? 'correspondence.orderSerial' : 'correspondence.orderPutUp')}
        </Button>
      )}
      <Button kind="quiet" icon="copies" onPress={onScans} testId="file-scans">
        {t('attachments.scans')}
      </Button>
      {onDraft ? (
        <Button icon="add" onPress={onDraft} testId="new-letter">
          {t('letters.newDraft')}
        </Button>
      ) : null}
    </span>
  );
}

type Props = {
  readonly file: FileView;
  readonly state: SystemState;
  readonly papers: readonly PaperView[];
  readonly shown: OnTheRight;
  readonly onShow: (shown: OnTheRight) => void;
};

/** The right side of the file: its table of contents, drafts, and the paper being read beside the notes. */
export function CorrespondenceSide({ file, state, papers, shown, onShow }: Props) {
  const works = useMay('file.work');
  const [creating, setCreating] = useState(false);
  const [order, setOrder] = useState<ContentsOrder>('serial');
  const sheets = useMemo(() => allSheets(papers), [papers]);
  const takesPapers = works && file.life.takesPapers && file.office === null;
  const drafts = useMemo(() => file.correspondence.filter((letter) => letter.state === 'draft'), [file.correspondence]);
  const first = useMemo(() => firstShown(sheets, drafts), [sheets, drafts]);
  const open = shown ?? first;
  const { paperId: openPaper, letterId: openDraft } = idsOf(open, sheets);
  const showPaper = (paperId: string) => {
    const place = placeOfPaper(sheets, paperId);
    if (place) onShow({ kind: 'paper', place });
  };
  const actions = (
    <PaneActions
      order={papers.length > 1 ? order : null}
      onOrder={setOrder}
      onScans={() => onShow(open?.kind === 'scans' ? null : { kind: 'scans', receiptId: null })}
      onDraft={takesPapers ? () => setCreating(true) : null}
    />
  );
  return (
    <>
      <CorrespondencePane
        drafts={drafts}
        chosen={openDraft}
        onChoose={(letterId) => onShow({ kind: 'draft', letterId })}
        actions={actions}
        contents={<Contents papers={papers} order={order} open={openPaper} onOpen={showPaper} />}
        preview={open === null ? null : <Preview file={file} open={open} sheets={sheets} mayFlag={takesPapers} onShow={onShow} />}
      />
      {creating ? (
        <NewLetterDialog fileId={file.id} officeLanguages={state.office?.languages ?? []} onClose={() => setCreating(false)} onCreated={(letterId) => goTo({ screen: 'letter', letterId })} />
      ) : null}
    </>
  );
}

function idsOf(open: OnTheRight, sheets: readonly Sheets[]): { readonly paperId: string | null; readonly letterId: string | null } {
  return {
    paperId: open?.kind === 'paper' ? (sheets[open.place.at]?.paper.id ?? null) : null,
    letterId: open?.kind === 'draft' ? open.letterId : null,
  };
}

/** Before anybody chose: the draft that waits, else the paper under consideration, else the last one on the correspondence side. */
function firstShown(sheets: readonly Sheets[], drafts: FileView['correspondence']): OnTheRight {
  const draft = drafts.at(-1);
  if (draft) return { kind: 'draft', letterId: draft.letterId };
  const paper = sheets.find((one) => one.paper.flag === 'puc')?.paper ?? sheets.findLast((one) => one.paper.part === 'correspondence')?.paper ?? sheets[0]?.paper;
  const place = paper ? placeOfPaper(sheets, paper.id) : null;
  return place ? { kind: 'paper', place } : null;
}
