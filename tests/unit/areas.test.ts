import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../support/source-files.ts';

/** Files of the contract that are no area of work. */
const notAreas = ['dak-registry', 'errors', 'files-moving', 'index', 'office-new-keys', 'office-numbering', 'port', 'procedure', 'shell', 'tame-text', 'values'];
const areas = readdirSync(join(checkout, 'preload/contract'))
  .flatMap((name) => /^([a-z-]+)\.ts$/.exec(name)?.[1] ?? [])
  .filter((name) => !notAreas.includes(name));
const has = (path: string) => existsSync(join(checkout, path));

describe('the areas of work', () => {
  it.each(areas)('%s has the same name in the contract, the core, the screens and the words', (area) => {
    expect({
      core: has(`main/core/${area}`),
      screens: has(`renderer/features/${area}`),
      words: ['en', 'ur', 'hi'].filter((language) => has(`resources/locales/${language}/${area}.json`)),
    }).toEqual({ core: true, screens: true, words: ['en', 'ur', 'hi'] });
  });

  it('have their words in files of the same names in each language', () => {
    const files = (language: string) => readdirSync(join(checkout, 'resources/locales', language)).toSorted();
    expect(files('ur')).toEqual(files('en'));
    expect(files('hi')).toEqual(files('en'));
  });

  it('have no screens for an area that the contract does not know', () => {
    expect(readdirSync(join(checkout, 'renderer/features')).filter((name) => !areas.includes(name))).toEqual([]);
  });
});
