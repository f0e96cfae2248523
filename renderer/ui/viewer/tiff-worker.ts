import { decode, decodeImage, toRGBA8 } from 'utif2';

type Asked = { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> };

/** Unpacks one page of a TIFF and hands the picture over. Its size was bounded before it came here. */
self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  unpack(data.bytes).then(
    (bitmap) => self.postMessage({ id: data.id, bitmap }, { transfer: [bitmap] }),
    () => self.postMessage({ id: data.id, bitmap: null }),
  );
});

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  const { buffer } = bytes;
  const [page] = decode(buffer);
  if (!page) throw new RangeError('no page');
  decodeImage(buffer, page);
  const pixels = new Uint8ClampedArray(toRGBA8(page));
  return createImageBitmap(new ImageData(pixels, page.width, page.height));
}
