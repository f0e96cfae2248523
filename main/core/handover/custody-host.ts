import { randomBytes, randomInt } from 'node:crypto';
import { blobsOf, headOf, type Chain, type CustodyEvent, type DeskId, type ThingId } from '../custody/event.ts';
import type { Alarm, Command, CustodyRefusal, Input, Outcome } from '../custody/input.ts';
import type { Message } from '../custody/message.ts';
import { custodyReducer, type Reduce } from '../custody/reduce.ts';
import { unknownThing, type Desk as CustodyDesk, type Incoming, type Roster, type State, type Thing } from '../custody/state.ts';
import type { Desk } from '../desk.ts';
import type { EventEnvelope } from '../ledger/event.ts';
import { eventOf } from '../ledger/foreign-event.ts';
import { Refusal } from '../refusal.ts';
import { Arrived, BringIn } from './bring-in.ts';
import { Chains, tailOf } from './chains.ts';
import { CustodyStore } from './custody-store.ts';
import { custodyTools, type Cause, type Proof } from './custody-tools.ts';
import { OnTheWay } from './on-the-way.ts';
import { restoreWorkingPapers } from './working-papers.ts';

type InputBody = Input extends infer Each ? (Each extends Input ? Omit<Each, 'fresh' | 'jitter'> : never) : never;

type Settings = {
  readonly self: DeskId;
  readonly roster: () => Roster;
  readonly features: readonly string[];
  /** Called once what it speaks of is durable. */
  readonly send: (message: Message) => void;
  readonly arm: (alarm: Alarm) => void;
};

/** What the reducer needs of a thing: its whole chain, or only the end that other desks are told. What is on its way to `offeredTo` is offered: whole. */
type Need = { readonly whole: ReadonlySet<ThingId>; readonly all: 'none' | 'ends' | 'whole'; readonly offeredTo: DeskId | null };

type Decided = { readonly before: State; readonly outcome: Outcome };

/** What of a thing is kept besides copies: of a parcel that is arriving nothing is. */
const keptColumns = ['custody', 'chain', 'retaking', 'inquiry', 'setAside', 'decisions'] as const;

/** What of the desk itself is kept. */
const deskColumns = ['standing', 'replaced', 'losses', 'doubts', 'recovery'] as const;

/** What windows ask again when a file has come or gone. */
const tablesOfFile = ['custody', 'file', 'movement', 'note', 'letter', 'yellow_note', 'receipt', 'receipt_movement', 'attachment', 'correspondence', 'series'];

const nobody: Cause = { officer: null, reason: '' };

/**
 * Custody of this desk's files, with the reducer of core/custody deciding and the ledger remembering: each input is one commit, in which
 * events, rows and tables become true together; only then anything is sent (ledger.md 7.4).
 */
export class CustodyHost {
  readonly chains: Chains;
  readonly store: CustodyStore;
  readonly arrived = new Arrived();
  /** What may be given to which desk. */
  readonly onTheWay = new OnTheWay();
  readonly #desk: Desk;
  readonly #settings: Settings;
  readonly #incoming = new Map<ThingId, Incoming>();
  readonly #bringIn: BringIn;
  readonly #reduce: Reduce;
  #cause: Cause = nobody;
  #proof: Proof = null;

  constructor(desk: Desk, settings: Settings) {
    this.#desk = desk;
    this.#settings = settings;
    this.chains = new Chains(desk.store, settings.self);
    this.store = new CustodyStore(desk.store);
    this.#bringIn = new BringIn(desk, { custody: this.store, arrived: this.arrived });
    for (const { id, custody } of this.store.things()) if (custody.state === 'transit') this.onTheWay.note({ id, custody, chain: this.chains.of(id) });
    this.#reduce = custodyReducer(custodyTools({ desk, bringIn: this.#bringIn, cause: () => this.#cause, proof: () => this.#proof }));
  }

  /** Parcels on their way in; nothing of them counts yet. */
  get incoming(): ReadonlyMap<ThingId, Incoming> {
    return this.#incoming;
  }

  /** An officer's act; may stand inside a larger commit. Refuses with a code of the contract. */
  command(command: Command, cause: Cause, number = ''): void {
    const { refused } = this.feed({ kind: 'command', command }, cause);
    if (refused !== null) throw new Refusal(refusalOf[refused], { number });
  }

  /** Hands one input to the reducer and makes what comes of it true. Throws NotTaken when a parcel can't become part of the record. */
  feed(input: InputBody, cause: Cause = nobody, proof: Proof = null): Outcome {
    const { ledger } = this.#desk;
    return ledger.commit(() => {
      this.#cause = cause;
      this.arrived.lenient = isPuttingTogether(input);
      this.#proof = proof;
      const whole = { ...input, fresh: randomBytes(16).toString('hex'), jitter: randomInt(0, 2 ** 32) / 2 ** 32 };
      const { before, outcome } = this.#decided(needOf(input), whole);
      if (outcome.refused !== null) return outcome;
      const kept = this.#save(before, outcome);
      const stands = outcome.state.desk.standing !== before.desk.standing || outcome.state.desk.recovery !== before.desk.recovery;
      ledger.whenDurable(() => {
        this.#act(before, outcome, kept || stands);
        if (input.kind === 'message') this.arrived.forget(saidIn(input.message));
      });
      return outcome;
    });
  }

  /**
   * Most inputs are about one thing, and a desk may have a thousand others arriving. Only one by which this desk stops, or learns of another's restore,
   * is about all of these too: what was decided without them is undone, and it is decided with them.
   */
  #decided(need: Need, input: Input): Decided {
    const decide = (incoming: Iterable<ThingId>): Decided => {
      const before = this.#load(need, incoming);
      return { before, outcome: this.#reduce(before, input) };
    };
    if (need.all !== 'none' || this.#incoming.size === 0) return decide(this.#incoming.keys());
    try {
      return this.#desk.ledger.commit(() => orTooNarrow(decide([])));
    } catch (problem) {
      if (!(problem instanceof TooNarrow)) throw problem;
      return decide(this.#incoming.keys());
    }
  }

  /** The thing as it stands here, with its whole chain; null for one that this desk never heard of. */
  thing(id: ThingId): Thing | null {
    const row = this.store.thing(id);
    const chain = this.chains.of(id);
    const incoming = this.#incoming.get(id) ?? null;
    if (!row && chain.length === 0 && !incoming) return null;
    const { custody, retaking, inquiry, setAside } = row ?? { custody: neverLeft(chain), retaking: null, inquiry: null, setAside: [] };
    const blobs = this.#desk.blobs.recordedOf(blobsOf(chain));
    return { id, custody, chain, blobs, incoming, decisions: this.store.decisions(id), setAside, retaking, archive: this.store.copies(id), inquiry };
  }

  /** An event of a chain, taken in or still at hand; null when it is neither. */
  eventOf(hash: string): EventEnvelope | null {
    const { store } = this.#desk;
    const said = this.arrived.events.get(hash) ?? store.first(store.build.selectFrom('event').select('bytes').where('hash', '=', Buffer.from(hash, 'hex')));
    return said ? eventOf(said) : null;
  }

  #load(need: Need, incoming: Iterable<ThingId>): State {
    const things: Record<ThingId, Thing> = {};
    const rows = need.all === 'none' ? [] : this.store.things();
    if (need.all === 'ends') for (const row of rows) things[row.id] = { ...unknownThing(row.id), ...row, chain: row.tail };
    const whole = rows.filter(({ custody }) => need.all === 'whole' || (custody.state === 'transit' && custody.to === need.offeredTo)).map(({ id }) => id);
    for (const id of [...whole, ...need.whole, ...incoming]) {
      const thing = this.thing(id);
      if (thing) things[id] = thing;
    }
    return { desk: this.#deskState(), things };
  }

  #deskState(): CustodyDesk {
    const { head, logName } = this.#desk.ledger;
    const { self, roster, features } = this.#settings;
    const row = this.store.desk();
    return {
      ...row, id: self, log: logName, size: head.seq, head: head.seq === 0 ? '' : Buffer.from(head.hash).toString('hex'),
      features, roster: roster(), peers: this.store.peers(), unmirrored: [],
    };
  }

  /** Says whether a thing stands otherwise than before: an answer of another desk changes one without an event of this desk's own. */
  #save(before: State, { state, alerts }: Outcome): boolean {
    const now = this.#desk.ledger.now();
    let changed = false;
    for (const thing of Object.values(state.things)) {
      const old = before.things[thing.id];
      if (old !== thing) changed = this.#saveThing(old ?? unknownThing(thing.id), thing, now) || changed;
    }
    for (const [desk, peer] of Object.entries(state.desk.peers)) if (before.desk.peers[desk] !== peer) this.store.savePeer(desk, peer);
    if (deskColumns.some((column) => state.desk[column] !== before.desk[column])) this.store.saveDesk(state.desk);
    for (const { code, desk, thing } of alerts) this.store.addAlert({ at: now, code, desk, thing });
    return changed;
  }

  #saveThing(old: Thing, thing: Thing, now: number): boolean {
    for (const event of thing.archive) if (!old.archive.includes(event)) this.#keepCopy(event);
    if (!keptColumns.some((column) => thing[column] !== old[column])) return false;
    const grown = headOf(thing.chain) !== headOf(old.chain);
    if (grown) this.#bringIn.upTo(thing.id, headOf(thing.chain));
    this.store.saveThing(thing, { tail: tailOf(thing.chain), now });
    if (thing.custody.state === 'held' && old.custody.state !== 'held' && grown) restoreWorkingPapers(this.#desk, thing.id);
    return true;
  }

  #keepCopy(event: CustodyEvent): void {
    const said = this.arrived.events.get(event.hash);
    if (said) this.store.saveCopy(event, said);
  }

  #act({ things }: State, outcome: Outcome, changed: boolean): void {
    const arriving = this.#incoming.size > 0;
    for (const thing of Object.values(outcome.state.things)) {
      if (thing === things[thing.id]) continue;
      const before = this.#incoming.get(thing.id);
      this.onTheWay.note(thing);
      if (thing.incoming) this.#incoming.set(thing.id, thing.incoming);
      else if (before) {
        this.#incoming.delete(thing.id);
        this.arrived.forget(before.chain.map(({ hash }) => hash));
      }
    }
    for (const message of outcome.sends) this.#settings.send(message);
    for (const alarm of outcome.alarms) this.#settings.arm(alarm);
    if (changed || outcome.alerts.length > 0 || outcome.events.length > 0) this.#desk.announce(tablesOfFile);
    else if (arriving || this.#incoming.size > 0) this.#desk.announce(['custody']);
  }
}

/** A file of which custody knows nothing: opened here, never sent. */
function neverLeft(chain: Chain): Thing['custody'] {
  const last = chain.at(-1);
  return last === undefined ? { state: 'none' } : { state: 'held', epoch: last.epoch };
}

/** After a loss a desk takes what there is: a chain is not left lying because a paper of it died with a disk. The audit names such papers. */
function isPuttingTogether(input: InputBody): boolean {
  return needOf(input).all === 'whole' || (input.kind === 'command' && input.command.kind === 'reconstitute');
}

/** Events that a message brought and that are not part of a parcel, which waits until it is whole. */
function saidIn({ body }: Message): readonly string[] {
  if (body.kind === 'receipt') return [body.event.hash];
  return body.kind === 'answer' ? body.facts.flatMap(({ events }) => events.map(({ hash }) => hash)) : [];
}

function needOf(input: InputBody): Need {
  switch (input.kind) {
    case 'command':
      return 'thing' in input.command ? only(input.command.thing) : everyChain;
    case 'alarm':
      return input.thing === null ? (input.name === 'ask' ? everyChain : everything) : only(input.thing);
    case 'message':
      return needOfMessage(input.message);
    case 'reached':
      return { ...everything, offeredTo: input.desk };
    case 'start':
    case 'roster':
      return everything;
  }
}

function needOfMessage({ body }: Message): Need {
  if (body.kind === 'status') return { ...everything, whole: new Set(body.claims.map(({ thing }) => thing)) };
  if ('thing' in body && body.thing !== null) return only(body.thing);
  return body.kind === 'ask' || body.kind === 'answer' ? everyChain : everything;
}

/** Something was decided that concerns more than the thing that the input names. */
class TooNarrow extends Error {}

/** Throws TooNarrow unless this desk stands as before and knows the same incarnations of others. */
function orTooNarrow(decided: Decided): Decided {
  const [old, now] = [decided.before.desk, decided.outcome.state.desk];
  const known = Object.entries(now.peers).every(([desk, { log }]) => old.peers[desk] === undefined || old.peers[desk]?.log === log);
  if (!known || deskColumns.some((column) => old[column] !== now[column])) throw new TooNarrow();
  return decided;
}

const only = (thing: ThingId): Need => ({ whole: new Set([thing]), all: 'none', offeredTo: null });
const everything: Need = { whole: new Set(), all: 'ends', offeredTo: null };
const everyChain: Need = { whole: new Set(), all: 'whole', offeredTo: null };

const refusalOf = {
  notWorking: 'deskStopped',
  notRecovering: 'deskNotRecovering',
  notInDoubt: 'deskNotInDoubt',
  notHeld: 'fileElsewhere',
  movedMeanwhile: 'fileElsewhere',
  alreadyThere: 'fileElsewhere',
  noCopy: 'notFound',
  needsUpdate: 'fileNeedsUpdate',
  notInRoster: 'deskNotListed',
  notOnItsWay: 'notOnItsWay',
  nothingToDecline: 'nothingToRefuse',
  sameOfficer: 'sameOfficer',
} as const satisfies Record<CustodyRefusal, string>;
