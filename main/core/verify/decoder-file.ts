import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where the built page keeps its decoder, seen from the program beside it and from the parts the program is split into. */
const besideProgram = ['../verify/site/decoder.wasm', '../../verify/site/decoder.wasm'];

/**
 * The QR decoder on this disk: in an installed program the one of the verification page, which ships with it; in a
 * checkout the one of the package. `folder` is where the running code lies.
 */
export const decoderFile = (folder: string): string =>
  besideProgram.map((path) => join(folder, path)).find((path) => existsSync(path)) ??
  createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
