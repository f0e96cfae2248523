import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedRoot } from '../security/served-path.ts';

export type AppPaths = {
  readonly roots: readonly ServedRoot[];
  readonly resources: string;
  readonly preload: string;
  readonly coreProcess: string;
  /** The SQLite binding for this Electron, where the published one does not serve. */
  readonly sqliteBinding: string | undefined;
};

type Surroundings = {
  readonly appPath: string;
  readonly packaged: boolean;
  readonly resourcesPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Where the parts of the app lie, in a checkout and in the packaged app. */
export function findAppPaths({ appPath, packaged, resourcesPath, env }: Surroundings): AppPaths {
  const shipped = join(resourcesPath, 'native', 'better_sqlite3.node');
  const shippedBinding = existsSync(shipped) ? shipped : undefined;
  return {
    roots: [
      { prefix: '/', folder: join(appPath, 'out', 'renderer') },
      { prefix: '/print/', folder: join(appPath, 'out', 'print') },
      { prefix: '/fonts/', folder: join(appPath, 'out', 'public', 'fonts') },
    ],
    resources: join(appPath, 'resources'),
    preload: join(appPath, 'out', 'preload', 'index.cjs'),
    coreProcess: join(appPath, 'out', 'main', 'core-process.js'),
    sqliteBinding: packaged ? shippedBinding : env['DAFTAR_SQLITE_BINDING'],
  };
}
