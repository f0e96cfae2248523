import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inCache, inRoot } from './paths.mjs';
import { moveIntoPlace, withRegistryPackage } from './registry-package.mjs';
import { SetupProblem, say } from './say.mjs';

/** The packages that carry Node itself, one a platform, with the integrity the registry publishes. */
const published = JSON.parse(readFileSync(new URL('./node-packages.json', import.meta.url), 'utf8'));

const executableName = process.platform === 'win32' ? 'node.exe' : 'node';

/** The Node that runs the sources, the tests and the command line. */
export const nodeExecutable = inRoot('node_modules', 'node', 'bin', executableName);

/** Every script runs under the pinned Node, whatever Node the machine has. */
export async function ensureNode() {
  if (!existsSync(nodeExecutable)) {
    const folder = await ensureNodePackage();
    mkdirSync(dirname(nodeExecutable), { recursive: true });
    placeExecutable(join(folder, 'bin', executableName), nodeExecutable);
  }
  const link = inRoot('node_modules', '.bin', executableName);
  if (process.platform !== 'win32' && !existsSync(link)) {
    rmSync(link, { force: true });
    symlinkSync('../node/bin/node', link);
  }
}

/** The unpacked package in the user cache; its `include/node` serves the native build. */
export async function ensureNodePackage() {
  const entry = published.packages[`${process.platform}-${process.arch}`];
  if (!entry) throw new SetupProblem(`There is no Node ${published.version} package for ${process.platform}-${process.arch}.`);
  const place = inCache(`node-${published.version}-${process.platform}-${process.arch}`);
  if (existsSync(place)) return place;
  say(`Node ${published.version}: fetching it for the scripts of this project`);
  await withRegistryPackage({ ...entry, spec: `${entry.name}@${published.version}` }, (folder) => moveIntoPlace(folder, place));
  return place;
}

function placeExecutable(from, to) {
  const temporary = `${to}.${process.pid}`;
  try {
    linkSync(from, temporary);
  } catch {
    copyFileSync(from, temporary); // the cache is on another disk
  }
  renameSync(temporary, to);
}
