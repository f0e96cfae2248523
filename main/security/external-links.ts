import { shell } from 'electron';
import { extname } from 'node:path';

const openableTypes: readonly string[] = ['.pdf', '.csv', '.png', '.html', '.txt', '.cbor', '.json', '.daftar-backup'];

/** The address in its plain form when it may be opened in the system's browser: https, an allowed host, no name or port in it. */
export function openableLink(address: string, allowedHosts: readonly string[]): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  return plain && allowedHosts.includes(url.hostname) ? url.href : undefined;
}

/** Opens a link that the user confirmed; refuses any other. */
export async function openLink(address: string, allowedHosts: readonly string[], confirm: (address: string) => Promise<boolean>): Promise<boolean> {
  const link = openableLink(address, allowedHosts);
  if (!link || !(await confirm(link))) return false;
  await shell.openExternal(link);
  return true;
}

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
