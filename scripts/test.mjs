/**
 * The whole test of the project: build, types, lint, unused code, unit tests (layers of the house among them), the real
 * app from the checkout, and those of its tests that are tagged `@packaged` on the packaged app. Names of
 * stages (`node scripts/test.mjs unit app`) limit it to these.
 */
import { build } from './build.mjs';
import { inRoot } from './lib/paths.mjs';
import { runtimeEnvironment } from './lib/runtime.mjs';
import { say } from './lib/say.mjs';
import { readPlaywright, readVitest, runStage } from './lib/stages.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

continueUnderPinnedNode();

const node = process.execPath;
const tool = (...path) => inRoot('node_modules', ...path);
const report = (name) => inRoot('out', 'reports', `${name}.json`);
const env = { ...runtimeEnvironment(), DAFTAR_TEST: '1' };

const stages = [
  { name: 'types', title: 'Types', args: [tool('typescript', 'bin', 'tsc'), '-b'] },
  { name: 'lint', title: 'Lint', args: [tool('oxlint', 'bin', 'oxlint')] },
  { name: 'unused', title: 'Unused files, exports and packages', args: [tool('knip', 'bin', 'knip.js'), '-c', '.knip.json', '--no-progress'] },
  {
    name: 'unit',
    title: 'Unit tests',
    args: [
      tool('vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts',
      '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit')}`,
    ],
    report: report('unit'),
    read: readVitest,
  },
  {
    name: 'app',
    title: 'The real app',
    args: [tool('@playwright', 'test', 'cli.js'), 'test', '--config', 'tests/playwright.config.ts', '--grep-invert', '@only-packaged'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('app') },
    report: report('app'),
    read: readPlaywright,
  },
  { name: 'package', title: 'Packaging', args: [inRoot('scripts', 'package.mjs'), '--dir'] },
  { name: 'package', title: 'Packaging for the tests', args: [inRoot('scripts', 'package.mjs'), '--dir', '--for-tests'] },
  {
    name: 'packaged',
    title: 'The packaged app',
    args: [tool('@playwright', 'test', 'cli.js'), 'test', '--config', 'tests/playwright.config.ts', '--grep', '@packaged'],
    env: {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report('packaged'),
      DAFTAR_E2E_APP: inRoot('out', 'package-for-tests', 'linux-unpacked', 'daftar'),
      DAFTAR_RELEASE_APP: inRoot('out', 'package', 'linux-unpacked', 'daftar'),
    },
    report: report('packaged'),
    read: readPlaywright,
  },
];

const only = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const failures = [];
await build();
for (const stage of stages.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const { passed, failed, failures: ofStage } = await runStage({ ...stage, command: node, env: { ...env, ...stage.env } });
  total.passed += passed;
  total.failed += failed;
  failures.push(...ofStage.map((failure) => `${stage.title}: ${failure}`));
}
// The output is long, and often its end alone is kept: what failed stands there once more.
for (const failure of failures) say(`\n✗ ${failure}`);
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
