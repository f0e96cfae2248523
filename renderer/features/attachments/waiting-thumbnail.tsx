import { useEffect, useRef } from 'react';
import type { WaitingScan } from '../../../preload/contract/attachments.ts';
import { openPages } from '../../ui/viewer/open-pages.ts';
import { waitingContent } from './contents.ts';

const widthPx = 56;

/** The first page of a waiting scan, small, once it comes into view; a blank sheet where it can't be shown. */
export function WaitingThumbnail({ scan }: { readonly scan: WaitingScan }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { name, mime, size, modifiedAt } = scan;
  useEffect(() => {
    const element = canvas.current;
    if (element === null || mime === 'image/tiff') return;
    let stopped = false;
    const draw = async () => {
      const source = await openPages(waitingContent({ name, mime, size, modifiedAt }), 1);
      try {
        if (!stopped) await source.draw(1, element, { width: Math.ceil(widthPx * window.devicePixelRatio), rotation: 0 }).done;
        element.setAttribute('data-drawn', 'true');
      } finally {
        source.close();
      }
    };
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      draw().catch(() => element.setAttribute('data-drawn', 'failed'));
    });
    observer.observe(element);
    return () => {
      stopped = true;
      observer.disconnect();
    };
  }, [name, mime, size, modifiedAt]);
  return <canvas ref={canvas} className="scan-thumbnail" dir="ltr" aria-hidden="true" />;
}
