import type { Act, CustodyEvent, Hash } from '../custody/event.ts';
import type { Tools } from '../custody/input.ts';
import type { Desk } from '../desk.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import type { ActingOfficer } from '../ledger/ledger.ts';
import { newId } from '../id.ts';
import type { BringIn } from './bring-in.ts';
import { custodyAccepted, custodyDispatched, custodyRecalled, custodyRefused, custodyRetaken, custodyReturned, deskBegan, deskStarted } from './events.ts';
import { rankOf } from './rank.ts';

/** Who causes what custody says, and why: an officer by a command, nobody when the desk answers by itself. */
export type Cause = { readonly officer: ActingOfficer | null; readonly reason: string };

/** What the sender of a message has shown of its log: that it goes on from `after` to `now`. */
export type Proof = { readonly after: { readonly size: number; readonly head: Hash }; readonly now: { readonly size: number; readonly head: Hash } } | null;

type Draft = Omit<CustodyEvent, 'hash'>;
type Parts = { readonly desk: Desk; readonly bringIn: BringIn; readonly cause: () => Cause; readonly proof: () => Proof };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * The ledger's part of custody. What the reducer says is appended to the log there and then, inside the commit that the reducer runs in, so
 * that its hash is the real one; when the commit fails nothing of it was said.
 */
export function custodyTools(parts: Parts): Tools {
  return {
    hash: (_head, draft) => hex(say(parts, draft)),
    extends: (older, newer) => older.size === 0 || (older.size === newer.size ? older.head === newer.head : goesOn(parts, older, newer)),
  };
}

function say({ desk, bringIn, cause }: Parts, draft: Draft): Uint8Array {
  const { ledger } = desk;
  const { act, era, epoch } = draft;
  const { officer, reason } = cause();
  const file = draft.thing ?? '';
  const onChain = { file, custodyRank: rankOf({ era, epoch }) };
  switch (act.kind) {
    case 'dispatch':
      return ledger.append({ type: custodyDispatched, officer, ...onChain, body: { to: act.to, toLog: act.toLog } }).hash;
    case 'accept':
      bringIn.upTo(file, draft.previous);
      return ledger.append({ type: custodyAccepted, officer: null, ...onChain, body: { offer: act.offer } }).hash;
    case 'return':
      bringIn.one(act.refusal);
      return ledger.append({ type: custodyReturned, officer: null, ...onChain, body: { id: newId(), ...causeOfReturn(desk, file, act) } }).hash;
    case 'retake':
      bringIn.upTo(file, draft.previous);
      return ledger.append({ type: custodyRetaken, officer, ...onChain, body: { by: act.by, heard: [...act.heard], nextNumber: act.nextNumber, holder: holderAfter(desk, file, officer) } }).hash;
    case 'refuse':
      return ledger.append({ type: custodyRefused, officer, body: { fileId: file, offer: act.offer, era, epoch, reason } }).hash;
    case 'started':
      return ledger.append({ type: deskStarted, officer: null, body: { boot: act.boot } }).hash;
    case 'began':
      ledger.beginLog(draft.log);
      return ledger.append({ type: deskBegan, officer, body: { boot: act.boot, replaces: [...act.replaces] } }).hash;
    case 'create':
    case 'note':
    case 'other':
      throw new Error(`custody does not say ${act.kind} here`);
  }
}

/** Into whose hands a file comes that two officers have put together, where it lay with a post of another desk; null where its post works here, or nobody ordered. */
function holderAfter({ store, handover }: Desk, file: string, officer: ActingOfficer | null) {
  const lay = store.first(store.build.selectFrom('file').select('holder_post').where('id', '=', file));
  if (!lay || !officer || handover.current?.deskOf(lay.holder_post) == null) return null;
  const { post, person, acting } = officer.actor;
  return { id: newId(), post, person, acting };
}

/** Was the file asked back, or did an officer of the other desk refuse it? The refusal stands in this ledger by now. */
function causeOfReturn(desk: Desk, file: string, { refusal }: Extract<Act, { kind: 'return' }>) {
  const { store } = desk;
  const row = store.first(store.build.selectFrom('event').select('bytes').where('hash', '=', Buffer.from(refusal, 'hex')));
  const said = row && decodeSignedEvent(row.bytes).event;
  const body = said && custodyRefused.body.parse(said.body);
  const named = (actor: { readonly post: string; readonly person: string; readonly acting: boolean } | null | undefined) =>
    actor ? { post: actor.post, person: actor.person, acting: actor.acting } : null;
  if (said?.actor) return { refusal, how: 'refused' as const, reason: body?.reason ?? '', by: named(said.actor) };
  return { refusal, how: 'recalled' as const, reason: '', by: named(askerOf(desk, file)) };
}

/** The officer who last asked for this file back. */
function askerOf({ store }: Desk, file: string) {
  const rows = store.each(store.build.selectFrom('event').select('bytes').where('desk', 'is', null).where('type', '=', custodyRecalled.name).orderBy('position', 'desc'));
  for (const { bytes } of rows) {
    const { event } = decodeSignedEvent(bytes);
    if (custodyRecalled.body.parse(event.body).fileId === file) return event.actor;
  }
  return null;
}

type At = { readonly size: number; readonly head: Hash };

/**
 * This desk's own log is looked up. Another desk's goes on from where the link was last told; a message that was overtaken on the way speaks
 * of a beginning that was met already.
 */
function goesOn({ desk, proof }: Parts, older: At, newer: At): boolean {
  const { store, ledger } = desk;
  if (newer.head === hex(ledger.head.hash)) {
    const row = store.first(store.build.selectFrom('event').select('hash').where('log', '=', ledger.logName).where('seq', '=', older.size));
    return row !== undefined && hex(row.hash) === older.head;
  }
  const shown = proof();
  if (shown === null) return false;
  if (older.head === shown.now.head) return true;
  return newer.head === shown.now.head && older.size === shown.after.size && older.head === shown.after.head;
}
