import { drawBitmap, sizeOnScreen, withinLimit } from './bitmap.ts';
import { readWhole, type Content } from './content.ts';
import type { PageSource } from './page-source.ts';

/** A JPEG, PNG or WebP: one page, unpacked by Chromium outside the thread of the screen. */
export async function openImagePages(content: Content): Promise<PageSource> {
  const bytes = await readWhole(content, 0, content.size);
  const bitmap = await withinLimit(await createImageBitmap(new Blob([bytes], { type: content.mime })));
  return {
    pages: 1,
    sizeOf: () => Promise.resolve(sizeOnScreen(bitmap)),
    draw: (_page, canvas, shape) => {
      drawBitmap(bitmap, canvas, shape);
      return { done: Promise.resolve(), stop: () => {} };
    },
    close: () => bitmap.close(),
  };
}
