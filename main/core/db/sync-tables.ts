/** How much of each of this desk's logs the central server holds, by its signed word. */
export type SyncLogTable = { log: string; instance: string; size: number; cosignature: string };

/** Contents that events at the server speak of, and that it has not yet. */
export type ContentOwedTable = { hash: string; size: number };

/** Which database of the server was spoken with, and when all was there last; milliseconds since 1970. One row. */
export type SyncStateTable = { id: number; instance: string; succeeded_at: number | null };
