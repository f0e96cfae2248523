import type { Store } from '../db/store.ts';
import type { RecordedEvent } from './event-type.ts';

/** What a reader is asked about: whether it reads a kind of event, and knows a feature. */
export type Reader = { readonly reads: (kind: { readonly name: string; readonly version: number }) => boolean; readonly features: readonly string[] };

/**
 * Remembers what a newer version of the program said of a thing: a kind of event that is not read here, or one that demands a feature of whoever
 * writes on the thing after it (ledger.md 7.9). Such events are kept, hashed and handed on like all others.
 */
export function rememberNewer(store: Store, event: RecordedEvent, { reads, features }: Reader): void {
  const unread = !reads({ name: event.type, version: event.typeVersion });
  const binding = event.must.some((feature) => !features.includes(feature));
  if (!event.file || (!unread && !binding)) return;
  store.run(
    store.build.insertInto('newer_event').values({
      hash: event.hash, thing: event.file.id, type: event.type, type_version: event.typeVersion, must: JSON.stringify(event.must), unread: Number(unread), binding: Number(binding),
    }),
  );
}

/** Does the program understand something that an older version of it could only keep? Then the tables have to be built anew. */
export function understandsMore(store: Store, { reads, features }: Reader): boolean {
  const rows = store.all(store.build.selectFrom('newer_event').select(['type', 'type_version', 'must', 'unread', 'binding']).distinct());
  return rows.some(({ type, type_version, must, unread, binding }) => {
    const demanded: unknown = JSON.parse(must);
    const known = Array.isArray(demanded) && demanded.every((feature) => features.includes(String(feature)));
    return (unread === 1 && reads({ name: type, version: type_version })) || (binding === 1 && known);
  });
}

/** How far this version understands what was said of a thing: all of it, not all, or not enough to write on it. */
export function understood(store: Store, things: readonly string[]): 'all' | 'notAll' | 'tooLittle' {
  const rows = store.all(store.build.selectFrom('newer_event').select('binding').where('thing', 'in', things));
  if (rows.length === 0) return 'all';
  return rows.some(({ binding }) => binding === 1) ? 'tooLittle' : 'notAll';
}
