import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/** What decides how a bundle is built, besides its own sources. */
const always = ['scripts/lib/vite-configs.mjs', 'scripts/lib/fonts.mjs', 'package-lock.json'];

/** A digest of names, sizes and times: enough to see a change, and a few milliseconds to make. */
export function sourcesDigest(folders) {
  const hash = createHash('sha256');
  for (const path of [...always, ...folders].flatMap(filesUnder)) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

export function isFresh(name, digest) {
  const path = stampPath(name);
  return existsSync(path) && readFileSync(path, 'utf8') === digest;
}

export function stamp(name, digest) {
  mkdirSync(inRoot('out', 'stamps'), { recursive: true });
  writeFileSync(stampPath(name), digest);
}

const stampPath = (name) => inRoot('out', 'stamps', `${name}.txt`);

function filesUnder(relative) {
  const path = inRoot(relative);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
