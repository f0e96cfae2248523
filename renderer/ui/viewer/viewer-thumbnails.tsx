import { useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { PageSize, PageSource, Rotation } from './page-source.ts';
import { usePages } from './viewer-pages.tsx';
import { ViewerPage } from './viewer-page.tsx';

const width = 92;
const captionPx = 26;

type Props = { readonly source: PageSource; readonly size: PageSize; readonly rotation: Rotation; readonly page: number; readonly onChoose: (page: number) => void; readonly label?: ((page: number) => string) | undefined };

/** Small pictures of the pages; the one being read is marked and kept in view. */
export function ViewerThumbnails({ source, size, rotation, page, onChoose, label }: Props) {
  const { t, number } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const height = Math.round((width * size.height) / size.width);
  const pages = usePages(frame, source.pages, height + captionPx);
  useEffect(() => pages.scrollToIndex(page - 1, { align: 'auto' }), [pages, page]);
  return (
    <nav ref={frame} className="viewer-thumbnails" aria-label={t('attachments.thumbnails')} data-testid="viewer-thumbnails">
      <div className="viewer-pages" style={{ blockSize: pages.getTotalSize() }}>
        {pages.getVirtualItems().map(({ index, start }) => (
          <div key={index} className="viewer-slot" style={{ transform: `translateY(${start}px)` }}>
            <button type="button" tabIndex={-1} className="viewer-thumbnail" aria-current={index + 1 === page ? 'page' : undefined} onClick={() => onChoose(index + 1)}>
              <ViewerPage source={source} page={index + 1} width={width} height={height} rotation={rotation} />
              <span className="small soft">{label ? <bdi dir="ltr">{label(index + 1)}</bdi> : number(index + 1)}</span>
            </button>
          </div>
        ))}
      </div>
    </nav>
  );
}
