import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { missingOptionalPackages } from '../../scripts/lib/lock-file.mjs';
import { checkout } from '../support/source-files.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(checkout, name), 'utf8'));
const versions = z.record(z.string(), z.string());
const description = z.object({ dependencies: versions, devDependencies: versions }).parse(read('package.json'));
const lockedPackage = z.looseObject({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional(), optional: z.boolean().optional() });
const lock = z.looseObject({ packages: z.record(z.string(), lockedPackage) }).parse(read('package-lock.json'));

/** Licences that an Apache-2.0 product may ship. */
const fitting = /^(MIT|MIT-0|Apache-2\.0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|OFL-1\.1|BlueOak-1\.0\.0|Unlicense|Zlib|\(MIT AND Zlib\)|MIT AND ISC|\(BSD-3-Clause OR GPL-2\.0\)|\(MIT OR Apache-2\.0\)|\(MIT OR CC0-1\.0\)|Python-2\.0)$/;

describe('the packages', () => {
  it('are named with exact versions', () => {
    const all = Object.entries({ ...description.dependencies, ...description.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('that are shipped have a licence that fits', () => {
    const shipped = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.dev && !entry.optional);
    expect(shipped.filter(([, { license }]) => !fitting.test(license ?? '')).map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('of other platforms are in the lock file, so that a clean install works anywhere', () => {
    expect(missingOptionalPackages(lock).map(({ path }: { path: string }) => path)).toEqual([]);
  });

  it('carry a supported Electron: one of the latest three majors', () => {
    const major = Number(description.devDependencies['electron']?.split('.')[0]);
    expect(major).toBeGreaterThanOrEqual(43);
  });

  it('keep the two halves of Playwright equal', () => {
    expect(description.devDependencies['playwright']).toBe(description.devDependencies['@playwright/test']);
  });
});
