import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageWords, type WordsByLanguage } from './page-words.ts';
import { makePrintKit, type PrintKit, type TemplateSources } from './print-kit.ts';
import type { TemplateError } from './template-error.ts';
import type { Result } from '../result.ts';

const readFolder = async (folder: string): Promise<TemplateSources> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:html|css)$/.test(entry.name));
  const sources = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8')] as const;
    }),
  );
  return Object.fromEntries(sources);
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readOwnFolder = async (folder: string | null): Promise<TemplateSources> => {
  if (folder === null) return {};
  try {
    return await readFolder(folder);
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
};

const readWords = async (resources: string): Promise<WordsByLanguage> => {
  const read = async (language: string) => {
    const file = await readFile(join(resources, 'locales', language, 'letter.json'), 'utf8');
    return pageWords.parse(JSON.parse(file));
  };
  const [en, ur, hi] = await Promise.all([read('en'), read('ur'), read('hi')]);
  return { en, ur, hi };
};

/**
 * Reads templates, style and words from the program's resources. A file of the same name in the office's own template folder
 * takes the place of the program's; a folder that does not exist changes nothing.
 */
export const loadPrintKit = async (resources: string, ownTemplates: string | null): Promise<Result<PrintKit, TemplateError>> => {
  const [standard, own, words] = await Promise.all([
    readFolder(join(resources, 'templates')),
    readOwnFolder(ownTemplates),
    readWords(resources),
  ]);
  return makePrintKit({ ...standard, ...own }, words);
};
