import { expect } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, openKit, paragraphs, signedIn, type DemoPerson, type Kit } from '../unit/desk-kit.ts';
import { chosenPin, until, worksAt, type DeskOnLan, type DesksKit, type Registrar } from '../unit/desks-kit.ts';
import { takeIn } from '../unit/scans.ts';
import type { DeskProcess, Seat } from './desk-process.ts';
import type { HandoverAct } from './handover-acts.ts';

/** In how many milliseconds all that travels must have arrived once the road is whole (ledger.md 9, I5). */
export const settledWithin = 60_000;

export type Office = { readonly seats: readonly Seat[]; readonly files: readonly string[] };

const standard = { host: '127.0.0.1', peers: [], hurry: 1, clock: 'standing' } as const;

/**
 * An office on two or three desks that know each other, with files of so many bytes of papers at the first; the person of each hands on to the next. All
 * desks are off.
 */
export async function officeOfDesks(desks: DesksKit, count: 2 | 3, papers: readonly number[]): Promise<Office> {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const people = [await demoPerson(first.kit, 'officer'), ...(count === 3 ? [await anotherOfficer(first)] : [])];
  const others: DeskOnLan[] = [];
  for (const person of people) {
    const joined = await desks.join(first, [person.postId]);
    await until(() => joined.kit.desk.store.all(joined.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
    await worksAt(first, joined, person);
    others.push(joined);
  }
  const [second, third] = others;
  if (second && third) await until(() => second.lan.isReachable(third.lan.id));
  const files: string[] = [];
  for (const bytes of papers) files.push(await fileWithPaper(first.kit, assistant, bytes));
  const posts = [assistant.person, ...people].map(({ postId }) => postId);
  const seats = [{ ...first, person: assistant.person, pin: assistant.person.pin }, ...others.map((desk, at) => ({ ...desk, person: people[at] ?? assistant.person, pin: chosenPin }))].map(
    ({ folder, lan, person, pin }, at): Seat => ({ ...standard, folder, port: lan.port, personId: person.personId, pin, toPostId: posts[(at + 1) % posts.length] ?? '' }),
  );
  for (const other of others) await desks.end(other);
  await desks.end(first);
  return { seats, files };
}

/** One more person who works on files, at a post of his own. */
export async function anotherOfficer({ kit, registrar }: Registrar): Promise<DemoPerson> {
  const { sections } = await ask(kit, registrar, 'office.structure', {});
  const sectionId = sections[0]?.id ?? '';
  const { id: postId } = await ask(kit, registrar, 'office.addPost', { sectionId, code: 'AO', name: { en: 'Accounts Officer' }, roles: ['officer'] });
  const { id: personId } = await ask(kit, registrar, 'office.addPerson', { name: { en: 'Third Officer' }, pin: '480261' });
  await ask(kit, registrar, 'office.giveCharge', { postId, personId, kind: 'substantive', from: '2026-11-21' });
  return { personId, postId, sectionId, pin: '480261' };
}

/** A file with one paper of about so many bytes. */
export async function fileWithPaper(kit: Kit, caller: Caller, bytes: number): Promise<string> {
  const { id } = await ask(kit, caller, 'files.open', { subject: `Case of ${bytes} bytes`, heads: { head: '7' }, classification: 'normal' });
  const staged = await takeIn(kit, caller, 'plan.pdf', await heavyPdf(bytes));
  await ask(kit, caller, 'attachments.addToFile', { fileId: id, ids: [staged.id], appendix: 'correspondence' });
  return id;
}

/** Waits until every file lies at one of the desks and nothing is on its way; gives how long that took, in milliseconds. */
export async function settle(running: readonly DeskProcess[]): Promise<number> {
  const began = performance.now();
  await expect.poll(() => unsettled(running), { timeout: settledWithin, interval: 25 }).toEqual([]);
  return performance.now() - began;
}

async function unsettled(running: readonly DeskProcess[]): Promise<string[]> {
  const desks = await Promise.all(running.map((desk) => desk.standing()));
  const all = desks.map(({ states }) => states);
  const files = [...new Set(all.flatMap((states) => Object.keys(states)))];
  const lines = files.map((file) => `${file}: ${all.map((states) => states[file] ?? 'none').join(', ')}`).filter((line) => !liesAtOne(line));
  return lines.length === 0 ? [] : [`links: ${desks.map(({ connected }) => connected).join(', ')}`, ...lines];
}

/** Held by one, of whom the others know it or have never heard of it; nobody waits for anything. */
const liesAtOne = (line: string): boolean => line.split('held').length === 2 && !/transit|frozen|orphan/u.test(line);

const heldAt = ({ desk }: Kit, file: string): boolean => {
  const row = desk.store.first(desk.store.build.selectFrom('custody').select('state').where('thing', '=', file));
  if (row) return row.state === 'held';
  return desk.store.first(desk.store.build.selectFrom('file').select('id').where('id', '=', file)) !== undefined;
};

/**
 * The invariants of ledger.md 9 at desks that are off: each file lies at exactly one desk (I1), whole (I6), with every note that anybody was told of, once
 * (I2), numbered without a gap (I3); all audits are clean (I4); who holds it can write on it (I8).
 */
export async function expectInvariants({ seats, files }: Office, said: readonly HandoverAct[]): Promise<void> {
  const kits: Kit[] = [];
  try {
    for (const { folder } of seats) kits.push(await openKit(folder));
    expect(kits.map(({ desk }) => audit(desk).problems)).toEqual(kits.map(() => []));
    for (const file of [...files, ...said.flatMap((one) => (one.act === 'opened' ? [one.fileId] : []))]) {
      const holders = seats.flatMap((seat, at) => {
        const kit = kits[at];
        return kit && heldAt(kit, file) ? [{ seat, kit }] : [];
      });
      expect(holders, `${file} lies at one desk`).toHaveLength(1);
      for (const { seat, kit } of holders) await expectWhole(kit, seat, { file, said });
    }
    expectGapless(kits, said);
  } finally {
    for (const kit of kits) kit.close();
  }
}

async function expectWhole(kit: Kit, { personId, pin }: Seat, { file, said }: { readonly file: string; readonly said: readonly HandoverAct[] }): Promise<void> {
  const { database } = kit.desk.store;
  const numbers = database.prepare<[string], number>('SELECT number FROM note WHERE file_id = ? ORDER BY number').pluck().all(file);
  expect(numbers, 'notes of a file are numbered without a gap').toEqual(numbers.map((_, at) => at + 1));
  const ids = database.prepare<[string], string>('SELECT id FROM note WHERE file_id = ?').pluck().all(file);
  const told = said.flatMap((one) => (one.act === 'noted' && one.fileId === file ? [one.noteId] : []));
  expect(told.filter((id) => !ids.includes(id)), 'every note that was answered stands in the file').toEqual([]);
  const hashes = database.prepare<[string], string>('SELECT hash FROM attachment WHERE file_id = ?').pluck().all(file);
  expect(hashes.filter((hash) => !kit.desk.blobs.isIntact(hash)), 'papers are whole').toEqual([]);
  const caller = kit.core.caller();
  await ask(kit, caller, 'session.signIn', { personId, pin });
  const { result } = await kit.core.call(caller, 'notes.confirm', { fileId: file, content: paragraphs('Work goes on.') });
  expect(result.ok ? null : { ...result.error, history: historyOf(kit, file) }, 'who holds a file can write on it').toBeNull();
}

/** How a file came to lie where it lies, as the desk that holds it tells it. */
const historyOf = ({ desk }: Kit, file: string): readonly unknown[] =>
  desk.store.database.prepare<[string], unknown>('SELECT kind, from_post, to_post, received_at FROM movement WHERE file_id = ? ORDER BY rowid DESC LIMIT 12').all(file);

/** Numbers of files: none given twice in the office, none left out at the desk that gave it. */
function expectGapless(kits: readonly Kit[], said: readonly HandoverAct[]): void {
  const given = said.flatMap((one) => (one.act === 'opened' ? [one.number] : []));
  expect(new Set(given).size, 'no number was given twice').toBe(given.length);
  for (const { desk } of kits) {
    const { database } = desk.store;
    const taken = database.prepare<[], number>("SELECT coalesce(sum(next - 1), 0) FROM series WHERE key LIKE 'file%'").pluck().get();
    const opened = database.prepare<[string], number>("SELECT count(*) FROM event WHERE type = 'file.opened' AND log = ?").pluck().get(desk.ledger.logName);
    expect(taken, 'every number that was taken stands on a file').toBe(opened);
  }
}
