import type { Generated } from 'kysely';

/** The ledger: rows are appended and never touched again (triggers refuse). `bytes` is the truth, the other columns are read from it. */
export type EventTable = {
  position: Generated<number>;
  log: string;
  seq: number;
  hash: Uint8Array;
  prev: Uint8Array;
  type: string;
  type_version: number;
  file: string | null;
  epoch: number | null;
  wall: number;
  bytes: Uint8Array;
  /** The desk of the office that said it; null for this one. */
  desk: string | null;
};
/** Logs of other desks, with the key that the list of desks vouched for when their first event came; `office` is the mark of the office of which it is, empty for this one. */
export type DeskLogTable = { log: string; desk: string; signing_key: Uint8Array; office: Generated<string> };
/** Events that lost against a retaking of their file: kept and shown, but no table follows from them. */
export type SetAsideTable = { hash: Uint8Array };
/** `peaks`: 32 bytes each, from the largest complete subtree to the smallest. */
export type CheckpointTable = { log: string; size: number; root: Uint8Array; note: string; peaks: Uint8Array | null };
export type BlobTable = { hash: string; size: number; mime: string; data: Uint8Array | null };

/** What a newer version of the program has said of a thing, where this one can't read it, or may not write after it (`binding`). */
export type NewerEventTable = { hash: Uint8Array; thing: string; type: string; type_version: number; must: string; unread: number; binding: number };
