import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../desk.ts';
import { neutralEmblem } from '../pages/emblem.ts';

const kinds = [
  ['emblem.svg', 'image/svg+xml'],
  ['emblem.png', 'image/png'],
] as const;

/** The office's own emblem when one lies in its template folder (`emblem.svg` or `emblem.png`), else a neutral one. */
export function officeEmblem(desk: Desk): string {
  for (const [name, mediaType] of kinds) {
    const file = join(desk.folder, 'templates', name);
    if (existsSync(file)) return `data:${mediaType};base64,${readFileSync(file).toString('base64')}`;
  }
  return neutralEmblem;
}
