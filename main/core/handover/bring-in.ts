import type { Desk } from '../desk.ts';
import { receiptFiled } from '../dak/events.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder } from '../db/store.ts';
import type { EventEnvelope } from '../ledger/event.ts';
import { eventOf, isHere, type ForeignEvent, type ForeignProblem } from '../ledger/foreign-event.ts';
import { chainEnd } from '../ledger/chain-end.ts';
import type { CustodyStore } from './custody-store.ts';

/** Why what another desk sent could not become part of the record: nothing of it has. */
export class NotTaken extends Error {
  readonly problem: ForeignProblem | 'eventMissing' | 'contentMissing';

  constructor(problem: NotTaken['problem']) {
    super(problem);
    this.problem = problem;
  }
}

const setAside = reused(({ hash }: { hash: Uint8Array }) => sqlBuilder.selectFrom('set_aside').select('hash').where('hash', '=', hash));

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const noHash = '0'.repeat(64);

/** Events of other desks that have come and stand on no chain here yet, by hash; and what was said of receipts. Memory: the sender sends again. */
export class Arrived {
  readonly events = new Map<string, ForeignEvent>();
  readonly receipts = new Map<string, readonly ForeignEvent[]>();
  /** Contents that the sender has lost: the file goes on without them. */
  readonly lacking = new Set<string>();
  /** Chains are taken in without their contents. */
  lenient = false;

  /** What was decided needs no memory any more: it stands in the ledger, or will be sent again. */
  forget(hashes: readonly string[]): void {
    for (const hash of hashes) {
      const said = this.events.get(hash);
      if (!said) continue;
      const event = eventOf(said);
      if (event.type === receiptFiled.name) this.receipts.delete(receiptFiled.body.parse(event.body).receiptId);
      this.events.delete(hash);
    }
  }
}

/** Takes chains of other desks into the ledger, oldest event first, with their receipts and contents. Only inside a commit. */
export class BringIn {
  readonly #desk: Pick<Desk, 'store' | 'ledger' | 'projector' | 'blobs'>;
  readonly #custody: CustodyStore;
  readonly #arrived: Arrived;

  constructor(desk: Pick<Desk, 'store' | 'ledger' | 'projector' | 'blobs'>, { custody, arrived }: { readonly custody: CustodyStore; readonly arrived: Arrived }) {
    this.#desk = desk;
    this.#custody = custody;
    this.#arrived = arrived;
  }

  /** Makes the chain of a file end with this event. What stood beyond it here is set aside. Throws NotTaken. */
  upTo(file: string, head: string): void {
    const missing: ForeignEvent[] = [];
    let at = head;
    while (at !== '' && !this.#isHere(at)) {
      const said = this.#arrived.events.get(at) ?? this.#custody.copy(at);
      if (!said) throw new NotTaken('eventMissing');
      missing.push(said);
      at = previousOf(eventOf(said));
    }
    if (this.#headOf(file) !== at) this.#setAsideAfter(file, at);
    for (const said of missing.toReversed()) this.take(said);
  }

  /** An event that stands on no chain, such as a refusal. Throws NotTaken. */
  one(hash: string): void {
    if (this.#isHere(hash)) return;
    const said = this.#arrived.events.get(hash);
    if (!said) throw new NotTaken('eventMissing');
    this.take(said);
  }

  /** One event, with the receipt that it puts in the file, and the contents that it speaks of. Throws NotTaken. */
  take(said: ForeignEvent): void {
    const event = eventOf(said);
    if (event.type === receiptFiled.name) {
      const { receiptId } = receiptFiled.body.parse(event.body);
      for (const one of this.#arrived.receipts.get(receiptId) ?? []) this.take(one);
    }
    for (const blob of event.blobs) {
      const hash = hex(blob.hash);
      if (!this.#desk.blobs.recordReceived(hash, blob.mime) && !this.#arrived.lenient && !this.#arrived.lacking.has(hash)) throw new NotTaken('contentMissing');
    }
    const taken = this.#desk.ledger.take(said);
    if (!taken.ok) throw new NotTaken(taken.error.code);
  }

  #isHere(hash: string): boolean {
    const { store } = this.#desk;
    const bytes = Buffer.from(hash, 'hex');
    return isHere(store, bytes) && store.first(setAside({ hash: bytes })) === undefined;
  }

  #headOf(thing: string): string {
    const head = hex(chainEnd(this.#desk.store, thing).previous);
    return head === noHash ? '' : head;
  }

  /** The end of this desk's own copy lost against the chain that counts: it stays in the ledger, and no table follows from it any more. */
  #setAsideAfter(file: string, kept: string): void {
    const { store, projector } = this.#desk;
    const rows = store.all(store.build.selectFrom('event').select('hash').where('file', '=', file).orderBy('position', 'desc'));
    for (const { hash } of rows) {
      if (hex(hash) === kept) break;
      store.run(store.build.insertInto('set_aside').values({ hash }).onConflict((conflict) => conflict.doNothing()));
    }
    projector.rebuild(store);
  }
}

function previousOf({ file }: EventEnvelope): string {
  const previous = file === null ? noHash : hex(file.previous);
  return previous === noHash ? '' : previous;
}
