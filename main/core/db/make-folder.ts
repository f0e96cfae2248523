import { mkdirSync } from 'node:fs';
import { Refusal } from '../refusal.ts';
import { toRefusal } from './open-database.ts';

/**
 * Makes a folder, and those above it, for its owner alone. On a read-only disk the system names a missing folder instead of the
 * disk, so whatever is in the way is `readOnly` here, or `diskFull`.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const known = toRefusal(error);
    throw known instanceof Refusal ? known : new Refusal('readOnly');
  }
}
