import type { CustodyEvent, DeskId } from '../custody/event.ts';
import type { Body, Header, Message } from '../custody/message.ts';
import type { Fact, Roster } from '../custody/state.ts';
import type { Store } from '../db/store.ts';
import { readForeignEvent, verifyAhead, type ForeignEvent, type ForeignProblem } from '../ledger/foreign-event.ts';
import { failure, success, type Result } from '../result.ts';
import type { Arrived } from './bring-in.ts';
import { custodyEventOf } from './custody-event.ts';
import type { WireBody, WireEvent, WireMessage } from './wire.ts';

type Receiver = {
  readonly store: Store;
  readonly self: DeskId;
  readonly roster: () => Roster;
  /** Signing keys of all desks ever listed. */
  readonly keys: () => ReadonlyMap<DeskId, Uint8Array>;
  readonly arrived: Arrived;
};

type Problem = ForeignProblem | 'deskUnknown';

/**
 * A message from the wire as custody reads it: every event in it held against the keys of its desk and its officer, and kept at hand until it is
 * decided. The list of desks is this desk's own, whatever another one says; of its number only that it may be behind.
 */
export function fromWire(receiver: Receiver, from: DeskId, { checkpoint, replaced, seen, body }: WireMessage): Result<Message, Problem> {
  const header: Header = { from, to: receiver.self, checkpoint, replaced, seen };
  const read = bodyFromWire(receiver, body);
  return read.ok ? success({ header, body: read.value, urgent: false }) : read;
}

/** Verifies the events of a message on other threads, so that `fromWire` is done at once; null when it brings none. */
export function verifyEventsOf({ store, keys }: Pick<Receiver, 'store' | 'keys'>, body: WireBody): Promise<void> | null {
  const events = eventsIn(body);
  if (events.length === 0) return null;
  const known = keys();
  return verifyAhead(store, events.flatMap(({ desk, bytes }) => {
    const signingKey = known.get(desk);
    return signingKey ? [{ bytes, desk, signingKey }] : [];
  }));
}

function eventsIn(body: WireBody): readonly WireEvent[] {
  switch (body.kind) {
    case 'parcel':
      return [...body.receipts.flatMap(({ events }) => events), ...body.events];
    case 'receipt':
      return [body.event];
    case 'answer':
      return body.facts.flatMap(({ events }) => events);
    case 'offer':
    case 'recall':
    case 'need':
    case 'status':
    case 'ask':
      return [];
  }
}

function bodyFromWire(receiver: Receiver, body: WireBody): Result<Body, Problem> {
  switch (body.kind) {
    case 'offer':
      for (const hash of body.lacking) receiver.arrived.lacking.add(hash);
      return success(body);
    case 'recall':
      return success(body);
    case 'need':
      return success({ ...body, blobs: null });
    case 'parcel':
      return parcelFromWire(receiver, body);
    case 'receipt': {
      const event = eventFromWire(receiver, body.event);
      return event.ok ? success({ ...body, event: event.value }) : event;
    }
    case 'status':
      return success({ kind: 'status', claims: body.claims, fences: {}, roster: ownRoster(receiver, body.roster) });
    case 'ask':
      return success({ kind: 'ask', round: body.round, thing: body.thing, fences: {}, roster: ownRoster(receiver, body.roster) });
    case 'answer':
      return answerFromWire(receiver, body);
  }
}

/** One part of an answer; custody hears it once all of them are here (`Answers`). */
function answerFromWire(receiver: Receiver, { round, thing, facts, roster }: Extract<WireBody, { kind: 'answer' }>): Result<Body, Problem> {
  const read: Fact[] = [];
  for (const { thing: id, events, blobs, retaking } of facts) {
    const said = eventsFromWire(receiver, events);
    if (!said.ok) return failure(said.error.code);
    read.push({ thing: id, events: said.value, blobs, retaking });
  }
  return success({ kind: 'answer', round, thing, facts: read, fences: {}, roster: ownRoster(receiver, roster) });
}

function parcelFromWire(receiver: Receiver, { receipts, ...body }: Extract<WireBody, { kind: 'parcel' }>): Result<Body, Problem> {
  for (const { receiptId, events } of receipts) {
    const said = heldEvents(receiver, events);
    if (!said.ok) return failure(said.error.code);
    receiver.arrived.receipts.set(receiptId, said.value.map(({ foreign }) => foreign));
  }
  const events = eventsFromWire(receiver, body.events);
  return events.ok ? success({ ...body, events: events.value, blobs: [] }) : events;
}

function ownRoster({ roster }: Receiver, number: number): Roster {
  const own = roster();
  return { ...own, number: Math.min(number, own.number) };
}

function eventFromWire(receiver: Receiver, event: WireEvent): Result<CustodyEvent, Problem> {
  const events = eventsFromWire(receiver, [event]);
  if (!events.ok) return failure(events.error.code);
  const [only] = events.value;
  return only ? success(only) : failure('eventUnreadable');
}

function eventsFromWire(receiver: Receiver, events: readonly WireEvent[]): Result<CustodyEvent[], Problem> {
  const held = heldEvents(receiver, events);
  if (!held.ok) return failure(held.error.code);
  const read = held.value.map(({ foreign, event, hash }) => ({ foreign, custody: custodyEventOf({ event, hash, desk: foreign.desk }, contentsOfReceipt(receiver)) }));
  for (const { foreign, custody } of read) receiver.arrived.events.set(custody.hash, foreign);
  return success(read.map(({ custody }) => custody));
}

function heldEvents({ store, keys }: Receiver, events: readonly WireEvent[]) {
  const known = keys();
  const held: { readonly foreign: ForeignEvent; readonly event: Parameters<typeof custodyEventOf>[0]['event']; readonly hash: Uint8Array }[] = [];
  for (const { desk, bytes } of events) {
    const signingKey = known.get(desk);
    if (!signingKey) return failure('deskUnknown' as const);
    const foreign = { bytes, desk, signingKey };
    const read = readForeignEvent(store, foreign);
    if (!read.ok) return failure(read.error.code);
    held.push({ foreign, ...read.value });
  }
  return success(held);
}

/** The scans of a receipt on its way in, by what came with it. */
function contentsOfReceipt({ arrived, store }: Receiver): (receiptId: string) => readonly string[] {
  return (receiptId) =>
    (arrived.receipts.get(receiptId) ?? []).flatMap((said) => {
      const read = readForeignEvent(store, said);
      return read.ok ? read.value.event.blobs.map(({ hash }) => Buffer.from(hash).toString('hex')) : [];
    });
}
