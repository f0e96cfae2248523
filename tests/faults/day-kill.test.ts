import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { ask, openDemo, openKit, signedIn, temporaryFolder, type Kit } from '../unit/desk-kit.ts';
import { answeredAct, type AnsweredAct } from './day-acts.ts';
import { patienceOf, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_122);
const kills = Number(process.env['DAFTAR_KILLS'] ?? 60);
/** Longest time that a core may work before it is killed, in milliseconds: some dozens of acts. */
const longestLife = 900;

const place = temporaryFolder();
const folder = join(place.path, 'desk');
afterAll(place.remove);

/** The next core waits, loaded, while the one before it works. */
function spare(): ChildProcess {
  return fork(join(import.meta.dirname, 'day-child.ts'), [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** One life of a core, killed after so many milliseconds; what it had said by then. */
function live(child: ChildProcess, childSeed: number, killAfter: number): Promise<AnsweredAct[]> {
  return new Promise((resolve, reject) => {
    const said: AnsweredAct[] = [];
    let timer: NodeJS.Timeout | undefined;
    child.on('message', (message) => {
      said.push(answeredAct.parse(message));
      timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.once('exit', (code, signal) => (signal === 'SIGKILL' ? resolve(said) : reject(new Error(`The core ended by itself: ${code}`))));
    child.send({ seed: childSeed });
  });
}

/** Is what the screen said still so? Later acts that were not told of any more may have come on top. */
function stands(kit: Kit, act: AnsweredAct): boolean {
  const { database } = kit.desk.store;
  const one = (sql: string, ...parameters: readonly unknown[]) => Number(database.prepare(sql).pluck().get(...parameters) ?? 0);
  switch (act.act) {
    case 'diarised':
      return one('SELECT count(*) FROM receipt WHERE id = ? AND number = ?', act.id, act.number) === 1;
    case 'marked':
      return one('SELECT count(*) FROM receipt_movement WHERE receipt_id = ?', act.receiptId) > 0;
    case 'received':
      return one('SELECT count(*) FROM receipt_movement WHERE receipt_id = ? AND received_at IS NOT NULL', act.receiptId) > 0;
    case 'filed':
      return one("SELECT count(*) FROM receipt WHERE id = ? AND file_id = ? AND state = 'in-file'", act.receiptId, act.fileId) === 1;
    case 'disposed':
      return one("SELECT count(*) FROM receipt WHERE id = ? AND state = 'disposed'", act.receiptId) === 1;
    case 'opened':
      return one('SELECT count(*) FROM file WHERE id = ? AND number = ?', act.id, act.number) === 1;
    case 'wrote':
      return lastTurn(kit, act.fileId) >= act.turn;
    case 'confirmed':
      return one('SELECT count(*) FROM note WHERE id = ? AND file_id = ?', act.noteId, act.fileId) === 1;
    case 'sent':
      return one('SELECT count(*) FROM movement WHERE file_id = ?', act.fileId) >= act.movements;
    case 'parked':
      return one('SELECT count(*) FROM file_act WHERE file_id = ?', act.fileId) >= act.acts;
  }
}

/** The latest text that anybody wrote on a file: on the yellow note or in a green one. */
function lastTurn(kit: Kit, fileId: string): number {
  const { database } = kit.desk.store;
  const contents = database.prepare<[string, string], string>('SELECT content FROM note WHERE file_id = ? AND content IS NOT NULL UNION ALL SELECT content FROM yellow_note WHERE file_id = ?').pluck();
  return Math.max(0, ...contents.all(fileId, fileId).map((content) => Number(/turn (\d+)/.exec(content)?.[1] ?? 0)));
}

describe(`a day whose core is killed ${kills} times (seed ${seed})`, () => {
  it('loses nothing that the screen said was saved; the audit is clean and the tables follow from the ledger', { timeout: patienceOf(400_000) }, async () => {
    const random = seededRandom(seed);
    const founded = await openDemo(folder);
    founded.close();
    const said: AnsweredAct[] = [];
    let next = spare();
    for (let killed = 1; killed <= kills; killed += 1) {
      await tally('P1 kill -9 in a day of one desk', async () => {
        const child = next;
        next = spare();
        const fresh = await live(child, random.below(1_000_000), random.below(longestLife));
        said.push(...fresh);
        const kit = await openKit(folder);
        expect(fresh.filter((act) => !stands(kit, act)), `seed ${seed}, kill ${killed}`).toEqual([]);
        const problems = killed % 20 === 0 ? audit(kit.desk).problems : [];
        expect(problems, `seed ${seed}, kill ${killed}`).toEqual([]);
        kit.close();
      });
    }
    next.kill('SIGKILL');
    const kit = await openKit(folder);
    expect(said.filter((act) => !stands(kit, act))).toEqual([]);
    expect(new Set(said.map(({ act }) => act)).size).toBe(10);
    expect(await ask(kit, await signedIn(kit, 'officer'), 'system.audit', {})).toMatchObject({ ok: true, problems: [] });
    const numbers = kit.desk.store.database.prepare<[], number>('SELECT sequence FROM receipt ORDER BY sequence').pluck().all();
    expect(numbers).toEqual(numbers.map((_, position) => position + 1));
    kit.close();
  });
});
