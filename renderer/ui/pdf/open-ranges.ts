import { getDocument, PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Content } from '../viewer/content.ts';
import { readWhole } from '../viewer/content.ts';
import { pdfWorker } from './pdf-engine.ts';

const firstBytes = 64 * 1024;
const rangeBytes = 256 * 1024;

/** Gives pdf.js the parts that it asks for, so that a large paper shows its first page before the rest has travelled. */
class ContentTransport extends PDFDataRangeTransport {
  readonly #content: Content;
  readonly #onFailed: () => void;

  constructor(content: Content, first: Uint8Array, onFailed: () => void) {
    super(content.size, first);
    this.#content = content;
    this.#onFailed = onFailed;
  }

  override requestDataRange(begin: number, end: number): void {
    readWhole(this.#content, begin, end).then((bytes) => this.onDataRange(begin, bytes), this.#onFailed);
  }
}

/** Opens a PDF by parts. Nothing in it is run: no scripts, no forms, no links out. Rejects when a part can't be had or it is no PDF. */
export async function openPdfRanges(content: Content): Promise<PDFDocumentLoadingTask> {
  const first = await content.read(0, Math.min(firstBytes, content.size));
  const opening: { task: PDFDocumentLoadingTask | null } = { task: null };
  const range = new ContentTransport(content, first, () => void opening.task?.destroy());
  const limits = { enableXfa: false, useWasm: false, disableAutoFetch: true, disableStream: true, rangeChunkSize: rangeBytes };
  opening.task = getDocument({ range, worker: pdfWorker(), ...limits });
  return opening.task;
}
