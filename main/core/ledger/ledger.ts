import type { KeyObject } from 'node:crypto';
import type { Store } from '../db/store.ts';
import type { MerkleTree } from './merkle.ts';
import { encodeEnvelope, plainBytes, type EventActor, type EventBlob, type EventEnvelope } from './event.ts';
import { eventAt, eventKept, logKept } from './event-rows.ts';
import type { EventType, RecordedEvent } from './event-type.ts';
import { isHere, officeOfDesk, ownerOfLog, readForeignEvent, type ForeignEvent, type ForeignProblem } from './foreign-event.ts';
import type { HighWater, HighWaterFile } from './high-water.ts';
import { failure, success, type Result } from '../result.ts';
import { officeRecordTypes } from '../office/record/record-types.ts';
import { HybridClock, type Clock } from './hybrid-clock.ts';
import { keepCheckpoint, newestOwnLog, treeOfLog } from './log-tree.ts';
import { plainBody } from './plain-body.ts';
import { chainEnd } from './chain-end.ts';
import { problemOfThing } from './problem-of-thing.ts';
import type { Projector } from './projector.ts';
import { decodeSignedEvent, encodeSignedEvent, eventHash, signAsDesk, signAsOfficer } from './signed-event.ts';

/** An officer at work: who stands on the act, and the unlocked key that signs it. */
export type ActingOfficer = { readonly actor: EventActor; readonly signingKey: KeyObject };

export type DeskIdentity = {
  readonly log: Uint8Array;
  readonly privateKey: KeyObject;
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array;
};

export type NewEvent<Body> = {
  readonly type: EventType<Body>;
  readonly body: Body;
  readonly officer: ActingOfficer | null;
  /** Id of the file or receipt on whose chain the event stands, where its kind does not say it. */
  readonly file?: string;
  readonly blobs?: readonly EventBlob[];
  /** Custody alone says this: the place of the file among all changes of custody from this event on. It may be said of a file that is not in hand. */
  readonly custodyRank?: number;
};

/** Hears the kinds of event that became true together, once they are durable. Must not throw. */
export type CommitHearer = (types: ReadonlySet<string>) => void;

/** Every so many events the desk signs its log's size and root (ledger.md 7.5). */
export const checkpointInterval = 256;

const noHash = new Uint8Array(32);

/** The desk's own log: the only way by which anything becomes true. */
export class Ledger {
  readonly #store: Store;
  readonly #identity: DeskIdentity;
  readonly #clock: Clock;
  readonly #hybridClock: HybridClock;
  readonly #projector: Projector;
  readonly #highWater: HighWaterFile;
  #logName: string;
  /** Null until the first event after the start needs it: hashing a long log is no part of opening the desk. */
  #tree: MerkleTree | null = null;
  #head: { seq: number; hash: Uint8Array } = { seq: 0, hash: noHash };
  #committing = false;
  #afterCommit: (() => void)[] = [];
  /** Kinds of event said or taken in the commit under way. */
  #types: ReadonlySet<string> = new Set();
  readonly #hearers = new Set<CommitHearer>();
  readonly #refuse: (type: string) => void;

  constructor(parts: {
    store: Store;
    identity: DeskIdentity;
    clock: Clock;
    projector: Projector;
    highWater: HighWaterFile;
    /** Throws a refusal for a kind of event that this desk may not say. */
    refuse?: (type: string) => void;
  }) {
    this.#store = parts.store;
    this.#identity = parts.identity;
    this.#clock = parts.clock;
    this.#hybridClock = new HybridClock(parts.clock);
    this.#projector = parts.projector;
    this.#highWater = parts.highWater;
    this.#refuse = parts.refuse ?? (() => undefined);
    this.#logName = newestOwnLog(parts.store, parts.identity.publicKey) ?? Buffer.from(parts.identity.log).toString('hex');
    this.#load();
    this.#compareWithHighWater();
  }

  get head(): { readonly seq: number; readonly hash: Uint8Array } {
    return this.#head;
  }

  get logName(): string {
    return this.#logName;
  }

  /** Milliseconds since 1970 by this desk's clock; a clock that says an earlier time counts as 1970, since a wrong clock never stops work. */
  now(): number {
    return Math.max(0, Math.trunc(this.#clock()));
  }

  /** The latest moment that this desk's clock or log has known; does not go back with the clock. */
  reached(): number {
    return Math.max(this.now(), this.#hybridClock.reached);
  }

  /**
   * Runs a command: all events that `work` appends, and everything else it writes, become true together and are
   * durable when this returns; when `work` throws, nothing of it remains. A commit inside another, as when many
   * acts are to become true at once, is part of the outer one: durable when that returns, and undone alone when it throws.
   */
  commit<Value>(work: () => Value): Value {
    const before = { head: this.#head, logName: this.#logName, tree: this.#tree, types: this.#types, committing: this.#committing, after: this.#afterCommit };
    this.#afterCommit = [...before.after];
    this.#tree = before.tree?.copy() ?? null;
    this.#committing = true;
    let value: Value;
    try {
      value = this.#store.transaction(work);
    } catch (error) {
      this.#head = before.head;
      this.#logName = before.logName;
      this.#tree = before.tree;
      this.#afterCommit = before.after;
      this.#types = before.types;
      throw error;
    } finally {
      this.#committing = before.committing;
    }
    if (this.#committing) return value;
    const act = this.#logName === before.logName ? 'write' : 'begin';
    if (act === 'begin' || this.#head.seq > before.head.seq) this.#store.onDisk(() => this.#highWater[act](this.#mark()));
    const after = this.#afterCommit;
    this.#afterCommit = [];
    for (const act of after) act();
    this.#tellCommitted();
    return value;
  }

  /**
   * Begins a new log of this desk: the one before may have ended in events that are lost (ledger.md 7.4, restore). Only inside `commit`, right
   * before the first event of the new log. `log`: 16 random bytes in hex.
   */
  beginLog(log: string): void {
    this.#logName = log;
    this.#head = { seq: 0, hash: noHash };
    this.#tree = null;
  }

  /** What the desk is known to have written, by the file outside the database; null on a desk that is new. */
  get highWater(): HighWater | null {
    return this.#highWater.last;
  }

  /** Inside `commit`: what is to happen once all of it is durable, such as telling others; nothing of it happens when the commit fails. */
  whenDurable(act: () => void): void {
    this.#afterCommit.push(act);
  }

  /** Hears of every commit that said or took something, until the returned function is called. */
  hear(hearer: CommitHearer): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Says one thing: signed, chained, stored and projected. Only inside `commit`. Refuses with `onlyAtRegistrarDesk`. */
  append<Body>(said: NewEvent<Body>): RecordedEvent {
    this.#refuse(said.type.name);
    const wall = this.now();
    const thing = said.file ?? said.type.thing?.(said.body) ?? null;
    const event: EventEnvelope = {
      version: 1,
      log: plainBytes(Buffer.from(this.#logName, 'hex')),
      seq: this.#head.seq + 1,
      prev: this.#head.hash,
      type: said.type.name,
      typeVersion: said.type.version,
      file: thing === null ? null : this.#placeOnChain(thing, said),
      actor: said.officer?.actor ?? null,
      wall,
      hlc: this.#hybridClock.next(wall),
      body: plainBody(said.type.body.parse(said.body)),
      blobs: said.blobs ?? [],
      must: said.type.must ?? [],
      algorithm: 1,
    };
    const envelope = encodeEnvelope(event);
    const hash = eventHash(envelope);
    const bytes = encodeSignedEvent({
      envelope,
      deskSignature: signAsDesk(hash, this.#identity.privateKey),
      officerSignature: said.officer ? signAsOfficer(hash, said.officer.signingKey) : null,
    });
    const recorded = { ...event, hash, foreign: false, recovered: false, office: '' };
    const tree = this.#treeOfLog();
    this.#insert(recorded, bytes, null);
    this.#moveOn(recorded, tree);
    this.#projector.apply(this.#store, recorded);
    return recorded;
  }

  /**
   * Takes in what another desk has said, byte for byte, and projects it; what is here already changes nothing, and gives null. Only
   * inside `commit`. Events of a file are taken in the order of its chain; one of the office record is `eventNotTheirs`. The other desk's clock teaches this one nothing: one that is
   * ten years ahead would take all desks along.
   */
  take(said: ForeignEvent): Result<RecordedEvent | null, ForeignProblem> {
    return this.#take(said, false);
  }

  /** Takes in an event of the office record, for which the registrar's desk has vouched; anything else is `eventNotTheirs`. Only inside `commit`. */
  takeRecord(said: ForeignEvent): Result<RecordedEvent | null, ForeignProblem> {
    return this.#take(said, true);
  }

  #take(said: ForeignEvent, ofRecord: boolean): Result<RecordedEvent | null, ForeignProblem> {
    const read = readForeignEvent(this.#store, said);
    if (!read.ok) return failure(read.error.code);
    const { event, hash } = read.value;
    if (officeRecordTypes.has(event.type) !== ofRecord) return failure('eventNotTheirs');
    const log = Buffer.from(event.log).toString('hex');
    const owner = log === this.#logName ? 'anothers' : ownerOfLog(this.#store, log, said);
    if (owner === 'anothers') return isHere(this.#store, hash) ? success(null) : failure('eventForged');
    const there = this.#store.first(eventAt({ log, seq: event.seq }));
    if (there) return Buffer.from(there.hash).equals(hash) ? success(null) : failure('eventForked');
    if (event.file && !Buffer.from(event.file.previous).equals(chainEnd(this.#store, event.file.id).previous)) return failure('chainBroken');
    const office = officeOfDesk(this.#store, said.desk);
    const recorded = { ...event, hash, foreign: true, recovered: Buffer.from(said.signingKey).equals(this.#identity.publicKey), office };
    if (owner === 'nobodys') this.#store.run(logKept({ log, desk: said.desk, signing_key: said.signingKey, office }));
    this.#insert(recorded, said.bytes, said.desk);
    this.#projector.apply(this.#store, recorded);
    return success(recorded);
  }

  #insert(event: RecordedEvent, bytes: Uint8Array, desk: string | null): void {
    if (!this.#types.has(event.type)) this.#types = new Set([...this.#types, event.type]);
    this.#store.run(
      eventKept({
        log: Buffer.from(event.log).toString('hex'),
        seq: event.seq,
        hash: event.hash,
        prev: event.prev,
        type: event.type,
        type_version: event.typeVersion,
        file: event.file?.id ?? null,
        epoch: event.file?.epoch ?? null,
        wall: event.wall,
        bytes,
        desk,
      }),
    );
  }

  #moveOn({ seq, hash }: RecordedEvent, tree: MerkleTree): void {
    this.#head = { seq, hash };
    tree.add(hash);
    if (seq % checkpointInterval === 0) keepCheckpoint(this.#store, this.#identity, { log: this.#logName, tree });
  }

  #placeOnChain<Body>(file: string, { custodyRank, type }: NewEvent<Body>): EventEnvelope['file'] {
    const end = chainEnd(this.#store, file);
    if (custodyRank !== undefined) return { id: file, epoch: custodyRank, previous: end.previous };
    const problem = problemOfThing(this.#store, file, { putBack: this.#highWater.isHeld, passesOn: type.passesOn === true, type: type.name });
    if (problem) throw problem;
    return { id: file, ...end };
  }

  #tellCommitted(): void {
    const types = this.#types;
    if (types.size === 0) return;
    this.#types = new Set();
    for (const hear of this.#hearers) hear(types);
  }

  #mark(): HighWater {
    return { log: this.#logName, seq: this.#head.seq, hash: Buffer.from(this.#head.hash).toString('hex') };
  }

  /** After a crash the mark may lag, and catches up. A mark that the log contradicts stays as it is, for the audit to tell of. */
  #compareWithHighWater(): void {
    const mark = this.#highWater.last;
    if (!mark || mark.log !== this.#logName) return;
    const { build } = this.#store;
    const row = this.#store.first(build.selectFrom('event').select('hash').where('log', '=', mark.log).where('seq', '=', mark.seq));
    if (!row || Buffer.from(row.hash).toString('hex') !== mark.hash) this.#highWater.hold();
    else if (mark.seq < this.#head.seq) this.#highWater.write(this.#mark());
  }

  #load(): void {
    const last = this.#store.first(
      this.#store.build.selectFrom('event').select(['seq', 'hash', 'bytes']).where('log', '=', this.#logName).orderBy('seq', 'desc').limit(1),
    );
    if (!last) return;
    this.#head = { seq: last.seq, hash: plainBytes(last.hash) };
    this.#hybridClock.observe(decodeSignedEvent(last.bytes).event.hlc);
  }

  #treeOfLog(): MerkleTree {
    return (this.#tree ??= treeOfLog(this.#store, this.#logName));
  }
}
