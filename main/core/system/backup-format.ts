/**
 * A backup is one file: a line that names the format, a pax archive through brotli, and the SHA-256 of all that stands before it.
 * The high-water mark is left out on purpose: a desk that is put back from an old copy must be recognised (ledger.md 7.4).
 */
export const formatLine = Buffer.from('daftar-backup-2\n');

/** Bytes of the hash at the end. */
export const hashLength = 32;

export const databaseName = 'daftar.sqlite';
/** The office's list of desks: a desk that is put back is one of them again, and catches up from the others. */
export const rosterName = 'roster';
export const secretName = 'keys/desk-secret';
export const backedUpFolders: readonly string[] = ['blobs', 'keys', 'templates'];

/** A path that a backup may put into a folder: inside it, whatever an office calls its templates. */
export function belongsInBackup(path: string): boolean {
  const [top = '', ...rest] = path.split('/');
  if (path === databaseName || path === rosterName) return true;
  return backedUpFolders.includes(top) && rest.length > 0 && !/[\\\0\n]/u.test(path) && !rest.some((part) => ['', '.', '..'].includes(part));
}
