/**
 * Packages the app. `--dir` packs a folder from the Electron at hand, `--dir --for-tests` one that
 * Playwright can drive; without `--dir` the installers of this platform are made, which needs a supported Electron.
 */
import { readFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { lastLines, run } from './lib/run.mjs';
import { say, withSeconds } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';
import { setupOrExit } from './setup.mjs';

const runtime = await setupOrExit({});
continueUnderPinnedNode();

const asFolder = process.argv.includes('--dir');
const forTests = process.argv.includes('--for-tests');
const { isSupportedElectron } = await import('../main/shell/electron-support.ts');
if (!asFolder && !isSupportedElectron(runtime.electron.version)) {
  say(`Electron ${runtime.electron.version} is out of support: it is good for development and tests, and nothing is released with it.`);
  say('Set ELECTRON_MIRROR to a mirror that this machine reaches, run `npm start` once, then package again.');
  process.exit(1);
}

const { build } = await import('./build.mjs');
await build();
const output = forTests ? 'out/package-for-tests' : 'out/package';
const { code, output: said } = await withSeconds('packaging', () =>
  run(
    runtime.node,
    [
      inRoot('node_modules', 'electron-builder', 'cli.js'),
      ...(asFolder ? ['--dir'] : []),
      '--publish=never',
      `-c.electronVersion=${runtime.electron.version}`,
      ...(runtime.electron.testRuntime ? [`-c.electronDist=${runtime.electron.folder}`] : []),
      `-c.directories.output=${output}`,
    ],
    { cwd: inRoot(), env: { ...process.env, ...testSettings() } },
  ),
);
if (code !== 0) {
  say(lastLines(said, 40));
  process.exit(1);
}
const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
say(`Daftar ${version} is packaged in ${output}`);

function testSettings() {
  return {
    ...(runtime.electron.testRuntime ? { DAFTAR_PACKAGED_BINDING: runtime.sqliteBinding } : {}),
    ...(forTests ? { DAFTAR_PACKAGE_FOR_TESTS: '1' } : {}),
  };
}
