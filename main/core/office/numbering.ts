import { randomInt } from 'node:crypto';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { Store } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { deskMark } from '../numbers/desk-mark.ts';
import { formatNumber, seriesKey, templateHeads, type NumberContext } from '../numbers/number-template.ts';
import { peekNumber } from '../numbers/series.ts';
import { purposeProblems, templatePurposes, type TemplatePurpose } from '../numbers/template-purpose.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { postPlace } from './actors.ts';
import { numberingChanged, type Numbering } from './events.ts';
import { findOffice } from './office.ts';

/** Digits beside a counter, drawn anew for each number. */
export const drawDigit = (below: number): number => randomInt(below);

/** The templates in use; refuses with `noOffice` on a new desk. */
export function readNumbering(store: Store): Numbering {
  const row = store.first(store.build.selectFrom('numbering').selectAll());
  if (!row) throw new Refusal('noOffice');
  const { letter, file, diary, register, part, volume } = row;
  return { letter, file, diary, register, part, volume, volumePages: row.volume_pages };
}

/** Changes how the office numbers, from the next number on. Refuses with `numberTemplateBroken` (`pattern`). */
export function changeNumbering(desk: Desk, officer: Officer, input: Input<'office.changeNumbering'>): void {
  for (const purpose of templatePurposes) {
    if (purposeProblems(purpose, input[purpose]).length > 0) throw new Refusal('numberTemplateBroken', { pattern: input[purpose] });
  }
  desk.ledger.commit(() => {
    const before = readNumbering(desk.store);
    const changed = [...templatePurposes, 'volumePages' as const].some((part) => before[part] !== input[part]);
    if (changed) desk.ledger.append({ type: numberingChanged, officer, body: input });
  });
}

/** Values of heads by which a template is shown. */
const sampleHeads: Readonly<Record<string, string>> = { basic: 'A', primary: '12', secondary: '11', tertiary: '2', head: '3', register: 'H' };

/** What is wrong with a template, and the number that it would give today to the officer's own section. */
export function previewTemplate(desk: Desk, officer: Officer, { purpose, pattern }: Input<'office.previewTemplate'>): Output<'office.previewTemplate'> {
  const problems = purposeProblems(purpose, pattern);
  return { problems, number: problems.length === 0 ? exampleNumber(desk, officer, { purpose, pattern }) : '' };
}

function exampleNumber(desk: Desk, officer: Officer, { purpose, pattern }: { readonly purpose: TemplatePurpose; readonly pattern: string }): string {
  const place = postPlace(desk.store, officer.postId);
  const heads = Object.fromEntries(templateHeads(pattern).map((head) => [head, sampleHeads[head] ?? '1']));
  const isSuffix = purpose === 'part' || purpose === 'volume';
  const context: NumberContext = {
    day: localDay(desk.ledger.now()),
    section: place?.sectionCode ?? '',
    office: findOffice(desk.store)?.code ?? '',
    post: place?.postCode ?? '',
    heads,
    ...(purpose === 'volume' ? {} : { mark: deskMark(desk.place.ordinal) }),
    ...(isSuffix ? { file: exampleNumber(desk, officer, { purpose: 'file', pattern: readNumbering(desk.store).file }) } : { file: '3/1' }),
  };
  const kinds = { letter: 'letter', file: 'file', diary: 'dak', register: 'dak', part: 'part' } as const;
  return formatNumber(pattern, context, purpose === 'volume' ? 2 : peekNumber(desk.store, seriesKey(kinds[purpose], pattern, context)));
}
