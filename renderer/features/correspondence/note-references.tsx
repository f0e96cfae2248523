import { useCallback, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import type { PaperView } from '../../../preload/contract/correspondence.ts';
import type { FileView } from '../../../preload/contract/files.ts';
import { goTo } from '../../data/navigation.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { References } from '../../ui/editor/insertable-references.ts';
import { plainText } from '../../ui/editor/rich-text.ts';
import { TextLinks } from '../../ui/editor/text-links.ts';
import { allSheets, pageLabel, placeOf, spanLabel, type FilePage } from './pages.ts';
import { findReferences, type LinkedFile, type Target } from './references.ts';
import './correspondence.css';

const mostPagesOffered = 400;

/** Brings a paragraph of the notes into view and marks it for a moment. */
function showParagraph(number: number): void {
  const paragraph = document.querySelector(`[data-paragraph="${number}"]`);
  paragraph?.scrollIntoView({ block: 'center' });
  paragraph?.animate([{ backgroundColor: 'Highlight' }, { backgroundColor: 'transparent' }], 1600);
}

/** The files that this one hangs together with, which a note may name. */
function linkedFiles({ life, id }: Pick<FileView, 'life' | 'id'>): readonly LinkedFile[] {
  const others = [...life.links, ...life.attachments, ...life.parts, ...life.volumes, ...(life.main ? [life.main] : []), ...(life.attachedTo ? [life.attachedTo] : [])];
  return [...new Map(others.filter((other) => other.id !== id).map((other) => [other.id, { id: other.id, number: other.number }])).values()];
}

function useOffered(file: FileView, papers: readonly PaperView[]) {
  const { t, number } = useLanguage();
  return useMemo(() => {
    const ofPapers = papers.map((paper) => ({ id: `paper-${paper.id}`, label: spanLabel(paper), detail: [paper.subject, paper.party, paper.number].filter((text) => text !== '').join(' · ') }));
    const pages = papers.flatMap((paper) =>
      paper.lastPage === paper.firstPage ? [] : Array.from({ length: paper.lastPage - paper.firstPage + 1 }, (_, at) => ({ paper, page: paper.firstPage + at })),
    );
    const ofPages = pages.slice(0, mostPagesOffered).map(({ paper, page }) => {
      const label = pageLabel({ part: paper.part, page });
      return { id: `page-${label}`, label, detail: paper.subject };
    });
    const ofParagraphs = file.notes.flatMap((note) =>
      (note.content?.content ?? []).filter((block) => plainText({ type: 'doc', content: [block] }) !== '').map((block, at) => ({
        id: `paragraph-${note.firstParagraph + at}`,
        label: t('correspondence.paragraph', { number: number(note.firstParagraph + at) }),
        detail: plainText({ type: 'doc', content: [block] }).slice(0, 80),
      })),
    );
    const ofFiles = linkedFiles(file).map((other) => ({ id: `file-${other.id}`, label: other.number }));
    return [...ofPapers, ...ofParagraphs, ...ofFiles, ...ofPages];
  }, [file, papers, t, number]);
}

type Props = { readonly file: FileView; readonly papers: readonly PaperView[]; readonly onPage: (page: FilePage) => void; readonly children: ReactNode };

/** Makes what notes refer to into links (domain.md row 26), found as they are shown, and offers references to whoever writes. */
export function NoteReferences({ file, papers, onPage, children }: Props) {
  const offered = useOffered(file, papers);
  const { id, life } = file;
  const links = useMemo(() => linkedFiles({ id, life }), [id, life]);
  const sheets = useMemo(() => allSheets(papers), [papers]);
  const paragraphs = file.notes.reduce((most, note) => Math.max(most, note.lastParagraph), 0);
  // A note names what stood before it: that another follows is no reason to look through all of them again.
  const written = useRef(paragraphs);
  useLayoutEffect(() => {
    written.current = paragraphs;
  });
  const firstParagraph = file.notes.find((note) => note.firstParagraph > 0)?.firstParagraph ?? 1;
  const leadsSomewhere = useCallback(
    (target: Target) =>
      target.kind === 'file' || (target.kind === 'page' ? placeOf(sheets, target) !== null : target.number >= firstParagraph && target.number <= written.current),
    [sheets, firstParagraph],
  );
  const follow = useCallback(
    (target: Target) => {
      if (target.kind === 'file') goTo({ screen: 'file', fileId: target.fileId });
      else if (target.kind === 'page') onPage(target);
      else showParagraph(target.number);
    },
    [onPage],
  );
  const linked = useCallback(
    (text: string): ReactNode => {
      const found = findReferences(text, links).filter(({ target }) => leadsSomewhere(target));
      if (found.length === 0) return text;
      const pieces: ReactNode[] = [];
      let at = 0;
      for (const { from, to, target } of found) {
        pieces.push(text.slice(at, from), <ReferenceLink key={from} text={text.slice(from, to)} onFollow={() => follow(target)} />);
        at = to;
      }
      return [...pieces, text.slice(at)];
    },
    [links, leadsSomewhere, follow],
  );
  return (
    <References value={offered}>
      <TextLinks value={linked}>{children}</TextLinks>
    </References>
  );
}

function ReferenceLink({ text, onFollow }: { readonly text: string; readonly onFollow: () => void }) {
  return (
    <button type="button" className="reference" onClick={onFollow} data-testid="reference-link">
      <bdi dir={/^\p{Script=Latin}/u.test(text) ? 'ltr' : 'auto'}>{text}</bdi>
    </button>
  );
}
