import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { audit } from '../../main/core/ledger/audit.ts';
import { createLayoutClient, layoutClientOptions } from '../../main/layout-client/layout-client.ts';
import { ask, openDemo, openKit, signedIn, temporaryFolder, type Kit } from '../unit/desk-kit.ts';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { layoutServer } from './layout-server.ts';
import { patienceOf, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_121);
const kills = Number(process.env['DAFTAR_KILLS'] ?? 200);
const linesOfBatch = 50;
/** Longest time that a core may work before it is killed, in milliseconds: a few letters. */
const longestLife = 700;

const place = temporaryFolder();
const folder = join(place.path, 'desk');
const layout = createLayoutClient(layoutClientOptions());

afterAll(async () => {
  await layout.end();
  place.remove();
});

const doneSign = z.object({ done: z.boolean(), unfinished: z.array(z.unknown()) });

/** The next core waits, loaded, while the one before it works; so that killing is quick and not starting is measured. */
function spare(): ChildProcess {
  return fork(join(import.meta.dirname, 'batch-child.ts'), [folder], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

type Life = { readonly killed: boolean; readonly unfinished: readonly unknown[] };

/** One life of a core: told to work, and killed after so many milliseconds unless it is done before. */
async function live(child: ChildProcess, fileId: string, killAfter: number | null): Promise<Life> {
  const server = layoutServer(layout, child);
  const life = await new Promise<Life>((resolve) => {
    let unfinished: readonly unknown[] = ['it said nothing'];
    const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('message', (message) => {
      const sign = doneSign.safeParse(message);
      if (!sign.success) return;
      unfinished = sign.data.unfinished;
      clearTimeout(timer);
      child.disconnect();
    });
    child.once('exit', (_, signal) => resolve({ killed: signal === 'SIGKILL', unfinished }));
    child.send({ go: true, fileId, lines: linesOfBatch });
  });
  await server.end();
  return life;
}

async function prepare(): Promise<string> {
  const kit = await openDemo(folder);
  const officer = await signedIn(kit, 'officer');
  const file = await ask(kit, officer, 'files.open', { subject: 'Notices of tax', heads: { head: '5' }, classification: 'normal' });
  kit.close();
  return file.id;
}

async function verdictOf(kit: Kit, letterId: string): Promise<string> {
  const officer = await signedIn(kit, 'officer');
  const { bytes, sealed } = await ask(kit, officer, 'letters.pdf', { letterId });
  const { verdict, textMatch, pdfSignature } = await ask(kit, officer, 'verify.file', { bytes, name: 'letter.pdf' });
  return [sealed, verdict, textMatch, pdfSignature?.valid, pdfSignature?.wholeDocument].join(' ');
}

describe(`a batch whose core is killed ${kills} times (seed ${seed})`, () => {
  it('is completed without a lost or doubled number, and the audit is clean', { timeout: patienceOf(420_000) }, async () => {
    const random = seededRandom(seed);
    const fileId = await prepare();
    let killed = 0;
    let next = spare();
    while (killed < kills) {
      await tally('P1 kill -9 in a batch of letters', async () => {
        const child = next;
        next = spare();
        const life = await live(child, fileId, random.below(longestLife));
        expect(life.killed ? [] : life.unfinished, `seed ${seed}, after ${killed} kills`).toEqual([]);
        killed += Number(life.killed);
      });
    }
    const last = await live(next, fileId, null);
    expect(last).toEqual({ killed: false, unfinished: [] });

    const kit = await openKit(folder);
    expect(audit(kit.desk).problems).toEqual([]);
    const officer = await signedIn(kit, 'officer');
    const batches = await ask(kit, officer, 'batches.list', {});
    expect(batches.map(({ state, issued, failed, total }) => ({ state, issued, failed, total }))).toEqual(
      batches.map(() => ({ state: 'done', issued: linesOfBatch, failed: 0, total: linesOfBatch })),
    );
    const rows = (await Promise.all(batches.map(({ id }) => ask(kit, officer, 'batches.view', { batchId: id })))).flatMap((batch) => batch.rows);
    const { store } = kit.desk;
    const letters = store.all(store.build.selectFrom('letter').selectAll().orderBy('status_index'));
    const count = batches.length * linesOfBatch;
    expect(letters.map((letter) => letter.number)).toEqual(Array.from({ length: count }, (_, place) => `SO(Admin)/DMO/${place + 1}/2026`));
    expect(letters.map((letter) => letter.status_index)).toEqual(Array.from({ length: count }, (_, place) => place + 1));
    expect(new Set(rows.map((row) => row.letterId)).size).toBe(count);
    expect(new Set(rows.map((row) => row.number)).size).toBe(count);
    const lines = store.all(store.build.selectFrom('dispatch_line').select(['serial', 'letter_id']).orderBy('serial'));
    expect(lines.map((line) => line.serial)).toEqual(Array.from({ length: count }, (_, place) => place + 1));
    expect(new Set(lines.map((line) => line.letter_id)).size).toBe(count);
    expect(store.all(store.build.selectFrom('letter_draft').select('letter_id'))).toEqual([]);
    const verdicts = new Map<string, number>();
    for (const letter of letters) {
      const verdict = await verdictOf(kit, letter.id);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
    expect(Object.fromEntries(verdicts)).toEqual({ 'true genuine true true true': count });
    expect(kit.errors).toEqual([]);
    kit.close();
  });
});
