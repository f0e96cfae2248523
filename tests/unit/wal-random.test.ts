import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { toRefusal } from '../../main/core/db/open-database.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { Refusal } from '../../main/core/refusal.ts';
import { isCounted, patienceOf, tally } from '../faults/tally.ts';
import { ask, openDemo, openKit, paragraphs, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const place = temporaryFolder();
/** As after the power failed: everything still in the write-ahead log. */
const asLeft = join(place.path, 'as-left');
const folder = join(place.path, 'desk');
const log = join(folder, 'daftar.sqlite-wal');
const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_122);
const flips = isCounted ? 300 : 25;
const files = 12;
const saved: string[] = [];

beforeAll(async () => {
  const kit = await openDemo(join(place.path, 'working'));
  kit.desk.store.database.pragma('wal_checkpoint(TRUNCATE)');
  kit.desk.store.database.pragma('wal_autocheckpoint = 0');
  const assistant = await signedIn(kit, 'assistant');
  for (let number = 0; number < files; number += 1) {
    const { id } = await ask(kit, assistant, 'files.open', { subject: `Case ${number}`, heads: { head: '1' }, classification: 'normal' });
    await ask(kit, assistant, 'notes.confirm', { fileId: id, content: paragraphs(`Seen and noted, ${number}.`) });
    saved.push(id);
  }
  cpSync(kit.folder, asLeft, { recursive: true });
  kit.close();
});
afterAll(() => place.remove());

function putBack(): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(asLeft, folder, { recursive: true });
  rmSync(`${folder}/daftar.sqlite-shm`, { force: true });
}

/** Whether the desk found something, by opening its database or by its audit, and how many of the saved files it still has, each with its note. */
async function opened(): Promise<{ readonly found: boolean; readonly whole: number }> {
  let kit: Kit | undefined;
  try {
    kit = await openKit(folder);
    const { build } = kit.desk.store;
    const kept = kit.desk.store.all(build.selectFrom('file').innerJoin('note', 'note.file_id', 'file.id').select('file.id as id').where('file.id', 'in', saved));
    return { found: audit(kit.desk).problems.length > 0, whole: kept.length };
  } catch (problem) {
    if (!(toRefusal(problem) instanceof Refusal)) throw problem;
    return { found: true, whole: 0 };
  } finally {
    kit?.close();
  }
}

describe(`a desk whose power failed, and whose write-ahead log then has a flipped bit (seed ${seed})`, () => {
  it('has all that was saved when no bit is flipped', async () => {
    putBack();
    expect(await opened()).toEqual({ found: false, whole: files });
  });

  it(`says so at each of ${flips} places where anything that was saved is gone by it`, { timeout: patienceOf(120_000) }, async () => {
    const random = seededRandom(seed);
    const original = readFileSync(join(asLeft, 'daftar.sqlite-wal'));
    const silent: string[] = [];
    let detected = 0;
    for (let round = 0; round < flips; round += 1) {
      const at = random.below(original.length);
      const mask = 1 << random.below(8);
      putBack();
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      writeFileSync(log, bytes);
      const { found, whole } = await tally('D4 bit flipped in the write-ahead log', opened);
      if (found) detected += 1;
      else if (whole < files) silent.push(`byte ${at}, mask ${mask}`);
    }
    expect(silent).toEqual([]);
    expect(detected).toBeGreaterThan(flips / 2);
  });
});
