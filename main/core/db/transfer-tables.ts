/** Working state: the SHA-256 of each chunk of a content, 32 bytes each, so that it is cut up once only. */
export type ContentManifestTable = { hash: string; size: number; chunk_hashes: Uint8Array };

/** Working state: a content on its way in. `received` holds a bit for each chunk that is durable in the part file. */
export type ContentPartTable = { hash: string; size: number; chunk_hashes: Uint8Array; received: Uint8Array; touched_at: number };

/** Working state: a content that is complete and that no event of this desk speaks of yet; small ones lie here, large ones in their file. */
export type ReceivedContentTable = { hash: string; size: number; data: Uint8Array | null; received_at: number };
