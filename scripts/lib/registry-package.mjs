import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inCache, inRoot } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { SetupProblem, progressLine } from './say.mjs';

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

/**
 * Fetches one package of the npm registry and hands its folder to `use`; the folder is gone afterwards.
 * npm does the fetching, so that the machine's registry, proxy and certificate settings hold; the
 * tarball is checked against the integrity written here in the checkout before anything is unpacked.
 */
export async function withRegistryPackage({ spec, integrity, bytes }, use) {
  mkdirSync(inCache(), { recursive: true });
  const folder = mkdtempSync(inCache('fetch-'));
  try {
    const tarball = await fetchTarball(spec, folder, bytes);
    await checkIntegrity(tarball, integrity, spec);
    const { code, output } = await run('tar', ['-xzf', tarball, '-C', folder]);
    if (code !== 0) throw new SetupProblem(`${spec} could not be unpacked.\n${lastLines(output)}`);
    rmSync(tarball);
    return await use(join(folder, 'package'), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts a finished folder in its place; a copy made at the same time by another run is as good as ours. */
export function moveIntoPlace(finished, place) {
  try {
    renameSync(finished, place);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

async function fetchTarball(spec, folder, bytes) {
  const npmCache = join(folder, 'npm');
  const line = progressLine(`fetching ${spec}`);
  const timer = setInterval(() => line.show(`${megabytes(folderSize(npmCache))} of ${megabytes(bytes)}`), 500);
  const args = ['pack', spec, '--pack-destination', folder, '--cache', npmCache, '--ignore-scripts', '--loglevel=error'];
  const { code, output } = await run('npm', args, { cwd: inRoot() }).finally(() => clearInterval(timer));
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (code !== 0 || !name) {
    throw new SetupProblem(`${spec} could not be fetched from the npm registry.\n${lastLines(output)}`);
  }
  rmSync(npmCache, { recursive: true, force: true });
  line.end(megabytes(statSync(join(folder, name)).size));
  return join(folder, name);
}

async function checkIntegrity(path, integrity, spec) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new SetupProblem(`${spec} is not the published package: expected ${integrity}, got ${found}`);
}

function folderSize(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  } catch {
    return 0; // a file that npm moved between the two looks
  }
}
