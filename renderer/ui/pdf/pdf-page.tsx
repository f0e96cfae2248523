import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { paper } from './paper-colour.ts';

type Props = { readonly document: PDFDocumentProxy; readonly number: number; readonly width: number };

/** One page drawn at the sharpness of the screen. A canvas draws text in the direction of its element, and a PDF places every glyph itself: left to right always. */
export function PdfPage({ document, number, width }: Props) {
  const { t } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(Math.SQRT2);
  useEffect(() => {
    let stopped = false;
    let stop = () => {};
    const draw = async () => {
      const page = await document.getPage(number);
      const element = canvas.current;
      if (stopped || element === null) return;
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.height / natural.width);
      const viewport = page.getViewport({ scale: (width / natural.width) * window.devicePixelRatio });
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      paper(element);
      const task = page.render({ canvas: element, viewport });
      stop = () => task.cancel();
      await task.promise;
      element.dataset['drawn'] = 'true';
    };
    draw().catch(() => {
      if (!stopped) canvas.current?.setAttribute('data-drawn', 'failed');
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [document, number, width]);
  return (
    <canvas
      ref={canvas}
      role="img"
      dir="ltr"
      className="pdf-page"
      style={{ inlineSize: width, blockSize: width * ratio }}
      aria-label={t('pdf.page', { page: number, pages: document.numPages })}
    />
  );
}
