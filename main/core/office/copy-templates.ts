import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { toRefusal } from '../db/open-database.ts';
import type { Desk } from '../desk.ts';

/**
 * Puts a copy of every template into the office's own folder, where it may be changed without programming; what was changed
 * there before stays. Returns the folder. Refuses with `readOnly` or `diskFull`.
 */
export function copyTemplates(desk: Desk): string {
  const folder = join(desk.folder, 'templates');
  try {
    cpSync(join(desk.resources, 'templates'), folder, { recursive: true, force: false, errorOnExist: false });
  } catch (error) {
    throw toRefusal(error);
  }
  return folder;
}
