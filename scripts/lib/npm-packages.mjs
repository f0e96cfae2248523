import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { SetupProblem, say, withSeconds } from './say.mjs';

/**
 * Brings `node_modules` to what the lock file says. No package may run a script while it is installed:
 * the two that would want to (`node`, `electron`) are brought by their own steps.
 */
export async function ensureNpmPackages() {
  if (packagesAreCurrent(readJson('package-lock.json'), readJson('node_modules/.package-lock.json'))) return;
  say('Packages: installing what package-lock.json names');
  const { code, output } = await withSeconds('npm ci', () =>
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: inRoot() }),
  );
  if (code !== 0) {
    throw new SetupProblem(`npm ci failed; check that the npm registry can be reached.\n${lastLines(output)}`);
  }
}

/** Lets `npx daftar` find the command of this checkout without installing anything. */
export function ensureOwnCommand() {
  const link = inRoot('node_modules', '.bin', 'daftar');
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync('../../scripts/daftar.mjs', link);
}

/**
 * Compares contents, because times say nothing after a checkout: every installed package has the locked
 * version, and every locked package that is not optional is installed.
 */
export function packagesAreCurrent(lock, installed) {
  if (!lock || !installed) return false;
  const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
  return locked.every(([path, entry]) => {
    const present = installed.packages[path];
    return present ? present.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(inRoot(path), 'utf8'));
  } catch {
    return undefined;
  }
}
