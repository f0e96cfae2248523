import { PDFDocument } from 'pdf-lib';

/** The pages of several of our own papers as one document, in their order. */
export async function joinPdfs(papers: readonly Uint8Array[]): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const joined = await PDFDocument.create();
  for (const bytes of papers) {
    const paper = await PDFDocument.load(bytes);
    for (const page of await joined.copyPages(paper, paper.getPageIndices())) joined.addPage(page);
  }
  return { bytes: await joined.save(), pages: joined.getPageCount() };
}
