import type { DeskId, ThingId } from '../custody/event.ts';
import type { Alarm } from '../custody/input.ts';
import type { Message } from '../custody/message.ts';
import { toRefusal } from '../db/open-database.ts';
import type { Desk } from '../desk.ts';
import { onNotice, onQuestion, type Handler } from '../lan/transport/message-kind.ts';
import type { Lan } from '../network/lan.ts';
import type { LanService } from '../network/lan-service.ts';
import { deskOfOtherPost, otherDesk } from '../offices/other-desks.ts';
import { deskOfPost } from '../network/rules.ts';
import { Refusal } from '../refusal.ts';
import { SerialLane } from '../serial-lane.ts';
import type { Officer } from '../session/session.ts';
import { NotTaken } from './bring-in.ts';
import { CustodyHost } from './custody-host.ts';
import { CustodyMail, type Letter } from './custody-mail.ts';
import { wholeRoster } from './custody-roster.ts';
import { custodyRecalled } from './events.ts';
import { FollowPosts } from './follow-posts.ts';
import { giveBack } from './give-back.ts';
import { Inbox } from './inbox.ts';
import { noteSeen } from './log-seen.ts';
import { ParcelContents, type Piece } from './parcel-contents.ts';
import { ParcelPost } from './parcel-post.ts';
import { custodyGiveBack, custodyMeeting, custodyMessage, type WireEvent, type WireMessage } from './wire.ts';

type Checkpoint = WireMessage['checkpoint'];
type Sent = { readonly id: string; readonly number: string };

/** After a full disk or the like, an alarm rings again so much later. */
const afterTroubleMs = 15_000;

/** How often it is written down how much of this log another desk has seen, in places of the log. */
const seenStep = 500;

/** Files between the desks of the office: what officers do with them, custody's messages and alarms, and the papers that go along. */
export class Handover {
  readonly host: CustodyHost;
  readonly post: ParcelPost;
  readonly service: LanService;
  readonly #desk: Desk;
  readonly #lan: Lan;
  readonly #mail: CustodyMail;
  readonly #contents: ParcelContents;
  readonly #lanes = new Map<DeskId, SerialLane>();
  readonly #arrivals = new Map<DeskId, SerialLane>();
  readonly #inboxes = new Map<DeskId, Inbox>();
  readonly #alarms = new Map<string, () => void>();
  readonly #followPosts: FollowPosts;
  #stopped = false;

  constructor(desk: Desk, lan: Lan) {
    this.#desk = desk;
    this.#lan = lan;
    const host = () => this.host;
    this.#mail = new CustodyMail(desk, { lan, host });
    this.#contents = new ParcelContents(desk, { lan, host, arrived: (from, piece) => this.#arrivedWhole(from, piece) });
    this.host = new CustodyHost(desk, {
      self: lan.id,
      roster: () => wholeRoster(desk.store, lan.keeper.roster),
      features: desk.knows.features,
      send: (message) => this.#send(message),
      arm: (alarm) => this.#arm(alarm),
    });
    // What was under way when the program ended goes on at the next start.
    const trouble = (problem: unknown) => (this.#stopped ? undefined : this.#passOver(problem));
    this.#followPosts = new FollowPosts({ desk, host: this.host, clock: lan.clock, deskOf: (post) => (lan.keeper.roster.desks.has(lan.id) ? this.#deskInOffice(post) : null), trouble });
    this.post = new ParcelPost(desk, lan, {
      host,
      keys: () => this.#mail.keys(),
      checkpoint: () => this.#mail.checkpoint(),
      feed: (from, letters) => this.#lane(from).run(async () => letters.forEach((letter) => this.#feed(letter))),
      contentHere: (hash) => this.#contents.brought(hash),
      trouble,
    });
    this.service = {
      handlers: this.#handlers(),
      joined: (other) => {
        this.#mail.begin(other);
        // In the moment between the failure of the disk and the end of the program a desk may still come.
        this.#try(() => this.post.joined(other));
        void this.#lane(other).run(() => this.#meet(other));
      },
      left: (other) => {
        this.#contents.detach(other);
        desk.announce(['custody']);
      },
      rosterChanged: () => {
        this.#try(() => this.host.feed({ kind: 'roster', roster: wholeRoster(desk.store, lan.keeper.roster) }));
        this.#followPosts.look();
      },
      stop: () => this.#stop(),
    };
    // Only once the LAN that it speaks over is made.
    setImmediate(() => this.#start());
  }

  #start(): void {
    if (this.#stopped) return;
    const mark = this.#desk.ledger.highWater;
    const started = this.#try(() => this.host.feed({ kind: 'start', highWater: mark && { logs: [{ log: mark.log, size: mark.seq }], roster: 0 } }));
    if (!started) this.#lan.clock.after(afterTroubleMs, () => this.#start());
    else this.#followPosts.look();
  }

  /** The desk at which a post works, of this office or another; null for this one. */
  deskOf(postId: string): DeskId | null {
    const other = deskOfOtherPost(this.#desk.store, postId);
    return other ?? this.#deskInOffice(postId);
  }

  #deskInOffice(postId: string): DeskId | null {
    const desk = deskOfPost(this.#lan.keeper.roster, postId, this.#lan.registrarDesk());
    return desk === this.#lan.id ? null : desk;
  }

  /** Sends a file that has just been moved to a post of another desk on its way; inside the commit of the move. */
  dispatch(officer: Officer, file: Sent, to: DeskId): void {
    const custody = this.host.thing(file.id)?.custody;
    this.host.command({ kind: 'dispatch', thing: file.id, epoch: custody && 'epoch' in custody ? custody.epoch : 1, to }, { officer, reason: '' }, file.number);
    this.#desk.ledger.whenDurable(() => this.#lan.hurry());
  }

  /** Asks the desk that a file is on its way to to let it go back; only that desk's answer brings it back. Inside a commit. */
  recall(officer: Officer, file: Sent): void {
    const custody = this.host.thing(file.id)?.custody;
    if (custody?.state !== 'transit') throw new Refusal('notOnItsWay', { number: file.number });
    if (!custody.recalled) this.#desk.ledger.append({ type: custodyRecalled, officer, body: { fileId: file.id, offer: custody.offer } });
    this.host.command({ kind: 'recall', thing: file.id }, { officer, reason: '' }, file.number);
  }

  /** Asks for a file that the other desk has taken over, which it gives back while nobody there has opened it. Refuses with `pullBackTooLate`, `deskOutOfReach`. */
  async recallAccepted(officer: Officer, file: Sent): Promise<void> {
    const custody = this.host.thing(file.id)?.custody;
    if (custody?.state !== 'sent') throw new Refusal('fileElsewhere', { number: file.number });
    if (otherDesk(this.#desk.store, custody.to)) throw new Refusal('fileAtAnotherOffice', { number: file.number });
    if (!this.#lan.isReachable(custody.to)) throw new Refusal('deskOutOfReach', { number: file.number });
    const { ledger, store } = this.#desk;
    const asked = ledger.commit(() => ledger.append({ type: custodyRecalled, officer, body: { fileId: file.id, offer: '' } }));
    const row = store.first(store.build.selectFrom('event').select('bytes').where('log', '=', ledger.logName).where('seq', '=', asked.seq));
    const answer = await this.#lan.ask(custody.to, custodyGiveBack, { thing: file.id, request: { desk: this.#lan.id, bytes: new Uint8Array(row?.bytes ?? []) } });
    if (!answer.ok) throw new Refusal('deskOutOfReach', { number: file.number });
    if (!answer.value.given) throw new Refusal('pullBackTooLate', { number: file.number });
  }

  /** Sends a parcel back that is still arriving. Refuses with `nothingToRefuse`. */
  refuse(officer: Officer, fileId: string, reason: string): void {
    this.#desk.ledger.commit(() => this.host.command({ kind: 'decline', thing: fileId }, { officer, reason }));
  }

  /** Bytes of the papers of an arriving file: how many are here, of how many. */
  progressOf(file: ThingId): { readonly done: number; readonly total: number } {
    return this.#contents.progressOf(file);
  }

  #handlers(): readonly Handler<DeskId>[] {
    return [
      onNotice(custodyMessage, (message, from) => this.#arrive(from, message)),
      onQuestion<{ seen: Checkpoint | null }, ReturnType<CustodyMail['meeting']>, DeskId>(custodyMeeting, ({ seen }, from) => {
        noteSeen(this.#desk, from, seen);
        return this.#mail.meeting(seen);
      }),
      onQuestion<{ thing: string; request: WireEvent }, { given: boolean }, DeskId>(custodyGiveBack, ({ thing, request }, from) => {
        const signingKey = this.#mail.keys().get(from);
        return { given: signingKey !== undefined && giveBack(this.#desk, this.host, { from, signingKey, file: thing, request }) };
      }),
      this.#contents.handler,
      ...this.post.handlers,
    ];
  }

  /** What one desk says is worked on in its order. */
  #lane(desk: DeskId): SerialLane {
    return laneOf(this.#lanes, desk);
  }

  /** Events of several messages are verified beside each other; the messages are taken up in the order in which they came. */
  async #arrive(from: DeskId, message: WireMessage): Promise<void> {
    // What fails here fails again, and is passed over, when the message is read.
    const verified = this.#mail.verify(message)?.catch(() => undefined);
    await laneOf(this.#arrivals, from).run(async () => verified);
    await this.#takeUp(from, thingOf(message), () => this.#mail.open(from, message), () => this.#noted(from, message));
  }

  /** First each looks whether the other's log goes on from what it knows; then they say where things stand, and papers flow. */
  async #meet(desk: DeskId): Promise<void> {
    const letter = await this.#mail.meet(desk);
    if (!letter) return this.#meetLater(desk);
    if (this.#stopped) return;
    this.#try(() => this.#feed(letter));
    this.#contents.attach(desk);
    this.#try(() => this.host.feed({ kind: 'reached', desk }));
    this.#desk.announce(['custody']);
  }

  /** The link stands, yet nobody answered in time. */
  #meetLater(desk: DeskId): void {
    const again = () => {
      if (!this.#stopped && this.#lan.isReachable(desk)) void this.#lane(desk).run(() => this.#meet(desk));
    };
    this.#lan.clock.after(afterTroubleMs, again);
  }

  #send(message: Message): void {
    const { body, header } = message;
    if (body.kind === 'need' && body.blobs !== null) this.#contents.fetch(header.to, body);
    else this.#mail.send(message).catch((problem: unknown) => this.#passOver(problem));
    this.post.send(message);
  }

  /** Works on what a desk has said after all that it said before. */
  #takeUp(from: DeskId, thing: ThingId | null, read: () => Letter | null, taken: () => void = () => undefined): Promise<void> {
    const inbox = this.#inboxes.get(from) ?? new Inbox();
    this.#inboxes.set(from, inbox);
    inbox.put(thing, () => {
      const letter = this.#stopped ? null : read();
      if (!letter) return;
      this.#feed(letter);
      const { body } = letter.message;
      if (body.kind === 'parcel') this.#desk.ledger.whenDurable(() => this.#contents.fetchAhead(body));
      taken();
    });
    const work = () => inbox.workOn((letters) => void this.#try(() => this.#desk.ledger.commit(letters)));
    return this.#lane(from).run(async () => {
      if (!this.#stopped) work();
      await new Promise<void>((resolve) => setImmediate(resolve));
    });
  }

  /** In the commit in which a message was worked on: how far its sender knows this log, and what need not go by other roads any more. */
  #noted(from: DeskId, { seen, body }: WireMessage): void {
    noteSeen(this.#desk, from, seen, seenStep);
    if (body.kind === 'receipt') this.#desk.ledger.whenDurable(() => this.post.tidy());
  }

  /** A parcel that can't become part of the record changes nothing; its sender offers it again. Anything else that fails undoes the commit that it is part of. */
  #feed({ message, proof }: Letter): void {
    try {
      this.host.feed({ kind: 'message', message }, undefined, proof);
    } catch (problem) {
      if (!(problem instanceof NotTaken)) throw problem;
      this.#passOver(problem);
    }
  }

  /** What comes by itself must not end the program when the disk is full, or what came doesn't hold: it comes again. */
  #try(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (problem) {
      this.#passOver(problem);
      return false;
    }
  }

  #passOver(problem: unknown): void {
    if (!(problem instanceof NotTaken) && !(toRefusal(problem) instanceof Refusal)) throw problem;
    this.#desk.announce(['custody']);
  }

  #arrivedWhole(from: DeskId, piece: Piece): void {
    void this.#takeUp(from, piece.thing, () => {
      const peer = this.host.store.peers()[from];
      if (!peer) return null;
      const { replaced, ...checkpoint } = peer;
      const header = { from, to: this.#lan.id, checkpoint, replaced, seen: this.#mail.checkpoint() };
      return { message: { header, body: piece, urgent: false }, proof: null };
    });
  }

  #arm({ name, thing, attempt, delayMs }: Alarm): void {
    const key = `${name}/${thing ?? ''}`;
    this.#alarms.get(key)?.();
    if (this.#stopped || name === 'push') return;
    const stop = this.#lan.clock.after(delayMs, () => {
      this.#alarms.delete(key);
      if (this.#stopped || this.#try(() => this.host.feed({ kind: 'alarm', name, thing, attempt }))) return;
      this.#arm({ name, thing, attempt, delayMs: afterTroubleMs });
    });
    this.#alarms.set(key, stop);
  }

  #stop(): void {
    this.#stopped = true;
    this.#followPosts.stop();
    for (const stop of this.#alarms.values()) stop();
    this.#contents.stop();
    this.post.stop();
  }
}

function laneOf(lanes: Map<DeskId, SerialLane>, desk: DeskId): SerialLane {
  const lane = lanes.get(desk) ?? new SerialLane();
  lanes.set(desk, lane);
  return lane;
}

/** The one thing that a message is about. */
const thingOf = ({ body }: WireMessage): ThingId | null => ('thing' in body ? body.thing : null);
