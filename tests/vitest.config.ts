import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  test: {
    environment: 'node',
    include: ['main/**/*.test.ts', 'preload/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'tests/{unit,cli,faults,sim}/**/*.test.ts'],
    globalSetup: ['tests/build-threads.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Left alone vitest keeps one core free; much of the time goes into waiting for children, disks and key work.
    maxWorkers: 2,
  },
});
