import { useMemo, type ReactNode } from 'react';
import type { PaperView } from '../../../preload/contract/correspondence.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import type { Content } from '../../ui/viewer/content.ts';
import { ViewerPaging, type Through } from '../../ui/viewer/viewer-bar.tsx';
import { Viewer } from '../../ui/viewer/viewer.tsx';
import { differingPages, labelIn, readPage, placeOf, spanLabel, type Place, type Sheets } from './pages.ts';

type Scan = PaperView['scans'][number];
export type ContentOf = (scan: Scan) => Content;

type Shown = { readonly sheets: Sheets; readonly through: Through; readonly label: string; readonly actions: ReactNode };

/** The sealed PDF of a letter as pages. */
function LetterSheets({ sheets, through, label, actions }: Shown) {
  const { t } = useLanguage();
  const { value, error } = useOfficeQuery('letters.pdf', { letterId: sheets.paper.id });
  const bytes = value?.bytes;
  const content = useMemo(
    (): Content | null =>
      bytes ? { mime: 'application/pdf', size: bytes.length, read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)) } : null,
    [bytes],
  );
  if (error) return <ErrorNotice error={error} />;
  return content ? <Viewer content={content} pages={sheets.pages} label={label} actions={actions} through={through} /> : <p className="soft contents-wait">{t('correspondence.loading')}</p>;
}

function ScanSheets({ scan, contentOf, ...shown }: Shown & { readonly scan: Scan; readonly contentOf: ContentOf }) {
  const content = useMemo(() => contentOf(scan), [contentOf, scan]);
  return <Viewer content={content} pages={scan.pages} label={shown.label} actions={shown.actions} through={shown.through} />;
}

/** A paper that was never scanned: where it lies, and the way to the next one. */
function NoSheets({ sheets, through, label, actions }: Shown) {
  const { t } = useLanguage();
  const { at } = through;
  return (
    <section className="viewer" aria-label={label} data-testid="viewer" data-state="none">
      <div className="viewer-bar">
        <ViewerPaging page={at.page} pages={sheets.pages} onGo={(page) => through.goTo(labelIn(sheets, page))} through={through} />
        <span className="row viewer-group">{actions}</span>
      </div>
      <p className="soft contents-wait">{t('correspondence.noScan', { pages: spanLabel(sheets.paper) })}</p>
    </section>
  );
}

type Props = {
  readonly all: readonly Sheets[];
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly contentOf: ContentOf;
  readonly actions: ReactNode;
};

/** One paper beside the notes; its pages go on into the papers before and after it. */
export function PaperViewer({ all, place, onPlace, contentOf, actions }: Props) {
  const { t } = useLanguage();
  const sheets = all[place.at];
  if (!sheets) return null;
  const { paper, scan } = sheets;
  const inPart = all.filter((other) => other.paper.part === paper.part);
  const end = inPart.at(-1)?.paper.lastPage ?? 1;
  const [previous, next] = [all[place.at - 1], all[place.at + 1]];
  const through: Through = {
    at: place,
    label: (page) => labelIn(sheets, page),
    last: `/ ${end}`,
    goTo: (typed) => {
      const wanted = readPage(typed, paper.part);
      const found = wanted ? placeOf(all, wanted) : null;
      if (found) onPlace(found);
      return found !== null;
    },
    before: previous ? () => onPlace({ at: place.at - 1, page: previous.pages }) : null,
    after: next ? () => onPlace({ at: place.at + 1, page: 1 }) : null,
  };
  const shown: Shown = { sheets, through, label: paper.subject || spanLabel(paper), actions };
  const differing = differingPages(paper);
  const view =
    scan ? <ScanSheets key={scan.id} {...shown} scan={scan} contentOf={contentOf} /> : paper.kind === 'letter' ? <LetterSheets key={paper.id} {...shown} /> : <NoSheets key={paper.id} {...shown} />;
  return (
    <div className="paper-viewer" data-testid="paper-viewer" data-paper={paper.number}>
      {differing === null ? null : <Notice tone="warn">{t('correspondence.scanDiffers', { scanned: differing, pages: spanLabel(paper) })}</Notice>}
      {scan?.withdrawn ? <Notice tone="warn">{t('correspondence.crossedOut')}</Notice> : null}
      {view}
    </div>
  );
}
