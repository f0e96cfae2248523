import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { countryProfile } from '../../../preload/contract/office.ts';
import type { Country } from '../../../preload/contract/system.ts';

/** What a country's manuals prescribe: record categories, numbering, languages. From `resources/policies`. */
export function readCountryProfile(resources: string, country: Country): z.infer<typeof countryProfile> {
  return countryProfile.parse(JSON.parse(readFileSync(join(resources, 'policies', `${country}.json`), 'utf8')));
}
