import type { Chain, CustodyEvent, DeskId, ThingId } from '../custody/event.ts';
import type { Desk as CustodyDesk, Peer, Recovery, Retaking, Thing } from '../custody/state.ts';
import type { Insertable } from 'kysely';
import { reused } from '../db/reused.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder, type Store } from '../db/store.ts';

/** What is kept of the desk itself; its log, the list of desks and its peers are read from elsewhere. */
export type DeskRow = Pick<CustodyDesk, 'standing' | 'replaced' | 'losses' | 'doubts'> & { readonly recovery: Recovery | null };

const newDeskRow: DeskRow = { standing: 'working', replaced: [], losses: [], doubts: [], recovery: null };

/** What is kept of a file besides its chain. */
export type ThingRow = Pick<Thing, 'custody' | 'retaking' | 'inquiry' | 'setAside'> & { readonly tail: Chain };

/** What stands in these columns was written here from these very types: it is read back as such. */
function read<Value>(text: string): Value {
  return JSON.parse(text);
}

type OfThing = { readonly id: ThingId };
const deskState = reused(() => sqlBuilder.selectFrom('custody_desk').select('state'));
const allPeers = reused(() => sqlBuilder.selectFrom('custody_peer').selectAll());
const peerKept = reused((row: Insertable<Schema['custody_peer']>) => sqlBuilder.insertInto('custody_peer').values(row).onConflict((conflict) => conflict.column('desk').doUpdateSet(row)));
const rowOfThing = reused(({ id }: OfThing) => sqlBuilder.selectFrom('custody').selectAll().where('thing', '=', id));
const thingKept = reused((row: Insertable<Schema['custody']>) => sqlBuilder.insertInto('custody').values(row).onConflict((conflict) => conflict.column('thing').doUpdateSet(row)));
const decisionsOf = reused(({ id }: OfThing) => sqlBuilder.selectFrom('custody_decision').selectAll().where('thing', '=', id));
const decisionKept = reused((row: Insertable<Schema['custody_decision']>) => sqlBuilder.insertInto('custody_decision').values(row).onConflict((conflict) => conflict.doNothing()));
const copiesOf = reused(({ id }: OfThing) => sqlBuilder.selectFrom('custody_copy').select('event').where('thing', '=', id));

/** The rows of custody, as plain values. Writes only inside the commit of what they follow from. */
export class CustodyStore {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  desk(): DeskRow {
    const row = this.#store.first(deskState({}));
    return row ? read<DeskRow>(row.state) : newDeskRow;
  }

  saveDesk({ standing, replaced, losses, doubts, recovery }: DeskRow): void {
    const row = { one: 1, state: JSON.stringify({ standing, replaced, losses, doubts, recovery }) };
    this.#store.run(this.#store.build.insertInto('custody_desk').values(row).onConflict((conflict) => conflict.column('one').doUpdateSet(row)));
  }

  peers(): Record<DeskId, Peer> {
    const rows = this.#store.all(allPeers({}));
    return Object.fromEntries(rows.map(({ desk, log, size, head, replaced }) => [desk, { log, size, head, replaced: read<string[]>(replaced) }]));
  }

  savePeer(desk: DeskId, { log, size, head, replaced }: Peer): void {
    const row = { desk, log, size, head, replaced: JSON.stringify(replaced) };
    this.#store.run(peerKept(row));
  }

  /** Null for a file that was opened here and has never left, and for one that nobody here has heard of. */
  thing(id: ThingId): ThingRow | null {
    const row = this.#store.first(rowOfThing({ id }));
    return row ? rowOf(row) : null;
  }

  /** Every file that has ever left or come. */
  things(): readonly (ThingRow & { readonly id: ThingId })[] {
    return this.#store.all(this.#store.build.selectFrom('custody').selectAll()).map((row) => ({ id: row.thing, ...rowOf(row) }));
  }

  /** `since` changes with the state alone. */
  saveThing(thing: Thing, { tail, now }: { readonly tail: Chain; readonly now: number }): void {
    const before = this.#store.first(rowOfThing({ id: thing.id }));
    const row = {
      thing: thing.id,
      state: thing.custody.state,
      custody: JSON.stringify(thing.custody),
      tail: JSON.stringify(tail),
      retaking: JSON.stringify(thing.retaking),
      inquiry: JSON.stringify(thing.inquiry),
      set_aside: JSON.stringify(thing.setAside),
      since: before?.state === thing.custody.state ? before.since : now,
    };
    this.#store.run(thingKept(row));
    for (const { era, epoch, verdict, offer, receipt } of thing.decisions) {
      const decided = { thing: thing.id, era, epoch, verdict, offer, receipt: JSON.stringify(receipt) };
      this.#store.run(decisionKept(decided));
    }
  }

  decisions(id: ThingId): Thing['decisions'] {
    const rows = this.#store.all(decisionsOf({ id }));
    return rows.map(({ era, epoch, verdict, offer, receipt }) => ({ era, epoch, verdict, offer, receipt: read<CustodyEvent>(receipt) }));
  }

  copies(id: ThingId): readonly CustodyEvent[] {
    return this.#store.all(copiesOf({ id })).map(({ event }) => read<CustodyEvent>(event));
  }

  saveCopy(event: CustodyEvent, { bytes, signingKey }: { readonly bytes: Uint8Array; readonly signingKey: Uint8Array }): void {
    const row = { hash: event.hash, thing: event.thing ?? '', event: JSON.stringify(event), bytes, signing_key: signingKey };
    this.#store.run(this.#store.build.insertInto('custody_copy').values(row).onConflict((conflict) => conflict.doNothing()));
  }

  copy(hash: string): { readonly bytes: Uint8Array; readonly desk: DeskId; readonly signingKey: Uint8Array } | null {
    const row = this.#store.first(this.#store.build.selectFrom('custody_copy').selectAll().where('hash', '=', hash));
    return row ? { bytes: new Uint8Array(row.bytes), desk: read<CustodyEvent>(row.event).desk, signingKey: new Uint8Array(row.signing_key) } : null;
  }

  addAlert(alert: { readonly at: number; readonly code: string; readonly desk: DeskId | null; readonly thing: ThingId | null }): void {
    this.#store.run(this.#store.build.insertInto('custody_alert').values(alert));
  }
}

type Row = { readonly custody: string; readonly tail: string; readonly retaking: string; readonly inquiry: string; readonly set_aside: string };

function rowOf(row: Row): ThingRow {
  return {
    custody: read<Thing['custody']>(row.custody),
    tail: read<Chain>(row.tail),
    retaking: read<Retaking | null>(row.retaking),
    inquiry: read<Thing['inquiry']>(row.inquiry),
    setAside: read<Thing['setAside']>(row.set_aside),
  };
}
