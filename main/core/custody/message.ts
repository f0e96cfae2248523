import type { Checkpoint, CustodyEvent, DeskId, Hash, LogId, ThingId } from './event.ts';
import type { Fact, Peer, Retaking, Roster } from './state.ts';

/**
 * Stands on every message, signed: who speaks, from which incarnation (with those it replaced, so that every message fences), how long its
 * log is, and how long it knows the receiver's log to be. Signature and consistency proof were checked by the adapter.
 */
export type Header = {
  readonly from: DeskId;
  readonly to: DeskId;
  readonly checkpoint: Checkpoint;
  readonly replaced: readonly LogId[];
  readonly seen: Checkpoint | null;
};

/** What a desk says of a thing: that it holds it or has it on its way (`live`), that it was retaken, or that the receiver of the message took it over. */
export type Claim = {
  readonly thing: ThingId;
  readonly live: boolean;
  readonly takenByYou: boolean;
  readonly era: number;
  readonly epoch: number;
  readonly event: Hash;
  readonly retaking: Retaking | null;
};

export type Fences = Readonly<Record<DeskId, Peer>>;

type About = { readonly thing: ThingId; readonly era: number; readonly epoch: number; readonly offer: Hash };

/** `lacking` in an offer names attachments that were lost with a disk: the file goes on without them. */
export type Body =
  | ({ readonly kind: 'offer'; readonly length: number; readonly lacking: readonly Hash[]; readonly toLog: LogId } & About)
  | ({ readonly kind: 'need'; readonly have: number; readonly blobs: readonly Hash[] | null } & About)
  | ({ readonly kind: 'parcel'; readonly start: number; readonly events: readonly CustodyEvent[]; readonly blobs: readonly Hash[] } & About)
  | ({ readonly kind: 'receipt'; readonly verdict: 'accept' | 'refuse'; readonly event: CustodyEvent } & About)
  | ({ readonly kind: 'recall'; readonly toLog: LogId } & About)
  | { readonly kind: 'status'; readonly claims: readonly Claim[]; readonly fences: Fences; readonly roster: Roster }
  | { readonly kind: 'ask'; readonly round: string; readonly thing: ThingId | null; readonly fences: Fences; readonly roster: Roster }
  | { readonly kind: 'answer'; readonly round: string; readonly thing: ThingId | null; readonly facts: readonly Fact[]; readonly fences: Fences; readonly roster: Roster }
  | { readonly kind: 'push'; readonly events: readonly CustodyEvent[]; readonly blobs: readonly Hash[] }
  | { readonly kind: 'pushed'; readonly events: readonly Hash[] };

export type BodyOf<Kind extends Body['kind']> = Extract<Body, { readonly kind: Kind }>;

/** `urgent` ones may go by relay and stick as well, since nobody answered on the LAN (rule 2). */
export type Message = { readonly header: Header; readonly body: Body; readonly urgent: boolean };
