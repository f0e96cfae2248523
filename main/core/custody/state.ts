import type { Chain, CustodyEvent, DeskId, Hash, LogId, ThingId } from './event.ts';

/**
 * Who has the thing, as far as this desk knows (ledger.md 7.4). `epoch` is +1 at every change of custody; the era, kept on the
 * chain, rises at every retaking after a loss, so that (era, epoch) orders all claims to one thing.
 */
export type Custody =
  | { readonly state: 'none' }
  | { readonly state: 'held'; readonly epoch: number }
  | { readonly state: 'transit'; readonly epoch: number; readonly to: DeskId; readonly toLog: LogId; readonly offer: Hash; readonly recalled: boolean }
  | { readonly state: 'sent'; readonly epoch: number; readonly to: DeskId }
  | { readonly state: 'refused'; readonly epoch: number }
  | { readonly state: 'frozen'; readonly epoch: number; readonly why: 'restored' | 'doubt' | 'fork' | 'revoked' | 'unanswered' | 'numbers' | 'forgotten' }
  | { readonly state: 'orphan'; readonly epoch: number };

/** A parcel on its way in: bytes only, no right (RECEIVING). Thrown away at will; the sender offers again. */
export type Incoming = {
  readonly from: DeskId;
  readonly era: number;
  readonly epoch: number;
  readonly offer: Hash;
  readonly toLog: LogId;
  readonly length: number;
  readonly lacking: readonly Hash[];
  readonly chain: Chain;
  readonly blobs: readonly Hash[];
};

/** The deciding row: at most one for (thing, era, epoch), kept for ever, with the receipt's very bytes (rule 4). */
export type Decision = { readonly era: number; readonly epoch: number; readonly verdict: 'accept' | 'refuse'; readonly offer: Hash; readonly receipt: CustodyEvent };

/** The newest retaking that a desk has heard of: who retook, its era, the event it was written upon, and the desks that were heard for it. */
export type Retaking = { readonly desk: DeskId; readonly era: number; readonly basis: Hash; readonly heard: readonly DeskId[] };

/**
 * All of one file or series at this desk: one row of custody, its decision rows, and its chain, which the ledger has already.
 * An adapter loads this for the things that an input names, and for all things on `start`, `status`, `ask` and answers.
 */
export type Thing = {
  readonly id: ThingId;
  readonly custody: Custody;
  readonly chain: Chain;
  readonly blobs: readonly Hash[];
  readonly incoming: Incoming | null;
  readonly decisions: readonly Decision[];
  /** Events that lost against a retaking: shown, exported, never merged, never deleted (rule 8). */
  readonly setAside: readonly Chain[];
  readonly retaking: Retaking | null;
  /** Copies of events, in no order: what a mirror keeps, parcels that were given up, what others answered. */
  readonly archive: readonly CustodyEvent[];
  /** Desks are being asked for their copies. */
  readonly inquiry: { readonly round: string; readonly answered: readonly DeskId[] } | null;
};

/** The signed, numbered list of desks (ledger.md 2.2); the highest number wins. Ordinals run from 0, below 1,000, and are never given twice. */
export type Roster = {
  readonly number: number;
  readonly desks: Readonly<Record<DeskId, { readonly standing: 'active' | 'revoked'; readonly mirror: boolean; readonly ordinal: number }>>;
};

/** What is known of another desk: its incarnation, those it replaced (fenced off), and the largest checkpoint met. */
export type Peer = { readonly log: LogId; readonly replaced: readonly LogId[]; readonly size: number; readonly head: Hash };

/** Kept outside the database and outside its backups: what this desk is known to have written. */
export type HighWater = { readonly logs: readonly { readonly log: LogId; readonly size: number }[]; readonly roster: number };

/** Events of an older incarnation that were written once and that nobody has any more: shown to the office. */
export type Loss = { readonly log: LogId; readonly from: number; readonly to: number; readonly found: readonly number[] };

/** What one desk said about one thing when it was asked. */
export type Fact = { readonly thing: ThingId; readonly events: readonly CustodyEvent[]; readonly blobs: readonly Hash[]; readonly retaking: Retaking | null };

/** A recovery under way. A round is asked anew when another desk turns out to have been restored meanwhile. */
export type Recovery = {
  readonly round: string;
  readonly answered: readonly DeskId[];
  /** Desks that two officers declared unreachable. */
  readonly excused: readonly DeskId[];
  readonly facts: readonly Fact[];
  readonly lost: readonly { readonly log: LogId; readonly from: number; readonly to: number }[];
  /** The roster that the high-water file speaks of must be known before anything is unlocked. */
  readonly roster: number;
};

/** `doubted`: others know more of this log than the desk does. `retired`: another machine goes on under this name. */
export type Standing = 'working' | 'recovering' | 'doubted' | 'retired' | 'revoked';

/** The desk's globals: one row, with `peers` as a small table and `unmirrored` as a cursor into the log. */
export type Desk = {
  readonly id: DeskId;
  readonly log: LogId;
  readonly size: number;
  readonly head: Hash;
  /** Logs of this desk's earlier incarnations. */
  readonly replaced: readonly LogId[];
  readonly standing: Standing;
  readonly features: readonly string[];
  readonly roster: Roster;
  readonly peers: Readonly<Record<DeskId, Peer>>;
  readonly recovery: Recovery | null;
  readonly losses: readonly Loss[];
  /** What doubt was raised by: the larger checkpoint, or the other machine's log. */
  readonly doubts: readonly { readonly log: LogId; readonly size: number }[];
  readonly unmirrored: readonly CustodyEvent[];
};

export type State = { readonly desk: Desk; readonly things: Readonly<Record<ThingId, Thing>> };

/** A thing of which this desk knows nothing yet. */
export function unknownThing(id: ThingId): Thing {
  return { id, custody: { state: 'none' }, chain: [], blobs: [], incoming: null, decisions: [], setAside: [], retaking: null, archive: [], inquiry: null };
}

/** A desk that has just been enrolled: an empty log, the roster that lists it. */
export function newDesk(desk: { readonly id: DeskId; readonly log: LogId; readonly roster: Roster; readonly features: readonly string[] }): State {
  return {
    desk: { ...desk, size: 0, head: '', replaced: [], standing: 'working', peers: {}, recovery: null, losses: [], doubts: [], unmirrored: [] },
    things: {},
  };
}
