import type { Input, Output } from '../../../preload/contract/index.ts';
import type { HeadTable } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { postPlace } from './actors.ts';
import { headAdded, headClosed } from './events.ts';

function sectionOf(desk: Desk, officer: Officer): string {
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('noCharge');
  return place.sectionId;
}

/** The heads of a section that numbers may be built from now, by level and code. */
export function openHeads(desk: Desk, sectionId: string): HeadTable[] {
  return desk.store.all(
    desk.store.build.selectFrom('head').selectAll().where('section_id', '=', sectionId).where('closed_at', 'is', null).orderBy('level').orderBy('code'),
  );
}

/** The four lists of the officer's section, those closed last. */
export function listHeads(desk: Desk, officer: Officer): Output<'office.heads'> {
  const rows = desk.store.all(
    desk.store.build.selectFrom('head').selectAll().where('section_id', '=', sectionOf(desk, officer)).orderBy('closed_at').orderBy('level').orderBy('code'),
  );
  return rows.map((row) => ({ id: row.id, level: row.level, code: row.code, name: row.name, addedAt: row.added_at, closedAt: row.closed_at }));
}

/**
 * Adds a head to a list of the officer's own section. In the year that is for the section's officer alone (domain.md row 18), which
 * the permission of the procedure says. Refuses with `badInput` (`field`), `codeTaken`.
 */
export function addHead(desk: Desk, officer: Officer, input: Input<'office.addHead'>): { id: string } {
  const sectionId = sectionOf(desk, officer);
  const code = input.code.normalize('NFC').trim();
  const name = input.name.normalize('NFC').trim();
  if (code === '') throw new Refusal('badInput', { field: 'code' });
  if (name === '') throw new Refusal('badInput', { field: 'name' });
  const id = newId();
  return desk.ledger.commit(() => {
    if (openHeads(desk, sectionId).some((head) => head.level === input.level && head.code === code)) throw new Refusal('codeTaken', { code });
    desk.ledger.append({ type: headAdded, officer, body: { id, sectionId, level: input.level, code, name } });
    return { id };
  });
}

/** Closes a head of the officer's own section: files under it stay, new ones are opened under others. */
export function closeHead(desk: Desk, officer: Officer, headId: string): void {
  desk.ledger.commit(() => {
    const head = openHeads(desk, sectionOf(desk, officer)).find((row) => row.id === headId);
    if (!head) throw new Refusal('notFound');
    desk.ledger.append({ type: headClosed, officer, body: { id: head.id } });
  });
}
