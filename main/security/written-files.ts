import { shell } from 'electron';
import { extname } from 'node:path';

const openableTypes: readonly string[] = ['.pdf', '.csv', '.png', '.html', '.txt', '.cbor', '.json', '.daftar-backup'];

/** Opens a file with the system's program for it: only one that this app wrote in this sitting, of a harmless kind. */
export async function openWrittenFile(file: string, written: ReadonlySet<string>): Promise<boolean> {
  if (!isOpenableFile(file, written)) return false;
  return (await shell.openPath(file)) === '';
}

export function showWrittenFile(file: string, written: ReadonlySet<string>): boolean {
  if (!written.has(file)) return false;
  shell.showItemInFolder(file);
  return true;
}

export function isOpenableFile(file: string, written: ReadonlySet<string>): boolean {
  return written.has(file) && openableTypes.includes(extname(file).toLowerCase());
}
