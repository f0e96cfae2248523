/** Names of desks, things in custody (files, series), logs (one a desk incarnation) and hashes of events. */
export type DeskId = string;
export type ThingId = string;
export type LogId = string;
export type Hash = string;

/**
 * What an event says. Acts from `create` to `other` stand on the chain of a thing; `refuse`, `started` and `began` stand only
 * in the log of the desk. An act this version doesn't know is `other`: stored, hashed and handed on (ledger.md 7.9).
 */
export type Act =
  | { readonly kind: 'create'; readonly series: boolean }
  | { readonly kind: 'note'; readonly note: string; readonly blobs: readonly Hash[]; readonly must: readonly string[]; readonly number: number | null }
  | { readonly kind: 'dispatch'; readonly to: DeskId; readonly toLog: LogId }
  | { readonly kind: 'accept'; readonly offer: Hash }
  | { readonly kind: 'return'; readonly refusal: Hash }
  | { readonly kind: 'retake'; readonly by: 'answers' | 'officers'; readonly heard: readonly DeskId[]; readonly nextNumber: number | null }
  | { readonly kind: 'other'; readonly name: string; readonly must: readonly string[] }
  | { readonly kind: 'refuse'; readonly offer: Hash }
  | { readonly kind: 'started'; readonly boot: string }
  | { readonly kind: 'began'; readonly boot: string; readonly replaces: readonly LogId[] };

/** A signed event as custody sees it; the exact bytes stay in the ledger under the same hash. */
export type CustodyEvent = {
  readonly hash: Hash;
  readonly log: LogId;
  /** From 1, without gaps, in its log. */
  readonly seq: number;
  readonly desk: DeskId;
  readonly thing: ThingId | null;
  /** Hash of the chain's event before this one; empty for the first and for events on no chain. */
  readonly previous: Hash;
  readonly era: number;
  readonly epoch: number;
  readonly act: Act;
};

/** Signed size and head of a log (ledger.md 7.5). */
export type Checkpoint = { readonly log: LogId; readonly size: number; readonly head: Hash };

/** The chain of a thing from its creation on, as far as a desk has it. */
export type Chain = readonly CustodyEvent[];

/** Hash of the last event of a chain; empty for no chain. */
export function headOf(chain: Chain): Hash {
  return chain.at(-1)?.hash ?? '';
}

/** What a reader must understand before it may write on the thing (ledger.md 7.9). */
export function featuresOf(chain: Chain): readonly string[] {
  return chain.flatMap(({ act }) => (act.kind === 'note' || act.kind === 'other' ? act.must : []));
}

/** Attachments that the chain refers to. */
export function blobsOf(chain: Chain): readonly Hash[] {
  return chain.flatMap(({ act }) => (act.kind === 'note' ? act.blobs : []));
}

/** The number that a series gives next: one after the last given, or what two officers read from the paper register. */
export function nextNumber(chain: Chain): number {
  for (let at = chain.length - 1; at >= 0; at -= 1) {
    const act = chain[at]?.act;
    if (act?.kind === 'note' && act.number !== null) return act.number + 1;
    if (act?.kind === 'retake' && act.nextNumber !== null) return act.nextNumber;
  }
  return 1;
}

/** Is `shorter` the beginning of `longer`? */
export function isPrefix(shorter: Chain, longer: Chain): boolean {
  const last = shorter.length - 1;
  return last < 0 || shorter[last]?.hash === longer[last]?.hash;
}

/** The newest era that any event of a chain stands in. */
export function eraOf(chain: Chain): number {
  return chain.at(-1)?.era ?? 0;
}

/** Hash of the event by which the last taker took the thing. */
export function custodyEventOf(chain: Chain): string {
  return chain.findLast(({ act }) => act.kind !== 'note' && act.kind !== 'other' && act.kind !== 'dispatch')?.hash ?? '';
}
