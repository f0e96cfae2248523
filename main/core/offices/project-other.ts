import { z } from 'zod';
import { toRefusal } from '../db/open-database.ts';
import type { Store } from '../db/store.ts';
import type { Projection, RecordedEvent } from '../ledger/event-type.ts';
import { Refusal } from '../refusal.ts';
import { changesThings, saidOnFilesOfOthers, saidOnOwnFiles } from './rules.ts';

const named = z.looseObject({
  id: z.string().optional(),
  receiptId: z.string().nullish(),
  copyId: z.string().optional(),
  letterId: z.string().nullish(),
  answers: z.string().nullish(),
  continues: z.string().nullish(),
  mainId: z.string().nullish(),
  sectionId: z.string().optional(),
  kid: z.string().optional().catch(undefined),
});
type Named = z.infer<typeof named>;
type Said = { readonly store: Store; readonly event: RecordedEvent; readonly body: Named; readonly thing: string };

/**
 * What an event that a desk of another office has said does to the tables: as much as that office may say of that thing, and nothing of what this office has besides. An event that goes
 * beyond that is kept on its chain, and nothing follows from it.
 */
export function projectOther(store: Store, event: RecordedEvent, projection: Projection): void {
  const body = named.safeParse(event.body);
  const thing = event.file?.id ?? '';
  if (thing !== '' && body.success && mayChange({ store, event, body: body.data, thing }) && isApplied(store, event, projection)) return;
  rememberOnReceipt(store, event, thing);
}

/** False where the tables don't take it: its numbers or names are taken, or it lacks what an event of its kind has. Nothing of it is in the tables then. */
function isApplied(store: Store, event: RecordedEvent, projection: Projection): boolean {
  try {
    store.transaction(() => projection.apply(store, event));
    return true;
  } catch (problem) {
    if (toRefusal(problem) instanceof Refusal) throw problem;
    return false;
  }
}

function mayChange(said: Said): boolean {
  const { store, event, thing } = said;
  if (namesOurs(said)) return false;
  if (event.type === 'file.opened') return opensOnlyItself(said);
  const file = store.first(store.build.selectFrom('file').select('office').where('id', '=', thing));
  if (!file) return ofReceipt(said);
  if (event.type.startsWith('custody.')) return true;
  const allowed = file.office === event.office ? saidOnOwnFiles : saidOnFilesOfOthers;
  return allowed.has(event.type) && isInFile(said) && receiptsAreTheirs(said);
}

const opensOnlyItself = ({ body, thing }: Said): boolean => body.id === thing && (body.continues ?? null) === null && (body.mainId ?? null) === null;

/** Nobody opens a file in a section of this office, or issues a letter under one of its keys. */
function namesOurs({ store, body }: Said): boolean {
  const { build } = store;
  const section = store.first(build.selectFrom('section').select('id').where('id', '=', body.sectionId ?? ''));
  return section !== undefined || store.first(build.selectFrom('sealing_key').select('kid').where('kid', '=', body.kid ?? '')) !== undefined;
}

/** On the chain of a receipt that office may say what is of that receipt. */
function ofReceipt({ store, event, body, thing }: Said): boolean {
  const { build } = store;
  if (event.type === 'receipt.diarised') return body.id === thing;
  const row = store.first(build.selectFrom('receipt').select('office').where('id', '=', thing));
  const copy = body.copyId === undefined ? undefined : store.first(build.selectFrom('receipt_copy').select('receipt_id').where('id', '=', body.copyId));
  if (row?.office !== event.office || (copy && copy.receipt_id !== thing) || (body.receiptId ?? thing) !== thing) return false;
  return event.type.startsWith('custody.') || event.type.startsWith('receipt.') || (event.type.startsWith('attachment.') && isInFile({ store, event, body, thing }));
}

/** Letters and papers that it names lie in the file, or with the receipt, on whose chain it stands. */
function isInFile({ store, event, body, thing }: Said): boolean {
  const { build } = store;
  const letters = [...(event.type.startsWith('letter.') && event.type !== 'letter.signed-copy-confirmed' ? [body.id] : []), body.letterId].flatMap((id) => id ?? []);
  const letterLies = (id: string) => (store.first(build.selectFrom('letter').select('file_id').where('id', '=', id))?.file_id ?? thing) === thing;
  if (!letters.every(letterLies)) return false;
  if (!changesThings.has(event.type)) return true;
  const paper = store.first(build.selectFrom('attachment').select(['file_id', 'receipt_id']).where('id', '=', body.id ?? ''));
  return paper?.file_id === thing || paper?.receipt_id === thing || (paper?.receipt_id != null && liesIn(store, paper.receipt_id, thing));
}

function receiptsAreTheirs({ store, event, body }: Said): boolean {
  const ids = [body.receiptId, body.answers].flatMap((id) => id ?? []);
  return ids.every((id) => store.first(store.build.selectFrom('receipt').select('office').where('id', '=', id))?.office === event.office);
}

const liesIn = (store: Store, receipt: string, file: string): boolean => store.first(store.build.selectFrom('receipt').select('file_id').where('id', '=', receipt))?.file_id === file;

/** What was said of a receipt goes along with it, whether it changed a table here or not. */
function rememberOnReceipt(store: Store, event: RecordedEvent, thing: string): void {
  const { build } = store;
  if (!store.first(build.selectFrom('receipt').select('id').where('id', '=', thing))) return;
  store.run(build.insertInto('receipt_event').values({ receipt_id: thing, hash: event.hash }).onConflict((conflict) => conflict.doNothing()));
}
