import type { Content } from './content.ts';
import type { PageSource } from './page-source.ts';

/** Opens a paper by what it is; rejects when it can't be read. */
export async function openPages(content: Content, pages: number): Promise<PageSource> {
  switch (content.mime) {
    case 'application/pdf':
      return (await import('./pdf-pages.ts')).openPdfPages(content);
    case 'image/tiff':
      return (await import('./tiff-pages.ts')).openTiffPages(content, pages);
    default:
      return (await import('./image-pages.ts')).openImagePages(content);
  }
}
