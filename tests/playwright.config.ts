import { defineConfig } from '@playwright/test';
import { runtimeEnvironment } from '../scripts/lib/runtime.mjs';

// Where Electron is, for a run that did not begin with `npm test`.
Object.assign(process.env, { ...runtimeEnvironment(), DAFTAR_TEST: '1' });

/** The real app under a virtual display; each test file has its own data folder. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  globalSetup: './e2e/global-setup.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
});
