import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type ProcedureName } from '../../preload/contract/index.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { openDemo, signedIn, type Kit, type RoleName } from '../unit/desk-kit.ts';
import { busyWeeks } from '../unit/busy-office.ts';
import { fuzzer } from './fuzzed-input.ts';
import { patienceOf } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? Date.now() % 1_000_000);
const calls = Number(process.env['DAFTAR_FUZZ'] ?? 100_000);
/** A disk in memory, where there is one: what is tried here is the answers, not the disk. */
const memory = '/dev/shm';
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'daftar-fuzz-'));

/** What writes outside the desk's folder, looks at all of it, or asks for the time of a whole key ceremony. */
const left: ReadonlySet<string> = new Set<ProcedureName>([
  'system.backup', 'system.audit', 'system.rebuild', 'office.copyTemplates', 'office.openDemo', 'office.setUp', 'office.addPerson', 'session.changePin', 'session.signIn', 'session.unlock',
  'session.lock', 'session.signOut', 'letters.approve', 'letters.cancel', 'letters.supersede', 'letters.print', 'batches.start', 'office.renewSealingKey', 'office.withdrawSealingKey', 'office.exportAuthority',
  'office.importAuthority', 'office.removeAuthority', 'office.endCharge', 'office.giveCharge', 'office.verifierFile', 'attachments.setScanFolder',
]);
const roles: readonly RoleName[] = ['assistant', 'officer', 'dispatcher', 'registrar'];
let kit: Kit;

beforeAll(async () => {
  kit = await openDemo(folder);
  await busyWeeks(kit);
});
afterAll(() => {
  kit.close();
  rmSync(folder, { recursive: true, force: true });
});

const known = (): string[] => {
  const { database } = kit.desk.store;
  const tables = ['file', 'receipt', 'letter', 'post', 'section', 'person', 'note', 'dispatch_line', 'movement', 'attachment', 'desk_folder'];
  return tables.flatMap((table) => database.prepare<[], string>(`SELECT id FROM ${table} ORDER BY id DESC LIMIT 20`).pluck().all());
};

describe(`${calls} calls with hostile values (seed ${seed})`, () => {
  it('are each answered with a value of the contract, and the record stays whole', { timeout: patienceOf(400_000) }, async () => {
    const random = seededRandom(seed);
    let ids = known();
    const makerOf = fuzzer(random, () => ids);
    const isFuzzed = (name: string): name is ProcedureName => Object.hasOwn(contract, name) && !left.has(name);
    const makers = Object.keys(contract).filter(isFuzzed).map((name) => ({ name, make: makerOf(contract[name].input) }));
    const callers = await Promise.all(roles.map((role) => signedIn(kit, role)));
    const unforeseen = new Set<string>();
    const wrongAnswers = new Set<string>();
    let accepted = 0;
    for (let call = 0; call < calls; call += 1) {
      if (call % 5000 === 0) ids = known();
      for (const caller of callers) caller.touchedAt = kit.clock.now;
      const { name, make } = random.one(makers);
      const { result } = await kit.core.call(random.one(callers), name, make());
      if (!result.ok) {
        if (result.error.code === 'internal') unforeseen.add(`${name}: ${kit.errors.at(-1)?.split('\n').slice(0, 3).join(' ')}`);
        continue;
      }
      accepted += 1;
      if (call % 20 === 0 && !contract[name].output.safeParse(result.value).success) wrongAnswers.add(name);
    }
    expect([...unforeseen], `seed ${seed}`).toEqual([]);
    expect([...wrongAnswers], `seed ${seed}`).toEqual([]);
    expect(accepted).toBeGreaterThan(calls / 20);
    const { database } = kit.desk.store;
    const subjects = [...database.prepare<[], string>('SELECT subject FROM file').pluck().all(), ...database.prepare<[], string>('SELECT subject FROM receipt').pluck().all()];
    expect(subjects.filter((subject) => /[\u202A-\u202E\u2066-\u2069\p{Surrogate}\0]/u.test(subject))).toEqual([]);
    expect(audit(kit.desk).problems).toEqual([]);
  });
});
