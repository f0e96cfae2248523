import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { audit, type AuditProblem } from '../../main/core/ledger/audit.ts';
import { hurriedClock } from '../../main/core/lan/clock.fixture.ts';
import { ask, demoPerson, paragraphs, refusalOf, signedIn, type Kit } from '../unit/desk-kit.ts';
import { DesksKit, loopback, until, worksAt } from '../unit/desks-kit.ts';
import { anotherOfficer, fileWithPaper, settledWithin } from './office-of-desks.ts';
import { patienceOf, runs, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_117);

const kitOf = () => new DesksKit({ ...loopback, clock: hurriedClock(10) });
let desks = kitOf();
afterEach(async () => {
  await desks.endAll();
  desks = kitOf();
});

const custodyOf = ({ desk }: Kit, file: string) => desk.handover.current?.host.thing(file)?.custody.state ?? 'none';
const becomes = (kit: Kit, file: string, state: string) => expect.poll(() => custodyOf(kit, file), { timeout: settledWithin, interval: 20 }).toBe(state);
const holdsPapers = ({ desk }: Kit, file: string) =>
  desk.store.database.prepare<[string], string>('SELECT hash FROM attachment WHERE file_id = ?').pluck().all(file).every((hash) => desk.blobs.isIntact(hash));

/** A desk whose files came from the registrar's loses its disk, and a new PC takes its place; what the audits of both find. */
async function loseAndReplace(random: ReturnType<typeof seededRandom>): Promise<readonly AuditProblem[]> {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const person = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  const officer = await worksAt(first, second, person);
  const send = (fileId: string) => ask(first.kit, assistant, 'files.send', { fileId, toPostId: person.postId, kind: 'put-up' });

  const [arrived, onItsWay] = [await fileWithPaper(first.kit, assistant, 1_000 + random.below(200_000)), await fileWithPaper(first.kit, assistant, 1_000 + random.below(200_000))];
  const { noteId } = await ask(first.kit, assistant, 'notes.confirm', { fileId: arrived, content: paragraphs('For orders.') });
  await send(arrived);
  await becomes(second.kit, arrived, 'held');
  await ask(second.kit, officer, 'files.markRead', { fileId: arrived });
  await desks.end(second);
  rmSync(second.folder, { recursive: true });
  await send(onItsWay);

  const fresh = await desks.join(first, [person.postId], { replaces: second.lan.id });
  await becomes(first.kit, onItsWay, 'transit');
  const registrar = await demoPerson(first.kit, 'registrar');
  const other = await anotherOfficer(first);
  const officers = { first: { personId: registrar.personId, pin: registrar.pin }, second: { personId: other.personId, pin: other.pin } };
  expect((await refusalOf(first.kit, assistant, 'handover.reconstitute', { id: arrived, officers: { ...officers, second: officers.first } })).code).toBe('sameOfficer');
  for (const id of [arrived, onItsWay]) {
    await ask(first.kit, assistant, 'handover.reconstitute', { id, officers });
    await becomes(first.kit, id, 'held');
    expect(holdsPapers(first.kit, id)).toBe(true);
  }
  const { notes } = await ask(first.kit, assistant, 'files.view', { fileId: arrived });
  expect(notes.map(({ id }) => id)).toEqual([noteId]);

  await until(() => fresh.kit.desk.store.all(fresh.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  const again = await worksAt(first, fresh, person);
  const orderer = { ...first.kit.core.caller(), person: other };
  await ask(first.kit, orderer, 'session.signIn', { personId: other.personId, pin: other.pin });
  for (const fileId of [arrived, onItsWay]) {
    // It was addressed to a post that does not work here: it lies with the officer who ordered that it be put together, who sends it to the new PC.
    await ask(first.kit, orderer, 'notes.confirm', { fileId, content: paragraphs('Put together again.') });
    await ask(first.kit, orderer, 'files.send', { fileId, toPostId: person.postId, kind: 'put-up' });
    await becomes(fresh.kit, fileId, 'held');
  }
  expect(holdsPapers(fresh.kit, arrived)).toBe(true);
  await ask(fresh.kit, again, 'files.markRead', { fileId: arrived });
  await ask(fresh.kit, again, 'notes.confirm', { fileId: arrived, content: paragraphs('Work goes on.') });
  const { number } = await ask(fresh.kit, again, 'files.open', { subject: 'Opened at the new PC', heads: { head: '7' }, classification: 'normal' });
  expect(number).not.toBe('');
  return [first.kit, fresh.kit].flatMap(({ desk }) => audit(desk).problems);
}

describe(`a desk whose disk is lost (seed ${seed})`, () => {
  it('is replaced by the registrar; two officers put together again what it held, and work goes on at the new PC', { timeout: patienceOf(600_000) }, async () => {
    const random = seededRandom(seed);
    for (const _loss of runs({ few: 1, column: 10 })) {
      expect(await tally('D7 disk lost, desk replaced', () => loseAndReplace(random))).toEqual([]);
      await desks.endAll();
    }
  });
});
