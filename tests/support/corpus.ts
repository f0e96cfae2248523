import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const names = {
  kmc: 'kmc-qr-correspondence.ur.txt',
  kp: 'kp-it-board-e-office.ur.txt',
  passport: 'passport-monitoring.ur.txt',
  jk: 'jk-e-office-review.hi.txt',
  indore: 'indore-e-office.hi.txt',
} as const;

export type CorpusText = keyof typeof names;

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** A clone may stand alone, without the texts beside it. */
export const corpusIsHere = (): boolean => existsSync(folder);

/** Paragraphs of a real newspaper text that lies beside the checkout in `../shared/corpus`, as editors get them: NFC, no empty ones. */
export function corpus(name: CorpusText): string[] {
  return readFileSync(`${folder}${names[name]}`, 'utf8')
    .split(/\n+/u)
    .map((line) => line.normalize('NFC').trim())
    .filter((line) => line !== '');
}
