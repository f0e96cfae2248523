import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What setup brings once per user (runtimes, the native build) lies here and never in the checkout. */
export const cacheFolder = process.env.DAFTAR_CACHE ?? join(systemCacheFolder(), 'daftar');

export const inRoot = (...parts) => join(root, ...parts);
export const inCache = (...parts) => join(cacheFolder, ...parts);

function systemCacheFolder() {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
}
