import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A folder of files behind a prefix of the address, `/` or `/templates/`. */
export type ServedRoot = { readonly prefix: string; readonly folder: string };

const plainSegment = /^[\p{L}\p{N}_][\p{L}\p{N}_.@-]*$/u;

/**
 * The file behind the path of an address, or undefined. Only plain names make a path (no `..`, encoded
 * or not, no backslash, drive letter or hidden file), and the real path must lie inside the root, so that
 * a symbolic link leads nowhere.
 */
export function servedPath(addressPath: string, roots: readonly ServedRoot[]): string | undefined {
  const root = longestPrefix(addressPath, roots);
  const segments = root ? decodedSegments(addressPath.slice(root.prefix.length)) : undefined;
  if (!root || !segments) return undefined;
  const folder = realPath(root.folder);
  const file = realPath(join(root.folder, ...segments));
  return folder && file?.startsWith(folder + sep) ? file : undefined;
}

function longestPrefix(addressPath: string, roots: readonly ServedRoot[]): ServedRoot | undefined {
  return roots
    .filter(({ prefix }) => addressPath.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

function decodedSegments(rest: string): string[] | undefined {
  const segments = rest.split('/').map(decoded);
  const plain = segments.filter((segment) => segment !== undefined && plainSegment.test(segment) && !segment.endsWith('.'));
  return plain.length === segments.length ? plain.map(String) : undefined;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
