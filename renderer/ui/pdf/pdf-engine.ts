import { getDocument, GlobalWorkerOptions, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

GlobalWorkerOptions.workerSrc = workerUrl;
let worker: PDFWorker | undefined;

/** Opens a PDF in the worker; nothing in it is run, no scripts, no links out. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  worker ??= new PDFWorker({});
  return getDocument({ data: bytes.slice(), worker, enableXfa: false, stopAtErrors: false, useWasm: false });
}
