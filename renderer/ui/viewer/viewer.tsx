import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../notice.tsx';
import type { Content } from './content.ts';
import type { PageSize, PageSource, Rotation } from './page-source.ts';
import { usePageSource } from './use-page-source.ts';
import { ViewerBar, type Through, type ViewerActs } from './viewer-bar.tsx';
import { usePages, ViewerPages } from './viewer-pages.tsx';
import { ViewerThumbnails } from './viewer-thumbnails.tsx';
import { scaleOf, stepFrom, turned, type Zoom } from './zoom.ts';
import '../pdf/pdf.css';
import './viewer.css';

const marginPx = 40;
const quarter: Readonly<Record<Rotation, Rotation>> = { 0: 90, 90: 180, 180: 270, 270: 0 };

function useFrame() {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<PageSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setSize({ width: Math.floor(entry?.contentRect.width ?? 0), height: Math.floor(entry?.contentRect.height ?? 0) }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, size };
}

function actOnSize(event: KeyboardEvent, acts: ViewerActs): boolean {
  if (['+', '='].includes(event.key)) acts.step(1);
  else if (event.key === '-') acts.step(-1);
  else if (event.code === 'Digit0') acts.zoomTo('width');
  else return false;
  return true;
}

type At = { readonly page: number; readonly pages: number; readonly through: Through | undefined };

/** Ctrl + - 0 for the size, PageUp and PageDown for the page, beyond the ends for the paper before and after, Home and End for both ends. */
function actOn(event: KeyboardEvent, acts: ViewerActs, at: At): boolean {
  if (event.ctrlKey || event.metaKey) return actOnSize(event, acts);
  const page = { PageDown: at.page + 1, PageUp: at.page - 1, Home: 1, End: at.pages }[event.key];
  if (page === undefined) return false;
  const beyond = page < 1 ? at.through?.before : page > at.pages ? at.through?.after : null;
  if (beyond) beyond();
  else acts.goTo(page);
  return true;
}

type OpenProps = { readonly source: PageSource; readonly first: PageSize; readonly label: string; readonly actions: ReactNode; readonly through: Through | undefined };

function OpenViewer({ source, first, label, actions, through }: OpenProps) {
  const { frame, size: room } = useFrame();
  const [zoom, setZoom] = useState<Zoom>('width');
  const [rotation, setRotation] = useState<Rotation>(0);
  const natural = turned(first, rotation);
  const scale = scaleOf(zoom, natural, { width: room.width - marginPx, height: room.height - marginPx });
  const size = { width: Math.floor(natural.width * scale), height: Math.floor(natural.height * scale) };
  const pages = usePages(frame, source.pages, size.height);
  const [asked, setAsked] = useState(through?.at.page ?? 1);
  const offset = pages.scrollOffset ?? 0;
  const askedInView = pages.getVirtualItems().some(({ index, start }) => index === asked - 1 && start >= offset && start < offset + room.height);
  const middle = pages.getVirtualItemForOffset(offset + room.height / 2)?.index ?? 0;
  const page = source.pages === 1 ? 1 : askedInView ? asked : middle + 1;
  const goTo = (wanted: number) => {
    const within = Math.min(source.pages, Math.max(1, wanted));
    setAsked(within);
    pages.scrollToIndex(within - 1, { align: 'start' });
  };
  const measured = room.width > 0;
  const at = through?.at;
  const latest = useRef(goTo);
  useEffect(() => {
    latest.current = goTo;
  });
  useEffect(() => {
    if (measured && at !== undefined) latest.current(at.page);
  }, [measured, at]);
  const acts: ViewerActs = {
    goTo,
    zoomTo: setZoom,
    step: (direction) => setZoom(stepFrom(scale, direction)),
    rotate: () => setRotation(quarter[rotation]),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!actOn(event, acts, { page, pages: source.pages, through })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="viewer-open" onKeyDown={onKeyDown}>
      <ViewerBar page={page} pages={source.pages} scale={scale} zoom={zoom} acts={acts} actions={actions} through={through} />
      <div className="viewer-body">
        {source.pages > 1 ? <ViewerThumbnails source={source} size={natural} rotation={rotation} page={page} onChoose={acts.goTo} label={through?.label} /> : null}
        <div ref={frame} className="viewer-scroll" tabIndex={0} role="group" aria-label={label} data-testid="viewer-scroll">
          {room.width > 0 ? <ViewerPages pages={pages} source={source} size={size} rotation={rotation} /> : null}
        </div>
      </div>
    </div>
  );
}

type Props = { readonly content: Content; readonly pages: number; readonly label: string; readonly actions?: ReactNode; readonly through?: Through };

/** A scan, whatever it is kept as: its pages with thumbnails, read by parts. Nothing in it is run. `content` stays the same object while the same scan is shown. */
export function Viewer({ content, pages, label, actions, through }: Props) {
  const { t } = useLanguage();
  const { opened, failed } = usePageSource(content, pages);
  return (
    <section className="viewer" aria-label={label} data-testid="viewer" data-state={failed ? 'failed' : opened ? 'open' : 'opening'}>
      {failed ? <Notice tone="warn">{t(`attachments.${failed}`)}</Notice> : null}
      {!failed && !opened ? <p className="soft viewer-wait">{t('frame.loading')}</p> : null}
      {opened && !failed ? <OpenViewer source={opened.source} first={opened.first} label={label} actions={actions} through={through} /> : null}
    </section>
  );
}
