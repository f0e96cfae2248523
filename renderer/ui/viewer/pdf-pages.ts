import { openPdfRanges } from '../pdf/open-ranges.ts';
import { paper } from '../pdf/paper-colour.ts';
import type { Content } from './content.ts';
import { mostCanvasPixels, type Drawing, type PageSource } from './page-source.ts';

/** A PDF's units are 72 to the inch, the screen's 96. */
const screenScale = 96 / 72;

/** The pages of a PDF, read by parts. */
export async function openPdfPages(content: Content): Promise<PageSource> {
  const task = await openPdfRanges(content);
  const document = await task.promise;
  return {
    pages: document.numPages,
    sizeOf: async (page) => {
      const { width, height } = (await document.getPage(page)).getViewport({ scale: screenScale });
      return { width, height };
    },
    draw: (page, canvas, { width, rotation }): Drawing => {
      let stopped = false;
      let stop = () => {};
      const draw = async () => {
        const found = await document.getPage(page);
        if (stopped) return;
        const turned = (found.rotate + rotation) % 360;
        const natural = found.getViewport({ scale: 1, rotation: turned });
        const sharpest = Math.sqrt(mostCanvasPixels / (natural.width * natural.height));
        const viewport = found.getViewport({ scale: Math.min(width / natural.width, sharpest), rotation: turned });
        canvas.width = Math.floor(viewport.width);
        canvas.height = Math.floor(viewport.height);
        paper(canvas);
        const drawing = found.render({ canvas, viewport });
        stop = () => drawing.cancel();
        await drawing.promise;
      };
      return {
        done: draw(),
        stop: () => {
          stopped = true;
          stop();
        },
      };
    },
    close: () => void task.destroy(),
  };
}

/** How many pages a PDF has; rejects when it can't be opened, as with a password. */
export async function countPdfPages(content: Content): Promise<number> {
  const task = await openPdfRanges(content);
  try {
    return (await task.promise).numPages;
  } finally {
    await task.destroy();
  }
}
