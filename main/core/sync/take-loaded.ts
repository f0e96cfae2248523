import { toRefusal } from '../db/open-database.ts';
import type { Desk } from '../desk.ts';
import type { CustodyEvent } from '../custody/event.ts';
import { unknownThing } from '../custody/state.ts';
import { custodyEventOf } from '../handover/custody-event.ts';
import type { CustodyHost } from '../handover/custody-host.ts';
import { custodyOrdered, custodyRecalled, custodyRefused, deskBegan, deskStarted } from '../handover/events.ts';
import { tailOf } from '../handover/chains.ts';
import { readForeignEvent, type ForeignEvent, type ForeignProblem, type ReadEvent } from '../ledger/foreign-event.ts';
import type { RecordedEvent } from '../ledger/event-type.ts';
import { deskOpened, deskRestored } from '../office/events.ts';
import { isRegistrarsToSay } from '../office/record/record-types.ts';
import { Refusal } from '../refusal.ts';
import type { LoadStore } from './load-store.ts';

/** Why loading can't go on with an event; all others find a place, in the record or beside it. */
export type TakeProblem = Exclude<ForeignProblem, 'chainBroken' | 'eventNotTheirs'>;

/** What a desk said of itself, which is over with it. */
const ofTheDeskItself: ReadonlySet<string> = new Set([deskOpened, deskRestored, deskStarted, deskBegan, custodyOrdered, custodyRefused, custodyRecalled].map(({ name }) => name));

type Parts = {
  readonly desk: Pick<Desk, 'store' | 'ledger' | 'blobs'>;
  readonly host: CustodyHost;
  readonly kept: LoadStore;
  /** Whether an event of which no table can be made undoes itself alone, or ends the commit with `NoPlace`: undoing one alone costs more than taking it in. */
  readonly how: 'together' | 'eachAlone';
};

/** An event of which no table can be made: the events of its commit are to be taken in anew, each alone. */
export class NoPlace extends Error {}

/**
 * Takes one event of a replaced desk in, in the order of its log; null where all is well. What it opened lies with it still, until two officers say otherwise: it is read here, not written on. An event
 * whose file began at another desk, or of which no table can be made, is kept beside the record, and as a copy that two officers can put the file together from. Only inside `commit`.
 */
export function takeLoaded(parts: Parts, said: ForeignEvent): TakeProblem | null {
  const { store, ledger } = parts.desk;
  const read = readForeignEvent(store, said);
  if (!read.ok) return problemOf(read.error.code);
  const { event } = read.value;
  if (event.file === null && (isRegistrarsToSay(event.type) || ofTheDeskItself.has(event.type))) return null;
  try {
    return parts.how === 'together' ? taken(parts, said, read.value) : ledger.commit(() => taken(parts, said, read.value));
  } catch (problem) {
    if (toRefusal(problem) instanceof Refusal) throw problem;
    if (parts.how === 'together') throw new NoPlace('', { cause: problem });
    ledger.commit(() => keepBeside(parts, said, read.value));
    return null;
  }
}

function taken(parts: Parts, said: ForeignEvent, read: ReadEvent): TakeProblem | null {
  const took = parts.desk.ledger.take(said);
  if (took.ok) {
    if (took.value) follow(parts, said, took.value);
    return null;
  }
  const problem = problemOf(took.error.code);
  if (problem === null) keepBeside(parts, said, read);
  return problem;
}

const problemOf = (code: ForeignProblem): TakeProblem | null => (code === 'chainBroken' || code === 'eventNotTheirs' ? null : code);

/** Contents that it speaks of are wanted, and custody knows where the thing lies. */
function follow(parts: Parts, said: ForeignEvent, event: RecordedEvent): void {
  const { blobs } = parts.desk;
  for (const blob of event.blobs) if (!blobs.recordReceived(Buffer.from(blob.hash).toString('hex'), blob.mime)) parts.kept.want(blob);
  if (event.file) noteCustody(parts, custodyEventOf({ event, hash: event.hash, desk: said.desk }, parts.host.chains.scansOf), event.file.id);
}

/** Unless this desk knows better, the thing lies where the log says: with the desk that wrote it, or with whom that dispatched it to. */
function noteCustody({ desk: { ledger }, host }: Parts, event: CustodyEvent, id: string): void {
  const { act, epoch, desk } = event;
  if (act.kind === 'note' || act.kind === 'other') return;
  const before = host.store.thing(id);
  if (before && before.custody.state !== 'sent' && before.custody.state !== 'none') return;
  const begins = act.kind === 'create' && !before;
  const thing = (begins ? null : host.thing(id)) ?? { ...unknownThing(id), chain: [event] };
  const to = act.kind === 'dispatch' ? act.to : desk;
  host.store.saveThing({ ...thing, custody: { state: 'sent', epoch, to } }, { tail: tailOf(thing.chain), now: ledger.now() });
}

function keepBeside({ desk: { ledger }, host, kept }: Parts, said: ForeignEvent, { event, hash }: ReadEvent): void {
  kept.setAside(Buffer.from(event.log).toString('hex'), event.seq, said.bytes);
  if (!event.file) return;
  const { id } = event.file;
  if (!host.store.thing(id) && host.thing(id) === null) host.store.saveThing(unknownThing(id), { tail: [], now: ledger.now() });
  host.store.saveCopy(custodyEventOf({ event, hash, desk: said.desk }, host.chains.scansOf), said);
}
