import type { ReactNode } from 'react';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { IconButton } from '../button.tsx';
import { asciiDigits } from '../pin-field.tsx';
import type { Zoom } from './zoom.ts';

export type ViewerActs = {
  readonly goTo: (page: number) => void;
  readonly zoomTo: (zoom: Zoom) => void;
  readonly step: (direction: 1 | -1) => void;
  readonly rotate: () => void;
};

/** A paper that is one of several read through: how its pages are cited, and what lies beyond its ends. */
export type Through = {
  /** The page to be at; a new object whenever somebody asks for one. */
  readonly at: { readonly page: number };
  readonly label: (page: number) => string;
  /** The last page of all, as it is cited. */
  readonly last: string;
  /** Goes to a page as typed; false when there is none. */
  readonly goTo: (typed: string) => boolean;
  readonly before: (() => void) | null;
  readonly after: (() => void) | null;
};

type PagingProps = { readonly page: number; readonly pages: number; readonly onGo: (page: number) => void; readonly through: Through | undefined };
type Props = { readonly page: number; readonly pages: number; readonly scale: number; readonly zoom: Zoom; readonly acts: ViewerActs; readonly actions: ReactNode; readonly through?: Through | undefined };

/** The number of the page; Enter goes to another. */
function PageField({ page, pages, onGo, through }: PagingProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    const wanted = Number(typed);
    if (typed !== null && through) through.goTo(typed);
    else if (typed !== null && Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onGo(wanted);
    setTyped(null);
  };
  return (
    <input
      className="input viewer-number"
      dir="ltr"
      inputMode={through ? 'text' : 'numeric'}
      aria-label={t('attachments.page')}
      value={typed ?? through?.label(page) ?? String(page)}
      onChange={(event) => setTyped(through ? event.target.value : asciiDigits(event.target.value))}
      onFocus={(event) => event.target.select()}
      onBlur={leave}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') leave();
      }}
      data-testid="viewer-page-number"
    />
  );
}

/** From page to page; beyond the ends of the paper to the one before or after it. */
export function ViewerPaging({ page, pages, onGo, through }: PagingProps) {
  const { t, number } = useLanguage();
  const before = page > 1 ? () => onGo(page - 1) : (through?.before ?? null);
  const after = page < pages ? () => onGo(page + 1) : (through?.after ?? null);
  return (
    <span className="row viewer-group">
      <IconButton icon="up" label={t('attachments.previous')} disabled={before === null} onPress={() => before?.()} testId="viewer-previous" />
      <PageField page={page} pages={pages} onGo={onGo} through={through} />
      <span className="soft small">
        {through ? <bdi dir="ltr">{through.last}</bdi> : t('attachments.ofPages', { pages: number(pages) })}
      </span>
      <IconButton icon="down" label={t('attachments.next')} disabled={after === null} onPress={() => after?.()} testId="viewer-next" />
    </span>
  );
}

/** What can be done with the scan being looked at. */
export function ViewerBar({ page, pages, scale, zoom, acts, actions, through }: Props) {
  const { t, number } = useLanguage();
  return (
    <div className="viewer-bar">
      <ViewerPaging page={page} pages={pages} onGo={acts.goTo} through={through} />
      <span className="row viewer-group">
        <IconButton icon="minus" label={t('attachments.smaller')} onPress={() => acts.step(-1)} testId="viewer-smaller" />
        <span className="small number viewer-scale" data-testid="viewer-zoom">
          {t('pdf.zoom', { percent: number(Math.round(scale * 100)) })}
        </span>
        <IconButton icon="add" label={t('attachments.larger')} onPress={() => acts.step(1)} testId="viewer-larger" />
        <IconButton icon="fitWidth" label={t('attachments.fitWidth')} disabled={zoom === 'width'} onPress={() => acts.zoomTo('width')} testId="viewer-fit-width" />
        <IconButton icon="fitPage" label={t('attachments.fitPage')} disabled={zoom === 'page'} onPress={() => acts.zoomTo('page')} testId="viewer-fit-page" />
        <IconButton icon="redo" label={t('attachments.rotate')} onPress={acts.rotate} testId="viewer-rotate" />
        {actions}
      </span>
    </div>
  );
}
