import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { ask, demoPerson, paragraphs, signedIn, type Kit, type TestClock } from '../unit/desk-kit.ts';
import { chosenPin, DesksKit, until, worksAt } from '../unit/desks-kit.ts';

let desks = new DesksKit();
afterEach(async () => {
  await desks.endAll();
  desks = new DesksKit();
});

const years = (count: number) => count * 365 * 24 * 3_600_000;
const wrongClocks = [
  { name: 'in 1970', wrong: () => ({ now: 60_000 }) },
  { name: 'ten years ahead', wrong: ({ now }: TestClock) => ({ now: now + years(10) }) },
  { name: 'set back by a day', wrong: ({ now }: TestClock) => ({ now: now - years(1) / 365 }) },
] as const;

const custodyOf = ({ desk }: Kit, file: string) => desk.handover.current?.host.thing(file)?.custody.state ?? 'unknown';
const rowsOf = ({ desk }: Kit, table: 'file' | 'movement' | 'note', file: string): readonly unknown[] =>
  desk.store.database.prepare(`SELECT * FROM ${table} WHERE ${table === 'file' ? 'id' : 'file_id'} = ?`).all(file);

describe('two desks of which one has a wrong clock', () => {
  it.each(wrongClocks)('hand files to and fro, $name: both know the same of them, in the order in which it was done', async ({ wrong }) => {
    const first = await desks.office();
    const assistant = await signedIn(first.kit, 'assistant');
    const person = await demoPerson(first.kit, 'officer');
    const joined = await desks.join(first, [person.postId]);
    await until(() => joined.kit.desk.store.all(joined.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
    await worksAt(first, joined, person);
    await desks.end(joined);
    const second = await desks.again({ ...joined, kit: { ...joined.kit, clock: wrong(joined.kit.clock) } });
    const officer = second.kit.core.caller();
    await ask(second.kit, officer, 'session.signIn', { personId: person.personId, pin: chosenPin });
    const { id } = await ask(first.kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    for (let round = 1; round <= 3; round += 1) {
      await ask(first.kit, assistant, 'notes.confirm', { fileId: id, content: paragraphs(`Question ${round}`) });
      await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: person.postId, kind: 'put-up' });
      await until(() => custodyOf(second.kit, id) === 'held');
      await ask(second.kit, officer, 'files.markRead', { fileId: id });
      await ask(second.kit, officer, 'notes.confirm', { fileId: id, content: paragraphs(`Answer ${round}`) });
      await ask(second.kit, officer, 'files.return', { fileId: id, remarks: `Round ${round}` });
      await until(() => custodyOf(first.kit, id) === 'held' && custodyOf(second.kit, id) === 'sent');
    }
    const { notes } = await ask(first.kit, assistant, 'files.view', { fileId: id });
    const said = [1, 2, 3].flatMap((round) => [`Question ${round}`, `Answer ${round}`]);
    expect(notes.map(({ content }) => content)).toEqual(said.map((text) => paragraphs(text)));
    for (const table of ['file', 'movement', 'note'] as const) expect(rowsOf(second.kit, table, id)).toEqual(rowsOf(first.kit, table, id));
    expect(audit(first.kit.desk).problems).toEqual([]);
    expect(audit(second.kit.desk).problems).toEqual([]);
  });
});
