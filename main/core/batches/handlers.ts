import type { Input } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { fileInHand } from '../files/move-file.ts';
import type { Handlers } from '../handlers.ts';
import { newId } from '../id.ts';
import { firstLanguage, missingField } from '../letters/rules.ts';
import { Refusal } from '../refusal.ts';
import { admitted } from '../session/admitted.ts';
import type { Officer } from '../session/session.ts';
import { openWithPin } from '../session/sign-in.ts';
import { fillDraft } from './fill-draft.ts';
import { listBatches, readBatch, viewBatch } from './queries.ts';
import { readList } from './read-list.ts';
import { runBatch, setState } from './run-batch.ts';

export const batchesHandlers: Handlers<'batches'> = {
  'batches.readList': ({ input }) => readList(input.csv),
  'batches.start': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    const started = startBatch(desk, officer, input);
    void runBatch(desk, officer, started.id);
    return started;
  },
  'batches.list': ({ desk, caller }) => listBatches(desk, admitted(caller)),
  'batches.view': ({ desk, input }) => viewBatch(desk, input.batchId),
  'batches.pause': ({ desk, input }) => {
    askRunning(desk, input.batchId, 'pause');
    return {};
  },
  'batches.resume': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    const batch = readBatch(desk, input.batchId);
    if (batch.state !== 'paused' || desk.running.has(batch.id)) throw new Refusal('batchFinished');
    if (batch.post_id !== officer.postId) throw new Refusal('notSigningPost');
    setState(desk, batch.id, 'running', null);
    void runBatch(desk, officer, batch.id);
    return {};
  },
  'batches.cancel': ({ desk, input }) => {
    if (!askRunning(desk, input.batchId, 'cancel')) setState(desk, input.batchId, 'cancelled', null);
    return {};
  },
};

/** Writes the batch and its lines down before the first letter; every line gets the name of its letter now. */
export function startBatch(desk: Desk, officer: Officer, input: Input<'batches.start'>): { id: string; total: number } {
  const { rows } = readList(input.csv);
  const [first] = rows;
  if (!first) throw new Refusal('csvEmpty');
  const draft = { ...input.draft, signatoryPostId: officer.postId };
  const missing = missingField(fillDraft(draft, first));
  if (missing !== null) throw new Refusal('draftIncomplete', { field: missing });
  const file = fileInHand(desk, officer, input.fileId);
  const id = newId();
  const { build } = desk.store;
  desk.store.transaction(() => {
    desk.store.run(
      build.insertInto('batch').values({
        id,
        file_id: file.id,
        title: draft.subject[firstLanguage(draft)] ?? '',
        draft: JSON.stringify(draft),
        person_id: officer.personId,
        post_id: officer.postId,
        state: 'running',
        error: null,
        started_at: desk.ledger.now(),
      }),
    );
    for (const row of rows) {
      desk.store.run(
        build.insertInto('batch_row').values({
          batch_id: id,
          line: row.line,
          letter_id: newId(),
          name: row.name,
          address: row.address,
          values_json: JSON.stringify(row.values),
          state: 'waiting',
          error: null,
        }),
      );
    }
  });
  return { id, total: rows.length };
}

/** Tells a running batch what is wanted of it; false when it does not run. Refuses with `batchFinished`. */
function askRunning(desk: Desk, batchId: string, wanted: 'pause' | 'cancel'): boolean {
  const batch = readBatch(desk, batchId);
  const control = desk.running.get(batchId);
  if (control) control.wanted = wanted;
  else if (batch.state !== 'paused') throw new Refusal('batchFinished');
  return control !== undefined;
}
