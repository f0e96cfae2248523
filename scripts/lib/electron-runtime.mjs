import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeExecutable } from './node-24.mjs';
import { inCache, inRoot } from './paths.mjs';
import { progressLine, say, SetupProblem } from './say.mjs';
import { ensureTestRuntime, testRuntimeExists, testRuntimeFitsPlatform, testRuntimeFolder } from './test-runtime.mjs';

const packageFolder = inRoot('node_modules', 'electron');
const silenceLimit = 15_000;
const refusalHolds = 7 * 24 * 3600 * 1000;

/**
 * Returns `{folder, executable, version, testRuntime}` of the Electron to use, in this order: the one
 * named by ELECTRON_OVERRIDE_DIST_PATH, the pinned release, the test runtime.
 */
export async function ensureElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return describe(named);
  if (!releaseIsInstalled() && !refusedLately()) await installRelease();
  if (releaseIsInstalled()) return describe(join(packageFolder, 'dist'));
  if (!testRuntimeFitsPlatform()) {
    throw new SetupProblem(
      `Electron ${pinnedVersion()} could not be downloaded. Set ELECTRON_MIRROR to a mirror that this machine reaches and run the command again.`,
    );
  }
  return describe(await ensureTestRuntime());
}

export const pinnedVersion = () => JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;

function describe(folder) {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const executable = join(folder, names[process.platform] ?? 'electron');
  if (!existsSync(executable)) throw new SetupProblem(`There is no Electron at ${executable}.`);
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return { folder, executable, version, testRuntime: folder === testRuntimeFolder };
}

function releaseIsInstalled() {
  try {
    return readFileSync(join(packageFolder, 'dist', 'version'), 'utf8').trim().replace(/^v/, '') === pinnedVersion();
  } catch {
    return false;
  }
}

/** Runs Electron's own installer; gives up when nothing at all has come for a while, never on a slow line. */
async function installRelease() {
  say(`Electron ${pinnedVersion()}: downloading`);
  mkdirSync(inCache(), { recursive: true });
  const temporary = mkdtempSync(inCache('electron-'));
  const line = progressLine(`electron ${pinnedVersion()}`);
  const child = spawn(nodeExecutable, [join(packageFolder, 'install.js')], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: 'ignore',
  });
  const watch = watchGrowth(temporary, line, () => child.kill());
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
  line.end(releaseIsInstalled() ? 'installed' : 'the release host cannot be reached');
  if (!releaseIsInstalled()) rememberRefusal();
}

function watchGrowth(folder, line, giveUp) {
  let last = { bytes: -1, at: Date.now() };
  return setInterval(() => {
    const bytes = downloadedBytes(folder);
    line.show(`${(bytes / 1e6).toFixed(0)} MB`);
    if (bytes !== last.bytes) last = { bytes, at: Date.now() };
    if (bytes === 0 && Date.now() - last.at > silenceLimit) giveUp();
  }, 500);
}

function downloadedBytes(folder) {
  try {
    return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } catch {
    return 0; // a file that the installer moved between the two looks
  }
}

const refusalFile = () => inCache(`electron-${pinnedVersion()}-refused.json`);
const mirror = () => process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? '';

function rememberRefusal() {
  writeFileSync(refusalFile(), JSON.stringify({ mirror: mirror(), at: Date.now() }));
}

/** A refused download is not tried again at every start; a new ELECTRON_MIRROR, or a week, changes that. */
function refusedLately() {
  if (!testRuntimeExists()) return false;
  try {
    const refusal = JSON.parse(readFileSync(refusalFile(), 'utf8'));
    return refusal.mirror === mirror() && Date.now() - refusal.at < refusalHolds;
  } catch {
    return false;
  }
}
