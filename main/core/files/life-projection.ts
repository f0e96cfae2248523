import type { Updateable } from 'kysely';
import type { FileTable } from '../db/file-tables.ts';
import type { Store } from '../db/store.ts';
import { clearFlags } from '../correspondence/flag-papers.ts';
import { on, type Projection, type RecordedEvent } from '../ledger/event-type.ts';
import { endFileFollowUp } from '../movement/follow-up.ts';
import {
  fileAttached,
  fileClosed,
  fileClosingAsked,
  fileDetached,
  fileLinked,
  fileParked,
  filePartMerged,
  fileReopened,
  fileReopeningAsked,
  fileRequestRefused,
  fileUnlinked,
  fileUnparked,
} from './life-events.ts';

type Act = { readonly id: string; readonly kind: string; readonly otherId?: string; readonly remarks?: string };

/** Enters an act in the history of the file on whose chain the event stands, and of another file where the act says one. */
export function enterAct(store: Store, event: RecordedEvent, act: Act): void {
  const { actor } = event;
  if (!actor) throw new Error('an act of an officer without an officer');
  store.run(
    store.build.insertInto('file_act').values({
      id: act.id,
      file_id: event.file?.id ?? '',
      kind: act.kind,
      other_id: act.otherId ?? null,
      remarks: act.remarks ?? '',
      post_id: actor.post,
      person_id: actor.person,
      acting: Number(actor.acting),
      at: event.wall,
    }),
  );
}

function setFile(store: Store, event: RecordedEvent, change: Updateable<FileTable>): void {
  store.run(store.build.updateTable('file').set(change).where('id', '=', event.file?.id ?? ''));
}

function isHere(store: Store, fileId: string): boolean {
  return store.first(store.build.selectFrom('file').select('id').where('id', '=', fileId)) !== undefined;
}

/** Was a later volume opened after this file? */
function isContinued(store: Store, fileId: string): boolean {
  const file = store.first(store.build.selectFrom('file').select(['id', 'kind', 'main_id', 'ordinal']).where('id', '=', fileId));
  if (!file || file.kind === 'part') return false;
  const later = store.build.selectFrom('file').select('id').where('main_id', '=', file.main_id ?? file.id).where('kind', '=', 'volume').where('ordinal', '>', file.ordinal);
  return store.first(later) !== undefined;
}

const nothingAsked = { asked: null, asked_post: null } as const;

/** What becomes of a file beside moving. */
export const lifeProjections: readonly Projection[] = [
  on(filePartMerged, (store, event, { id, mainId }) => {
    endFileFollowUp(store, event.file?.id ?? '');
    setFile(store, event, { state: 'merged', bring_up: null, attached_to: null, ...nothingAsked });
    enterAct(store, event, { id, kind: 'merged', otherId: mainId });
  }),
  on(fileLinked, (store, event, { id, otherId }) => {
    const file = event.file?.id ?? '';
    // A file that came from another desk may be linked with one that is not here.
    if (isHere(store, otherId)) for (const [one, other] of [[file, otherId], [otherId, file]] as const) {
      store.run(store.build.insertInto('file_link').values({ file_id: one, other_id: other, at: event.wall }));
    }
    enterAct(store, event, { id, kind: 'linked', otherId });
  }),
  on(fileUnlinked, (store, event, { id, otherId }) => {
    const both = [event.file?.id ?? '', otherId];
    store.run(store.build.deleteFrom('file_link').where('file_id', 'in', both).where('other_id', 'in', both));
    enterAct(store, event, { id, kind: 'unlinked', otherId });
  }),
  on(fileAttached, (store, event, { id, otherId }) => {
    setFile(store, event, { attached_to: isHere(store, otherId) ? otherId : null });
    enterAct(store, event, { id, kind: 'attached', otherId });
  }),
  on(fileDetached, (store, event, { id, otherId }) => {
    setFile(store, event, { attached_to: null });
    enterAct(store, event, { id, kind: 'detached', otherId });
  }),
  on(fileParked, (store, event, { id, reason, bringUp }) => {
    setFile(store, event, { state: 'parked', bring_up: bringUp });
    enterAct(store, event, { id, kind: 'parked', remarks: reason });
  }),
  on(fileUnparked, (store, event, { id }) => {
    setFile(store, event, { state: 'open', bring_up: null });
    enterAct(store, event, { id, kind: 'unparked' });
  }),
  on(fileClosingAsked, (store, event, { id, remarks }) => {
    setFile(store, event, { asked: 'close', asked_post: event.actor?.post ?? null });
    enterAct(store, event, { id, kind: 'closing-asked', remarks });
  }),
  on(fileReopeningAsked, (store, event, { id, remarks }) => {
    setFile(store, event, { asked: 'reopen', asked_post: event.actor?.post ?? null });
    enterAct(store, event, { id, kind: 'reopening-asked', remarks });
  }),
  on(fileRequestRefused, (store, event, { id, remarks }) => {
    setFile(store, event, nothingAsked);
    enterAct(store, event, { id, kind: 'request-refused', remarks });
  }),
  on(fileClosed, (store, event, { id, remarks, closedPost }) => {
    endFileFollowUp(store, event.file?.id ?? '');
    setFile(store, event, { state: 'closed', bring_up: null, closed_post: closedPost, ...nothingAsked });
    clearFlags(store, event.file?.id ?? '');
    enterAct(store, event, { id, kind: 'closed', remarks });
  }),
  on(fileReopened, (store, event, { id, remarks }) => {
    setFile(store, event, { state: isContinued(store, event.file?.id ?? '') ? 'continued' : 'open', closed_post: null, ...nothingAsked });
    enterAct(store, event, { id, kind: 'reopened', remarks });
  }),
];
