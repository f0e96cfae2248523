import type { Input } from '../../../preload/contract/index.ts';
import { headLevel } from '../../../preload/contract/office-numbering.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import { newId } from '../id.ts';
import { deskMark } from '../numbers/desk-mark.ts';
import { formatNumber, headValue, seriesKey, spellsAnotherDesk, templateHeads, type NumberContext } from '../numbers/number-template.ts';
import { peekNumber } from '../numbers/series.ts';
import { postPlace } from '../office/actors.ts';
import { openHeads } from '../office/heads.ts';
import { drawDigit } from '../office/numbering.ts';
import { readOffice } from '../office/office.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { fileOpened } from './events.ts';

type Heads = Readonly<Record<string, string>>;
type HeadLists = Readonly<Record<string, { code: string; name: string }[]>>;

export type NextFileNumber = {
  readonly number: string;
  readonly series: string;
  readonly sequence: number;
  readonly pattern: string;
  /** The heads make it look like a number of another desk. */
  readonly spellsDesk: boolean;
  readonly sectionId: string;
  /** What the section keeps a list of; heads that are not in it are typed freely. */
  readonly lists: HeadLists;
};

/** The number that the next file of the officer's section would get. Drawn digits are drawn only where it is `taken`. */
export function nextFileNumber(desk: Desk, officer: Officer, heads: Heads, taken = false): NextFileNumber {
  const office = readOffice(desk.store);
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('noCharge');
  const context: NumberContext = {
    day: localDay(desk.ledger.now()),
    section: place.sectionCode,
    office: office.code,
    post: place.postCode,
    heads,
    mark: deskMark(desk.place.ordinal),
    ...(taken ? { draw: drawDigit } : {}),
  };
  const pattern = office.fileTemplate;
  const series = seriesKey('file', pattern, context);
  const sequence = peekNumber(desk.store, series);
  const lists = listsFor(desk, place.sectionId, pattern);
  return { number: formatNumber(pattern, context, sequence), series, sequence, pattern, spellsDesk: spellsAnotherDesk(pattern, context), sectionId: place.sectionId, lists };
}

/** The lists that the section keeps for the heads of a template; a plain head is a basic one. */
function listsFor(desk: Desk, sectionId: string, pattern: string): HeadLists {
  const open = openHeads(desk, sectionId);
  const entries = templateHeads(pattern).flatMap((head) => {
    const level = headLevel.safeParse(head === 'head' ? 'basic' : head).data;
    const list = open.filter((row) => row.level === level).map(({ code, name }) => ({ code, name }));
    return list.length > 0 ? [[head, list] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** What a new file is numbered by: heads and the next number under them, or the number as typed (domain.md row 17). */
function numberFor(desk: Desk, officer: Officer, input: Input<'files.open'>): Pick<NextFileNumber, 'number' | 'series' | 'sequence' | 'sectionId'> {
  const next = nextFileNumber(desk, officer, input.heads, true);
  if (input.number !== undefined) {
    const number = input.number.normalize('NFC').trim();
    if (number === '') throw new Refusal('badInput', { field: 'number' });
    return { number, series: '', sequence: 0, sectionId: next.sectionId };
  }
  for (const head of templateHeads(next.pattern)) {
    const value = headValue(input.heads, head);
    if (value === '') throw new Refusal('badInput', { field: head });
    const list = Object.hasOwn(next.lists, head) ? next.lists[head] : undefined;
    if (list && !list.some(({ code }) => code === value)) throw new Refusal('headNotInList', { head: value });
  }
  if (next.spellsDesk) throw new Refusal('headSpellsDesk', { number: next.number });
  return next;
}

/**
 * Opens a file: its number is taken in the same commit that records it. Refuses with `badInput` naming an empty head or number,
 * `headNotInList`, `headSpellsDesk`, and `fileNumberTaken` where another file has the number already.
 */
export function openFile(desk: Desk, officer: Officer, input: Input<'files.open'>): { id: string; number: string } {
  const id = newId();
  const subject = input.subject.trim();
  if (subject === '') throw new Refusal('badInput', { field: 'subject' });
  return desk.ledger.commit(() => {
    const { number, series, sequence, sectionId } = numberFor(desk, officer, input);
    refuseTakenNumber(desk, number);
    desk.ledger.append({
      type: fileOpened,
      officer,
      file: id,
      body: {
        id,
        number,
        series,
        sequence,
        subject,
        classification: input.classification,
        urgency: input.urgency,
        sectionId,
        form: input.form,
        kind: 'main',
        mainId: null,
        ordinal: 1,
        continues: null,
        paragraphsBefore: 0,
        reason: '',
      },
    });
    return { id, number };
  });
}

/** Refuses a number that another file has. */
export function refuseTakenNumber(desk: Desk, number: string): void {
  const other = desk.store.first(desk.store.build.selectFrom('file').select('id').where('number', '=', number));
  if (other) throw new Refusal('fileNumberTaken', { number });
}
