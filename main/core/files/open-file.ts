import type { Input } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import { newId } from '../id.ts';
import { formatNumber, headValue, seriesKey, templateHeads, type NumberContext } from '../numbers/number-template.ts';
import { peekNumber } from '../numbers/series.ts';
import { postPlace } from '../office/actors.ts';
import { readOffice } from '../office/office.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { fileOpened } from './events.ts';

export type NextFileNumber = {
  readonly number: string;
  readonly series: string;
  readonly sequence: number;
  readonly pattern: string;
  readonly sectionId: string;
};

/** The number that the next file of the officer's section would get. */
export function nextFileNumber(desk: Desk, officer: Officer, heads: Readonly<Record<string, string>>): NextFileNumber {
  const office = readOffice(desk.store);
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('noCharge');
  const context: NumberContext = {
    day: localDay(desk.ledger.now()),
    section: place.sectionCode,
    office: office.code,
    post: place.postCode,
    heads,
  };
  const series = seriesKey('file', office.fileTemplate, context);
  const sequence = peekNumber(desk.store, series);
  return { number: formatNumber(office.fileTemplate, context, sequence), series, sequence, pattern: office.fileTemplate, sectionId: place.sectionId };
}

/**
 * Opens a file: its number is taken in the same commit that records it. Refuses with `badInput` naming an empty head, and with
 * `codeTaken` where heads typed otherwise would spell a number that another file has.
 */
export function openFile(desk: Desk, officer: Officer, input: Input<'files.open'>): { id: string; number: string } {
  const id = newId();
  const subject = input.subject.trim();
  if (subject === '') throw new Refusal('badInput', { field: 'subject' });
  return desk.ledger.commit(() => {
    const next = nextFileNumber(desk, officer, input.heads);
    const empty = templateHeads(next.pattern).find((head) => headValue(input.heads, head) === '');
    if (empty !== undefined) throw new Refusal('badInput', { field: empty });
    if (numberTaken(desk, next.number)) throw new Refusal('codeTaken', { code: next.number });
    desk.ledger.append({
      type: fileOpened,
      officer,
      file: id,
      body: {
        id,
        number: next.number,
        series: next.series,
        sequence: next.sequence,
        subject,
        classification: input.classification,
        urgency: input.urgency,
        sectionId: next.sectionId,
        form: input.form,
      },
    });
    return { id, number: next.number };
  });
}

function numberTaken(desk: Desk, number: string): boolean {
  return desk.store.first(desk.store.build.selectFrom('file').select('id').where('number', '=', number)) !== undefined;
}
