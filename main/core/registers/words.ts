import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../../preload/contract/values.ts';

/** The word for a key: screen, PDF and CSV have the same columns. */
export type Words = (key: string) => string;

const known = new Map<string, Readonly<Record<string, string>>>();
const catalogue = z.record(z.string(), z.string());

/** The words of registers in a language: what the screen says too, and what only lines and paper say. A key that nobody wrote stands for itself. */
export function registerWords(resources: string, language: Language): Words {
  const folder = join(resources, 'locales', language);
  const read = (name: string) => catalogue.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const words = known.get(folder) ?? { ...read('registers.json'), ...read('bound-registers.json') };
  known.set(folder, words);
  return (key) => words[key] ?? key;
}
