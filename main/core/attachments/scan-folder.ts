import { lstatSync, readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { largestAttachment, type WaitingScan } from '../../../preload/contract/attachments.ts';
import type { Store } from '../db/store.ts';
import { Refusal } from '../refusal.ts';
import { withReader } from './examine.ts';
import { mediaTypeOf } from './rules.ts';

const preferenceKey = 'scan-folder';
const mostShown = 100;
const headBytes = 1024;
/** A scanner says many times that it writes; the screen hears of it once in this time. */
const calmMs = 300;

/** A scan in the folder: where it lies, and what tells it from another of the same name. */
export type ScanFile = { readonly path: string; readonly name: string; readonly size: number; readonly modifiedAt: number };

/** The folder that the scanner writes to (domain.md row 14): one a desk, watched while somebody asks what is in it. */
export class ScanFolder {
  readonly #store: Store;
  readonly #changed: () => void;
  #watched: { readonly folder: string; readonly watcher: FSWatcher } | null = null;
  #calm: NodeJS.Timeout | null = null;

  constructor(store: Store, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  folder(): string | null {
    const row = this.#store.first(this.#store.build.selectFrom('preference').select('value').where('key', '=', preferenceKey));
    return row ? z.string().parse(JSON.parse(row.value)) : null;
  }

  /** Chooses the folder, or none; refuses with `scanFolderGone` what is no folder. */
  choose(folder: string | null): void {
    if (folder !== null && (!isAbsolute(folder) || !isFolder(folder))) throw new Refusal('scanFolderGone');
    const { build } = this.#store;
    this.#store.run(build.deleteFrom('preference').where('key', '=', preferenceKey));
    if (folder !== null) this.#store.run(build.insertInto('preference').values({ key: preferenceKey, value: JSON.stringify(folder) }));
    this.#stopWatching();
  }

  /** What waits there, newest first; other files are passed over. Refuses with `scanFolderGone`. */
  waiting(): WaitingScan[] {
    const folder = this.folder();
    if (folder === null) return [];
    if (!isFolder(folder)) throw new Refusal('scanFolderGone');
    this.#watch(folder);
    const files = readdirSync(folder).flatMap((name) => scanFile(folder, name) ?? []);
    const untaken = files.filter((file) => !this.#isTaken(folder, file)).toSorted((left, right) => right.modifiedAt - left.modifiedAt);
    return untaken.slice(0, mostShown).flatMap(({ path, name, size, modifiedAt }) => {
      const mime = kindOf(path);
      return mime ? [{ name, size, mime, modifiedAt }] : [];
    });
  }

  /** One waiting scan; refuses with `scanGone`. Only a name straight in the folder names one, and only what is taken in may be read. */
  find(name: string): ScanFile {
    const folder = this.folder();
    const file = folder !== null && isFolder(folder) && readdirSync(folder).includes(name) ? scanFile(folder, name) : null;
    if (!file || !kindOf(file.path)) throw new Refusal('scanGone');
    return file;
  }

  /** Remembers a scan that could not be moved away. */
  markTaken({ name, size, modifiedAt }: ScanFile): void {
    const row = { folder: this.folder() ?? '', name, size, modified_at: modifiedAt };
    this.#store.run(this.#store.build.insertInto('taken_scan').values(row).onConflict((conflict) => conflict.doNothing()));
  }

  close(): void {
    this.#stopWatching();
  }

  #isTaken(folder: string, { name, size, modifiedAt }: ScanFile): boolean {
    const { build } = this.#store;
    const where = build.selectFrom('taken_scan').select('name').where('folder', '=', folder).where('name', '=', name);
    return this.#store.first(where.where('size', '=', size).where('modified_at', '=', modifiedAt)) !== undefined;
  }

  #watch(folder: string): void {
    if (this.#watched?.folder === folder) return;
    this.#stopWatching();
    const watcher = watch(folder, { persistent: false }, () => this.#tell());
    watcher.on('error', () => this.#stopWatching());
    this.#watched = { folder, watcher };
  }

  #tell(): void {
    this.#calm ??= setTimeout(() => {
      this.#calm = null;
      this.#changed();
    }, calmMs);
  }

  #stopWatching(): void {
    this.#watched?.watcher.close();
    this.#watched = null;
    if (this.#calm) clearTimeout(this.#calm);
    this.#calm = null;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A plain file with something in it; links lead elsewhere and are not followed. */
function scanFile(folder: string, name: string): ScanFile | null {
  const path = join(folder, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size === 0 || found.size > largestAttachment) return null;
  return { path, name, size: found.size, modifiedAt: Math.trunc(found.mtimeMs) };
}

/** What a file is by its head; null too when it can't be opened or is gone. */
function kindOf(path: string): ReturnType<typeof mediaTypeOf> {
  try {
    return withReader(path, (read) => mediaTypeOf(read(0, headBytes)));
  } catch {
    return null;
  }
}
