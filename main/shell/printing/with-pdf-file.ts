import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Keeps the bytes in a file that only this user can read while `use` runs. */
export async function withPdfFile<Value>(pdf: Uint8Array, use: (path: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'daftar-print-'));
  try {
    const path = join(folder, 'letter.pdf');
    await writeFile(path, pdf, { mode: 0o600 });
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
