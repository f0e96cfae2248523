import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../preload/contract/values.ts';

const words = z.record(z.string(), z.string());

export type ShellWords = (key: string) => string;

/** The shell's own words (menus, dialogs, title bar) in one language; before a language is chosen, English. */
export function readShellWords(resources: string, language: Language | null): ShellWords {
  const catalog = words.parse(JSON.parse(readFileSync(join(resources, 'locales', language ?? 'en', 'shell.json'), 'utf8')));
  return (key) => catalog[key] ?? key;
}
