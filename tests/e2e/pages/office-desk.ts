import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realOfficeStructure } from '../../../main/core/office/demo-real-office.ts';
import type { Country } from '../../../preload/contract/system.ts';
import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { daftar } from '../../support/run.ts';
import { openDesk, type OpenDesk } from '../harness.ts';
import { visitOf } from './demo-desk.ts';
import { expect } from './hands.ts';
import type { Visit } from './visit.ts';
import { ownNames } from './words.ts';

function named(code: string): LocalText {
  const post = realOfficeStructure.posts.find((candidate) => candidate.code === code);
  if (!post) throw new Error(`The office has no ${code}`);
  return post.name;
}

/** Those of the ten posts who have to do with the papers of one section. */
export const officePosts = {
  diarist: named('Diarist'),
  dispatcher: named('Dispatcher'),
  registrar: named('Registrar'),
  assistant: named('Assistant (Admin)'),
  worksAssistant: named('Assistant (Works)'),
  sectionOfficer: named('SO(Admin)'),
  deputySecretary: named('DS'),
  worksOfficer: named('SO(Works)'),
} as const;

export type OfficeDesk = { readonly desk: OpenDesk; readonly visit: Visit; readonly remove: () => void };

/** The desk of an office of ten posts before its first day of work, in a language, where nobody has signed in yet. */
export async function openOfficeDesk(language: Language, country: Country, env: Readonly<Record<string, string>> = {}): Promise<OfficeDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-day-'));
  const data = join(folder, 'data');
  const made = await daftar('demo', '--data', data, '--country', country, '--scale', 'office', '--receipts', '0', '--years', '1');
  expect(made.code, made.stderr).toBe(0);
  const desk = await openDesk({ dataFolder: data, env });
  const visit = visitOf(desk.window, language);
  await visit.hands.press(desk.window.getByRole('button', { name: ownNames[language], exact: true }));
  await expect(desk.window.getByTestId('sign-in')).toBeVisible();
  return { desk, visit, remove: () => rmSync(folder, { recursive: true }) };
}
