/** A server's backup is an archive as a desk's is (`core/system/backup-format.ts`), under another line. */
export const hubBackupLine = Buffer.from('daftar-hub-backup-1\n');

export const databaseName = 'hub.sqlite';

const contentName = /^contents\/([0-9a-f]{2})\/([0-9a-f]{62})$/u;

export const contentPath = (hash: string): string => `contents/${hash.slice(0, 2)}/${hash.slice(2)}`;

/** The hash of the content that a file of it is; null for other files. */
export const contentAt = (path: string): string | null => contentName.exec(path)?.slice(1).join('') ?? null;

/** What may stand in it: the database, keys, contents by their hash. */
export const belongsInHubBackup = (path: string): boolean => path === databaseName || /^keys\/[a-z][a-z-]{0,40}$/u.test(path) || contentName.test(path);
