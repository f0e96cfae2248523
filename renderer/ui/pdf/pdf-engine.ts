import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

let worker: PDFWorker | undefined;

function startWorker(): PDFWorker {
  const port = new Worker(new URL('../../../node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs', import.meta.url), { type: 'module' });
  return PDFWorker.create({ port });
}

/** The one worker in which all PDFs are read. */
export function pdfWorker(): PDFWorker {
  worker ??= startWorker();
  return worker;
}

/** Opens a PDF in the worker; nothing in it is run, no scripts, no links out. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({ data: bytes.slice(), worker: pdfWorker(), enableXfa: false, useWasm: false });
}
