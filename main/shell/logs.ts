import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redacted } from './redacted.ts';

const largestBytes = 1_000_000;
const keptFiles = 5;

export type Log = { readonly write: (event: string, detail?: string) => void };

/** A log in `folder`, one line an event; the five newest files of 1 MB are kept and secrets are blotted out. */
export function createLog(folder: string): Log {
  const path = join(folder, 'shell.log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    write: (event, detail = '') => {
      rotate(path);
      const line = redacted(`${event} ${detail}`).replaceAll('\n', ' ').trim();
      appendFileSync(path, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    },
  };
}

function rotate(path: string): void {
  if (!existsSync(path) || statSync(path).size < largestBytes) return;
  for (let age = keptFiles - 1; age > 0; age -= 1) {
    const older = age === 1 ? path : `${path}.${age - 1}`;
    if (existsSync(older)) renameSync(older, `${path}.${age}`);
  }
}
