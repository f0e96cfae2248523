import type { Generated } from 'kysely';

/** What custody knows of a file; `custody`, `tail`, `retaking`, `inquiry`, `set_aside` are JSON of the types of `custody/state.ts`. */
export type CustodyTable = {
  thing: string;
  state: 'none' | 'held' | 'transit' | 'sent' | 'refused' | 'frozen' | 'orphan';
  custody: string;
  /** The events of the last changes of custody: all of the chain that other desks are told. */
  tail: string;
  retaking: string;
  inquiry: string;
  set_aside: string;
  /** Milliseconds since 1970 by this desk's clock. */
  since: number;
};
/** `receipt`: the deciding event as JSON; its bytes stand in the ledger. */
export type CustodyDecisionTable = { thing: string; era: number; epoch: number; verdict: 'accept' | 'refuse'; offer: string; receipt: string };
export type CustodyCopyTable = { hash: string; thing: string; event: string; signing_key: Uint8Array; bytes: Uint8Array };
export type CustodyPeerTable = { desk: string; log: string; size: number; head: string; replaced: string };
export type CustodyDeskTable = { one: number; state: string };
export type CustodyAlertTable = { id: Generated<number>; at: number; code: string; desk: string | null; thing: string | null };
