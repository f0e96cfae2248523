import { readFile } from 'node:fs/promises';
import { prepareZXingModule, purgeZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader';
import { failure, success, type Result } from '../result.ts';
import { decoderFile } from './decoder-file.ts';
import { imageSize } from './image-size.ts';

export type ImageProblem = 'imageUnreadable' | 'noQrFound';

/** Grey or colour picture in memory: 4 bytes a pixel, red, green, blue, alpha. */
export type Picture = { readonly data: Uint8ClampedArray<ArrayBuffer>; readonly width: number; readonly height: number };

const maxPixels = 200_000_000;

const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  maxNumberOfSymbols: 8,
};

let decoder: Promise<unknown> | null = null;

/** Loads the decoder from this disk, once; it is never fetched from anywhere. */
const loadDecoder = (): Promise<unknown> => {
  decoder ??= readFile(decoderFile(import.meta.dirname)).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer }, fireImmediately: true }),
  );
  return decoder;
};

/** Null when the decoder gave up, as it does when it runs out of memory; the next picture gets a fresh one. */
const decode = async (input: Uint8Array | Picture): Promise<readonly ReadResult[] | null> => {
  await loadDecoder();
  try {
    return await readBarcodes('data' in input ? { ...input, colorSpace: 'srgb' } : input, options);
  } catch {
    purgeZXingModule();
    decoder = null;
    return null;
  }
};

const textsOf = (results: readonly ReadResult[] | null): Result<readonly string[], ImageProblem> => {
  if (results === null || results.some(({ error, version }) => error !== '' && version === '')) return failure('imageUnreadable');
  const texts = results.filter(({ isValid }) => isValid).map(({ text }) => text);
  return texts.length === 0 ? failure('noQrFound') : success(texts);
};

/** The texts of all QR codes in a PNG or JPEG file, however turned. Several megapixels take some tens of milliseconds. */
export const readImage = async (bytes: Uint8Array): Promise<Result<readonly string[], ImageProblem>> => {
  const size = imageSize(bytes);
  if (size === null || size.width * size.height > maxPixels) return failure('imageUnreadable');
  return textsOf(await decode(Uint8Array.from(bytes)));
};

/** The texts of all QR codes in a picture in memory. */
export const readPicture = async (picture: Picture): Promise<Result<readonly string[], ImageProblem>> =>
  textsOf(await decode(picture));
