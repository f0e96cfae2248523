import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { IconButton } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { PdfPage } from './pdf-page.tsx';
import './pdf.css';

const widestPage = 900;

function usePdf(bytes: Uint8Array) {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [failedBytes, setFailedBytes] = useState<Uint8Array | null>(null);
  useEffect(() => {
    let stopped = false;
    const opening = import('./pdf-engine.ts').then(({ openPdf }) => openPdf(bytes));
    opening
      .then((task) => task.promise)
      .then((opened) => {
        if (!stopped) setDocument(opened);
      })
      .catch(() => {
        if (!stopped) setFailedBytes(bytes);
      });
    return () => {
      stopped = true;
      void opening.then((task) => task.destroy());
    };
  }, [bytes]);
  return { document, failed: failedBytes === bytes };
}

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, width };
}

/** The pages of a PDF exactly as they will be printed. */
export function PdfView({ bytes, label, actions }: { readonly bytes: Uint8Array; readonly label: string; readonly actions?: ReactNode }) {
  const { t, number } = useLanguage();
  const { document, failed } = usePdf(bytes);
  const { frame, width } = useWidth();
  const [zoom, setZoom] = useState(1);
  const pageWidth = Math.floor(Math.min(widestPage, width) * zoom);
  return (
    <section className="pdf" aria-label={label} data-testid="pdf">
      <div className="pdf-bar">
        <span className="soft small">{document ? t('pdf.pages', { pages: document.numPages }) : t('frame.loading')}</span>
        <span className="row">
          <IconButton icon="minus" label={t('pdf.smaller')} disabled={zoom <= 0.5} onPress={() => setZoom(zoom - 0.25)} />
          <span className="small number">{t('pdf.zoom', { percent: number(Math.round(zoom * 100)) })}</span>
          <IconButton icon="add" label={t('pdf.larger')} disabled={zoom >= 3} onPress={() => setZoom(zoom + 0.25)} />
          {actions}
        </span>
      </div>
      <div className="pdf-scroll" tabIndex={0} role="group" aria-label={label}>
        <div ref={frame} className="pdf-pages">
          {failed ? <Notice tone="danger">{t('errors.pdfUnreadable')}</Notice> : null}
          {document && pageWidth > 0
            ? Array.from({ length: document.numPages }, (_, index) => <PdfPage key={index} document={document} number={index + 1} width={pageWidth} />)
            : null}
        </div>
      </div>
    </section>
  );
}
