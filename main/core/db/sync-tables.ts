import type { Generated } from 'kysely';
/** How much of each of this desk's logs the central server holds, by its signed word. */
export type SyncLogTable = { log: string; instance: string; size: number; cosignature: string };

/** Contents that events at the server speak of, and that it has not yet. */
export type ContentOwedTable = { hash: string; size: number };

/** Which database of the server was spoken with, and when all was there last; milliseconds since 1970. One row. */
export type SyncStateTable = { id: number; instance: string; succeeded_at: number | null };

/**
 * How much of a log of a desk that this one replaced has come from the server: events, the hash of the last one, and the roots of the complete subtrees over them; `total` as the server said last.
 */
export type LoadedLogTable = { log: string; desk: string; size: number; head: Uint8Array; peaks: Uint8Array; total: number; /** Events whose own signatures were looked at. */ proven: Generated<number>; /** The first of which one did not hold. */ flawed: Generated<number | null> };

/** What of such a log could not become part of this desk's record, such as an event of a file of which the beginning is at another desk: its exact bytes. */
export type LoadedAsideTable = { log: string; seq: number; bytes: Uint8Array };

/** Contents that loaded events speak of and that are not here yet. */
export type ContentWantedTable = { hash: string; size: number; mime: string };

/** Whether somebody at this desk has put loading off. One row at most. */
export type LoadHeldTable = { id: number };
