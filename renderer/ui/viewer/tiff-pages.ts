import { drawBitmap, sizeOnScreen, withinLimit } from './bitmap.ts';
import type { Content } from './content.ts';
import type { Drawing, PageSource } from './page-source.ts';

type Answer = { readonly id: number; readonly bitmap: ImageBitmap | null };
type Waiting = { readonly resolve: (bitmap: ImageBitmap) => void; readonly reject: (problem: Error) => void };

/** A page that takes longer than this to unpack was made to do so. */
const longestMs = 20_000;
const keptPages = 4;

/** Unpacks pages in a worker of its own, which is ended when one takes too long. */
function createUnpacker() {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let asked = 0;

  function fail(): void {
    worker?.terminate();
    worker = null;
    const lost = [...waiting.values()];
    waiting.clear();
    lost.forEach(({ reject }) => reject(new RangeError('the page can not be unpacked')));
  }

  function start(): Worker {
    const started = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const found = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.bitmap) found?.resolve(data.bitmap);
      else found?.reject(new RangeError('the page can not be unpacked'));
    });
    started.addEventListener('error', fail);
    return started;
  }

  function unpack(bytes: Uint8Array): Promise<ImageBitmap> {
    asked += 1;
    const id = asked;
    const own = bytes.slice();
    worker ??= start();
    worker.postMessage({ id, bytes: own }, [own.buffer]);
    const timer = setTimeout(fail, longestMs);
    return new Promise<ImageBitmap>((resolve, reject) => waiting.set(id, { resolve, reject })).finally(() => clearTimeout(timer));
  }

  return { unpack, close: fail };
}

/** The pages of a TIFF; a few that were looked at last are kept unpacked. */
export function openTiffPages(content: Content, pages: number): PageSource {
  const unpacker = createUnpacker();
  const kept = new Map<number, Promise<ImageBitmap>>();
  const pageOf = (page: number): Promise<ImageBitmap> => {
    const found = kept.get(page) ?? (content.tiffPage?.(page) ?? Promise.reject(new RangeError('no pages'))).then(unpacker.unpack).then(withinLimit);
    kept.delete(page);
    kept.set(page, found);
    const oldest = [...kept.keys()][0];
    if (kept.size > keptPages && oldest !== undefined) kept.delete(oldest);
    return found;
  };
  return {
    pages,
    sizeOf: async (page) => sizeOnScreen(await pageOf(page)),
    draw: (page, canvas, shape): Drawing => {
      let stopped = false;
      const done = pageOf(page).then((bitmap) => {
        if (!stopped) drawBitmap(bitmap, canvas, shape);
      });
      return {
        done,
        stop: () => {
          stopped = true;
        },
      };
    },
    close: unpacker.close,
  };
}
