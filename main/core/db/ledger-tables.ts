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
};
/** `peaks`: 32 bytes each, from the largest complete subtree to the smallest. */
export type CheckpointTable = { log: string; size: number; root: Uint8Array; note: string; peaks: Uint8Array | null };
export type BlobTable = { hash: string; size: number; mime: string; data: Uint8Array | null };
