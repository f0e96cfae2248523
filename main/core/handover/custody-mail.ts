import type { DeskId, ThingId } from '../custody/event.ts';
import type { Body, Claim, Message } from '../custody/message.ts';
import type { Desk } from '../desk.ts';
import type { Lan } from '../network/lan.ts';
import { AnswerParts } from './answer-parts.ts';
import type { CustodyHost } from './custody-host.ts';
import { custodyRoster, keysEverListed } from './custody-roster.ts';
import type { Proof } from './custody-tools.ts';
import { fromWire, verifyEventsOf } from './incoming-message.ts';
import { toWire } from './outgoing.ts';
import { custodyMeeting, custodyMessage, type WireMessage } from './wire.ts';

type Checkpoint = WireMessage['checkpoint'];
type Status = Extract<Body, { readonly kind: 'status' }>;

/** What came, and how far its sender has shown that its log goes on. */
export type Letter = { readonly message: Message; readonly proof: Proof };

/** Claims in one message; what a link was told before is not told again. */
const claimsAMessage = 500;

const beginning: Checkpoint = { log: '0'.repeat(32), size: 0, head: '' };

/** Custody's messages over the links of the LAN: what each link was told and has told, so that logs are seen to go on and nothing is said twice. */
export class CustodyMail {
  readonly #desk: Desk;
  readonly #lan: Lan;
  readonly #host: () => CustodyHost;
  readonly #told = new Map<DeskId, Checkpoint>();
  readonly #heard = new Map<DeskId, Checkpoint>();
  /** From where a desk's log was shown to go on without a gap, up to what was heard last. */
  readonly #shownFrom = new Map<DeskId, Checkpoint>();
  readonly #claims = new Map<DeskId, Map<ThingId, string>>();
  readonly #answers = new AnswerParts();

  constructor(desk: Desk, { lan, host }: { readonly lan: Lan; readonly host: () => CustodyHost }) {
    this.#desk = desk;
    this.#lan = lan;
    this.#host = host;
  }

  /** A new link: nothing was said over it so far. */
  begin(desk: DeskId): void {
    for (const memory of [this.#told, this.#heard, this.#shownFrom, this.#claims]) memory.delete(desk);
  }

  /** The signing keys by which events are held against their desks, this one's among them. */
  keys(): ReadonlyMap<DeskId, Uint8Array> {
    return new Map([...keysEverListed(this.#lan.keeper.roster), [this.#lan.id, this.#desk.identity.publicKey]]);
  }

  checkpoint(): Checkpoint {
    const { head, logName } = this.#desk.ledger;
    return { log: logName, size: head.seq, head: head.seq === 0 ? '' : Buffer.from(head.hash).toString('hex') };
  }

  /** Answers a desk that says how far it knows this log: with what stands in that place. */
  meeting(seen: Checkpoint | null): { checkpoint: Checkpoint; replaced: string[]; thenHead: string } {
    const { store, ledger } = this.#desk;
    const place = store.build.selectFrom('event').select('hash').where('log', '=', ledger.logName).where('seq', '=', seen?.size ?? 0);
    const row = seen?.log === ledger.logName ? store.first(place) : undefined;
    return { checkpoint: this.checkpoint(), replaced: [...this.#host().store.desk().replaced], thenHead: row ? Buffer.from(row.hash).toString('hex') : '' };
  }

  /** Asks a desk that was just met how its log stands; null when the link has ended meanwhile. */
  async meet(desk: DeskId): Promise<Letter | null> {
    const peer = this.#host().store.peers()[desk];
    const known = peer ? { log: peer.log, size: peer.size, head: peer.head } : null;
    const met = await this.#lan.ask(desk, custodyMeeting, { seen: known });
    if (!met.ok) return null;
    const { checkpoint, replaced, thenHead } = met.value;
    this.#heard.set(desk, checkpoint);
    const after = known?.log === checkpoint.log ? { log: known.log, size: known.size, head: thenHead } : beginning;
    this.#shownFrom.set(desk, after);
    const header = { from: desk, to: this.#lan.id, checkpoint, replaced, seen: null };
    const status: Status = { kind: 'status', claims: [], fences: {}, roster: custodyRoster(this.#lan.keeper.roster) };
    return { message: { header, body: status, urgent: false }, proof: { after, now: checkpoint } };
  }

  async send({ header, body }: Message): Promise<void> {
    const { to, checkpoint, replaced, seen } = header;
    if (!this.#lan.isReachable(to)) return;
    for (const part of body.kind === 'status' ? this.#news(to, body) : [body]) {
      for (const wire of toWire({ desk: this.#desk, custody: this.#host().store, self: this.#lan.id }, { body: part })) {
        const after = this.#told.get(to) ?? checkpoint;
        this.#told.set(to, checkpoint);
        await this.#lan.tell(to, custodyMessage, { checkpoint, replaced: [...replaced], seen: seen && { ...seen }, after, body: wire });
      }
    }
  }

  /** Does what takes longest of opening a message on other threads; null when there is nothing to do. */
  verify({ body }: WireMessage): Promise<void> | null {
    return verifyEventsOf({ store: this.#desk.store, keys: () => this.keys() }, body);
  }

  /** A message that has come; null when something in it does not hold. */
  open(from: DeskId, wire: WireMessage): Letter | null {
    const { keeper, id } = this.#lan;
    const roster = () => custodyRoster(keeper.roster);
    const read = fromWire({ store: this.#desk.store, self: id, roster, keys: () => this.keys(), arrived: this.#host().arrived }, from, wire);
    const heard = this.#heard.get(from) ?? beginning;
    this.#heard.set(from, wire.checkpoint);
    const after = this.#untakenFrom(from, heard) ?? (heard.head === wire.after.head ? wire.after : heard);
    this.#shownFrom.set(from, after);
    const message = read.ok ? this.#answers.take(from, read.value, wire.body) : null;
    return message ? { message, proof: { after, now: wire.checkpoint } } : null;
  }

  /** What was heard before may not have become part of the record, on a full disk or while an answer is in parts: then the log goes on from before that. */
  #untakenFrom(from: DeskId, heard: Checkpoint): Checkpoint | null {
    const known = this.#host().store.peers()[from];
    return known?.head === heard.head ? null : (this.#shownFrom.get(from) ?? null);
  }

  /** Of what a status says only what this link has not been told before; one without claims still tells of log and list. */
  #news(desk: DeskId, status: Status): Status[] {
    const told = this.#claims.get(desk) ?? new Map<ThingId, string>();
    this.#claims.set(desk, told);
    const fresh = status.claims.filter((claim) => {
      const text = JSON.stringify(claim);
      if (told.get(claim.thing) === text) return false;
      told.set(claim.thing, text);
      return true;
    });
    const pages: Claim[][] = [[]];
    for (const claim of fresh) {
      const last = pages.at(-1);
      if (last && last.length < claimsAMessage) last.push(claim);
      else pages.push([claim]);
    }
    return pages.map((claims) => ({ ...status, claims }));
  }
}
