import type { CustodyEvent, DeskId } from '../custody/event.ts';
import type { Body, Message } from '../custody/message.ts';
import type { Desk } from '../desk.ts';
import { receiptFiled } from '../dak/events.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder } from '../db/store.ts';
import { plainBytes } from '../ledger/event.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import { NotTaken } from './bring-in.ts';
import type { CustodyStore } from './custody-store.ts';
import type { ReceiptEvents, WireBody, WireEvent, WireFact } from './wire.ts';

/** Half a frame: the rest of the message has room beside it. */
const mostBytes = 600 * 1024;

type Sender = { readonly desk: Pick<Desk, 'store'>; readonly custody: CustodyStore; readonly self: DeskId };

/**
 * A message of custody as it goes over the wire, in as many parts as it needs; none for what is not sent there (mirrors come with the centre).
 * Events become their exact bytes.
 */
export function toWire(sender: Sender, { body }: Pick<Message, 'body'>): readonly WireBody[] {
  return body.kind === 'answer' ? answers(sender, body) : [oneToWire(sender, body)].flatMap((wire) => wire ?? []);
}

function oneToWire(sender: Sender, body: Exclude<Body, { readonly kind: 'answer' }>): WireBody | null {
  switch (body.kind) {
    case 'offer':
      return { ...body, lacking: [...body.lacking] };
    case 'need':
      return { kind: 'need', ...aboutOf(body), have: body.have };
    case 'recall':
      return body;
    case 'parcel':
      return parcel(sender, body);
    case 'receipt':
      return { kind: 'receipt', ...aboutOf(body), verdict: body.verdict, event: wireEvent(sender, body.event) };
    case 'status':
      return { kind: 'status', claims: body.claims.map((claim) => ({ ...claim, retaking: claim.retaking && { ...claim.retaking, heard: [...claim.retaking.heard] } })), roster: body.roster.number };
    case 'ask':
      return { kind: 'ask', round: body.round, thing: body.thing, roster: body.roster.number };
    case 'push':
    case 'pushed':
      return null;
  }
}

type BodyOf<Kind extends Body['kind']> = Extract<Body, { readonly kind: Kind }>;

const aboutOf = ({ thing, era, epoch, offer }: Pick<BodyOf<'offer'>, 'thing' | 'era' | 'epoch' | 'offer'>) => ({ thing, era, epoch, offer });

/** As many events as fit; the receiver asks for the rest. */
function parcel(sender: Sender, body: BodyOf<'parcel'>): WireBody {
  const events: WireEvent[] = [];
  const receipts: ReceiptEvents[] = [];
  let bytes = 0;
  for (const one of body.events) {
    const event = wireEvent(sender, one);
    const receipt = one.act.kind === 'note' ? receiptOf(sender, event) : null;
    bytes += event.bytes.length + (receipt?.events.reduce((sum, { bytes: said }) => sum + said.length, 0) ?? 0);
    if (events.length > 0 && bytes > mostBytes) break;
    events.push(event);
    if (receipt) receipts.push(receipt);
  }
  return { kind: 'parcel', ...aboutOf(body), start: body.start, events, receipts };
}

/** An answer about everything may be long: its facts go in parts, a long chain in several of them. */
function answers(sender: Sender, { round, thing, facts, roster }: BodyOf<'answer'>): readonly WireBody[] {
  const parts: WireFact[][] = [[]];
  let bytes = 0;
  for (const { thing: id, events, blobs, retaking } of facts) {
    const begin = (): WireFact => ({ thing: id, events: [], blobs: [], retaking: null });
    let current: WireFact = { ...begin(), blobs: [...blobs], retaking: retaking && { ...retaking, heard: [...retaking.heard] } };
    parts.at(-1)?.push(current);
    bytes += 64 * (blobs.length + 4);
    for (const one of events) {
      const event = wireEvent(sender, one);
      bytes += event.bytes.length + 80;
      if (bytes > mostBytes) {
        current = begin();
        parts.push([current]);
        bytes = event.bytes.length;
      }
      current.events.push(event);
    }
  }
  return parts.map((part, at) => ({ kind: 'answer', round, thing, part: at, parts: parts.length, facts: part, roster: roster.number }));
}

const eventNamed = reused(({ hash }: { hash: Uint8Array }) => sqlBuilder.selectFrom('event').select(['bytes', 'desk']).where('hash', '=', hash));

function wireEvent({ desk, custody, self }: Sender, event: CustodyEvent): WireEvent {
  const row = desk.store.first(eventNamed({ hash: Buffer.from(event.hash, 'hex') }));
  if (row) return { desk: row.desk ?? self, bytes: plainBytes(row.bytes) };
  const copy = custody.copy(event.hash);
  if (!copy) throw new NotTaken('eventMissing');
  return { desk: copy.desk, bytes: copy.bytes };
}

/** What was said of the receipt that an event puts in the file. */
function receiptOf({ desk, self }: Sender, { bytes }: WireEvent): ReceiptEvents | null {
  const { event } = decodeSignedEvent(bytes);
  if (event.type !== receiptFiled.name) return null;
  const { receiptId } = receiptFiled.body.parse(event.body);
  const { build } = desk.store;
  const rows = desk.store.all(
    build.selectFrom('receipt_event').innerJoin('event', 'event.hash', 'receipt_event.hash').select(['event.bytes as bytes', 'event.desk as desk']).where('receipt_id', '=', receiptId).orderBy('event.position'),
  );
  return { receiptId, events: rows.map((row) => ({ desk: row.desk ?? self, bytes: new Uint8Array(row.bytes) })) };
}
