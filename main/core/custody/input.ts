import type { Act, CustodyEvent, DeskId, Hash, ThingId } from './event.ts';
import type { Message } from './message.ts';
import type { HighWater, Roster, State } from './state.ts';

/** Two different officers have signed what they order; the adapter has verified both signatures (rule 8). */
export type TwoOfficers = { readonly first: string; readonly second: string };

export type Command =
  | { readonly kind: 'create'; readonly thing: ThingId; readonly series: boolean }
  /** `epoch` is what the window showed: a file that left meanwhile and came back is looked at again first. */
  | { readonly kind: 'note'; readonly thing: ThingId; readonly epoch: number; readonly note: string; readonly blob: Hash | null; readonly must: readonly string[] }
  | { readonly kind: 'dispatch'; readonly thing: ThingId; readonly epoch: number; readonly to: DeskId }
  | { readonly kind: 'recall'; readonly thing: ThingId }
  | { readonly kind: 'decline'; readonly thing: ThingId }
  /** This machine is the desk: nobody else works under its name. */
  | { readonly kind: 'confirm'; readonly officers: TwoOfficers }
  /** These desks can't be reached and won't be waited for. */
  | { readonly kind: 'excuse'; readonly desks: readonly DeskId[]; readonly officers: TwoOfficers }
  /** Ask all desks for their copies of a thing. */
  | { readonly kind: 'inquire'; readonly thing: ThingId }
  | { readonly kind: 'reconstitute'; readonly thing: ThingId; readonly nextNumber: number | null; readonly officers: TwoOfficers };

export type AlarmName = 'offer' | 'ask' | 'inquiry' | 'push' | 'status';

/** Everything from outside comes in here: `fresh` is a random name never used before, `jitter` lies in [0, 1). */
export type Input = { readonly fresh: string; readonly jitter: number } & (
  | { readonly kind: 'start'; readonly highWater: HighWater | null }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'alarm'; readonly name: AlarmName; readonly thing: ThingId | null; readonly attempt: number }
  /** A desk came within reach, or the network changed. */
  | { readonly kind: 'reached'; readonly desk: DeskId }
  | { readonly kind: 'roster'; readonly roster: Roster }
);

/** What can be computed from bytes alone, given by the ledger. */
export type Tools = {
  /** Hash and signature of an event in its place: after `head` of the log. */
  readonly hash: (head: Hash, event: Omit<CustodyEvent, 'hash'>) => Hash;
  /** Is the log at `older` a beginning of the log at `newer`? (RFC 6962 consistency proof; unproven is false.) */
  readonly extends: (older: { readonly size: number; readonly head: Hash }, newer: { readonly size: number; readonly head: Hash }) => boolean;
};

/** Setting an alarm replaces the one of the same name and thing. */
export type Alarm = { readonly name: AlarmName; readonly thing: ThingId | null; readonly attempt: number; readonly delayMs: number };

/** For the people of the office; each is an event of the day, never only a log line. */
export type Alert = { readonly code: 'fork' | 'restored' | 'doubted' | 'retired' | 'revoked' | 'orphan' | 'frozen' | 'lost'; readonly desk: DeskId | null; readonly thing: ThingId | null };

/** Why a command is not done. */
export type CustodyRefusal =
  | 'notWorking' | 'notHeld' | 'movedMeanwhile' | 'needsUpdate' | 'notInRoster' | 'notOnItsWay' | 'nothingToDecline' | 'alreadyThere' | 'noCopy' | 'sameOfficer' | 'notInDoubt' | 'notRecovering';

/**
 * Everything in `events` and every row of `state` that differs is written in ONE transaction; only after it is durable may `sends`
 * leave and alarms be set. A refused command changes nothing.
 */
export type Outcome = {
  readonly state: State;
  readonly events: readonly CustodyEvent[];
  readonly sends: readonly Message[];
  readonly alarms: readonly Alarm[];
  readonly alerts: readonly Alert[];
  readonly refused: CustodyRefusal | null;
};

/** Acts that extend the chain of their thing; the others stand in the desk's log alone. */
export function isOnChain(act: Act): boolean {
  return act.kind !== 'refuse' && act.kind !== 'started' && act.kind !== 'began';
}
