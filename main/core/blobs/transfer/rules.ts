/** From the most to the least urgent (ledger.md 7.7): what somebody waits for on screen, papers, the rest. */
export const priorities = ['first', 'document', 'bulk'] as const;
export type Priority = (typeof priorities)[number];

/** A content that is still wanted, and the chunks of it that nobody was asked for yet, in order. */
export type Open = { readonly hash: string; readonly size: number; readonly priority: Priority; readonly next: number | null };

/**
 * The order in which next chunks are asked for: by priority, the beginning of a content before the rest of any other (its first pages can
 * then be read), small before large; by name where all is equal (ledger.md 7.7). Contents of which nothing is to be asked for are left out.
 */
export function orderOfAsking<Item extends Open>(open: readonly Item[]): Item[] {
  return open.filter(({ next }) => next !== null).sort((left, right) => rank(left) - rank(right) || left.size - right.size || (left.hash < right.hash ? -1 : 1));
}

function rank({ priority, next }: Open): number {
  return next === 0 ? 0 : priorities.indexOf(priority);
}

/** Free bytes without which no content is taken in: 512 MB and twice what is still to come (ledger.md 7.7). */
export const roomNeeded = (incoming: number): number => 512 * 1024 * 1024 + 2 * incoming;

/** A content that came in part is kept for 30 days: a village line may be down for that long. */
export const partKeptMs = 30 * 24 * 3_600_000;

/**
 * A flush begins no sooner than so many milliseconds after the one before, however fast chunks come: each waits for the disk, and on a fast line a power cut costs
 * a part of a second.
 */
export const flushEvery = 250;

/**
 * Chunks that share one flush and one commit: a sixteenth of the content, at least 8 and at most 64. After a power cut as many may be sent again as
 * two groups have, one being flushed and one being gathered (ledger.md 7.7), or as came within the time of two flushes.
 */
export const chunksAFlush = (chunks: number): number => Math.min(64, Math.max(8, Math.ceil(chunks / 16)));
