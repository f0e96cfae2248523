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

type Props = { readonly page: number; readonly pages: number; readonly scale: number; readonly zoom: Zoom; readonly acts: ViewerActs; readonly actions: ReactNode };

/** The number of the page; Enter goes to another. */
function PageField({ page, pages, onGo }: { readonly page: number; readonly pages: number; readonly onGo: (page: number) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onGo(wanted);
    setTyped(null);
  };
  return (
    <input
      className="input viewer-number"
      dir="ltr"
      inputMode="numeric"
      aria-label={t('attachments.page')}
      value={typed ?? String(page)}
      onChange={(event) => setTyped(asciiDigits(event.target.value))}
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

/** What can be done with the scan being looked at. */
export function ViewerBar({ page, pages, scale, zoom, acts, actions }: Props) {
  const { t, number } = useLanguage();
  return (
    <div className="viewer-bar">
      <span className="row viewer-group">
        <IconButton icon="up" label={t('attachments.previous')} disabled={page <= 1} onPress={() => acts.goTo(page - 1)} testId="viewer-previous" />
        <PageField page={page} pages={pages} onGo={acts.goTo} />
        <span className="soft small">{t('attachments.ofPages', { pages: number(pages) })}</span>
        <IconButton icon="down" label={t('attachments.next')} disabled={page >= pages} onPress={() => acts.goTo(page + 1)} testId="viewer-next" />
      </span>
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
