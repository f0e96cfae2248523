import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useEffect } from 'react';
import type { PageSize, PageSource, Rotation } from './page-source.ts';
import { ViewerPage } from './viewer-page.tsx';

const gap = 12;

export type Pages = Virtualizer<HTMLDivElement, Element>;

/** The list of pages in a scrolling frame: only those in view and their neighbours are drawn. */
export function usePages(frame: RefObject<HTMLDivElement | null>, count: number, height: number): Pages {
  const pages = useVirtualizer({ count, getScrollElement: () => frame.current, estimateSize: () => height + gap, overscan: 1, paddingStart: gap });
  useEffect(() => pages.measure(), [pages, height]);
  return pages;
}

type Props = { readonly pages: Pages; readonly source: PageSource; readonly size: PageSize; readonly rotation: Rotation };

/** The pages one below the other. */
export function ViewerPages({ pages, source, size, rotation }: Props) {
  return (
    <div className="viewer-pages" style={{ blockSize: pages.getTotalSize(), minInlineSize: size.width }}>
      {pages.getVirtualItems().map(({ index, start }) => (
        <div key={index} className="viewer-slot" data-page={index + 1} style={{ transform: `translateY(${start}px)` }}>
          <ViewerPage source={source} page={index + 1} width={size.width} height={size.height} rotation={rotation} />
        </div>
      ))}
    </div>
  );
}
