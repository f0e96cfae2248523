import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { embeddedBytes, neighbourBytes } from './embedded.ts';

const options: ReaderOptions = { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryInvert: false, maxNumberOfSymbols: 8 };
const longestSide = 4000;

let decoder: Promise<boolean> | null = null;

const prepare = async (): Promise<boolean> => {
  const wasm = embeddedBytes('decoder') ?? (await neighbourBytes('decoder.wasm'));
  if (wasm === null) return false;
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true });
  return true;
};

/** Loads the decoder, once; false when the page came without it. */
export const loadDecoder = (): Promise<boolean> => (decoder ??= prepare());

const pixelsOf = (source: ImageBitmap | HTMLVideoElement, width: number, height: number): ImageData | null => {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
};

/** The texts of the QR codes in pixels. */
export const readPixels = async (pixels: ImageData): Promise<readonly string[]> => {
  if (!(await loadDecoder())) return [];
  const results = await readBarcodes(pixels, options);
  return results.filter(({ isValid }) => isValid).map(({ text }) => text);
};

/** The texts of the QR codes in a picture of any kind that the browser can show; null when it cannot show it. */
export const readPhoto = async (picture: Blob): Promise<readonly string[] | null> => {
  try {
    const bitmap = await createImageBitmap(picture);
    const pixels = pixelsOf(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    return pixels === null ? null : await readPixels(pixels);
  } catch {
    return null;
  }
};

/** The texts of the QR codes in the picture a camera shows just now. */
export const readFrame = async (video: HTMLVideoElement): Promise<readonly string[]> => {
  const pixels = video.videoWidth === 0 ? null : pixelsOf(video, video.videoWidth, video.videoHeight);
  return pixels === null ? [] : readPixels(pixels);
};
