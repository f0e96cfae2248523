import { readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the content of so many bytes off a desk's disk, as one that can't be read just now: whoever asks for it waits. The returned function puts it back.
 */
export function hideContent(dataFolder: string, size: number): () => void {
  const folder = join(dataFolder, 'blobs');
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).find((path) => statSync(path).size === size);
  if (!found) throw new Error(`no content of ${size} bytes lies in ${folder}`);
  const away = `${dataFolder}-away`;
  renameSync(found, away);
  return () => renameSync(away, found);
}
