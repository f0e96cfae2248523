import { custodyEventOf, eraOf, headOf, type Act, type CustodyEvent, type DeskId, type ThingId } from './event.ts';
import { isOnChain, type Alarm, type AlarmName, type Alert, type CustodyRefusal, type Input, type Outcome, type Tools } from './input.ts';
import type { Body, Claim, Fences, Header, Message } from './message.ts';
import type { CustodyRules } from './rules.ts';
import { unknownThing, type Desk, type State, type Thing } from './state.ts';

/**
 * One input being worked on. Collects what will be committed and sent; lives for one call of the reducer and never escapes,
 * so that the reducer is a function of state and input, and the state handed in stays as it was.
 */
export class Work {
  readonly rules: CustodyRules;
  readonly tools: Tools;
  readonly input: Input;
  desk: Desk;
  refused: CustodyRefusal | null = null;
  readonly #before: State;
  #things: Record<ThingId, Thing>;
  readonly #events: CustodyEvent[] = [];
  readonly #sends: { to: DeskId; body: Body; urgent: boolean }[] = [];
  readonly #alarms: Alarm[] = [];
  readonly #alerts: Alert[] = [];

  constructor(parts: { state: State; input: Input; rules: CustodyRules; tools: Tools }) {
    this.#before = parts.state;
    this.desk = parts.state.desk;
    this.#things = parts.state.things;
    this.input = parts.input;
    this.rules = parts.rules;
    this.tools = parts.tools;
  }

  thing(id: ThingId): Thing {
    return this.#things[id] ?? unknownThing(id);
  }

  allThings(): readonly Thing[] {
    return Object.values(this.#things);
  }

  put(thing: Thing): void {
    this.#things = { ...this.#things, [thing.id]: thing };
  }

  /** Writes an event into the desk's log and, where it belongs there, on the chain of its thing. */
  record(act: Act, about: { readonly thing: Thing; readonly era: number; readonly epoch: number } | null): CustodyEvent {
    const onChain = about !== null && isOnChain(act);
    const draft = {
      log: this.desk.log,
      seq: this.desk.size + 1,
      desk: this.desk.id,
      thing: about?.thing.id ?? null,
      previous: onChain ? headOf(about.thing.chain) : '',
      era: about?.era ?? 0,
      epoch: about?.epoch ?? 0,
      act,
    };
    const event = { ...draft, hash: this.tools.hash(this.desk.head, draft) };
    const unmirrored = this.isMirror() ? [] : [...this.desk.unmirrored, event];
    this.desk = { ...this.desk, size: event.seq, head: event.hash, unmirrored };
    this.#events.push(event);
    if (onChain) this.put({ ...this.thing(about.thing.id), chain: [...about.thing.chain, event] });
    return event;
  }

  /** A mirror keeps what others hand it; it takes no custody and needs no mirror. */
  isMirror(): boolean {
    return this.desk.roster.desks[this.desk.id]?.mirror === true;
  }

  send(to: DeskId, body: Body, urgent = false): void {
    this.#sends.push({ to, body, urgent });
  }

  alarm(name: AlarmName, thing: ThingId | null, attempt: number): void {
    this.#alarms.push({ name, thing, attempt, delayMs: this.rules.retryDelay(attempt, this.input.jitter) });
  }

  alert(code: Alert['code'], about: { readonly desk?: DeskId; readonly thing?: ThingId } = {}): void {
    this.#alerts.push({ code, desk: about.desk ?? null, thing: about.thing ?? null });
  }

  refuse(code: CustodyRefusal): void {
    this.refused = code;
  }

  /** What this desk says to another of its things (the transport may leave out what that desk has heard before), its fences and its roster. */
  status(to: DeskId): Extract<Body, { kind: 'status' }> {
    return { kind: 'status', claims: this.allThings().flatMap((thing) => claimsOf(thing, to, this.rules)), fences: this.fences(), roster: this.desk.roster };
  }

  fences(): Fences {
    return this.desk.peers;
  }

  outcome(): Outcome {
    if (this.refused !== null) return { state: this.#before, events: [], sends: [], alarms: [], alerts: [], refused: this.refused };
    const state = this.desk === this.#before.desk && this.#things === this.#before.things ? this.#before : { desk: this.desk, things: this.#things };
    return { state, events: this.#events, sends: this.#sends.map((send) => this.#message(send)), alarms: this.#alarms, alerts: this.#alerts, refused: null };
  }

  /** Headers are written last, so that each speaks of the log as it is once this work is committed. */
  #message({ to, body, urgent }: { to: DeskId; body: Body; urgent: boolean }): Message {
    const { id, log, size, head, replaced, peers } = this.desk;
    const peer = peers[to];
    const seen = peer === undefined ? null : { log: peer.log, size: peer.size, head: peer.head };
    const header: Header = { from: id, to, checkpoint: { log, size, head }, replaced, seen };
    return { header, body, urgent };
  }
}

function claimsOf(thing: Thing, receiver: DeskId, rules: CustodyRules): readonly Claim[] {
  const { custody, chain, retaking } = thing;
  if (chain.length === 0 && retaking === null) return [];
  const live = custody.state === 'held' || custody.state === 'transit';
  const last = custody.state === 'sent' ? rules.custodyOf(chain) : null;
  const takenByYou = last?.desk === receiver;
  const epoch = live ? custody.epoch : (last?.epoch ?? 0);
  return live || takenByYou || retaking !== null ? [{ thing: thing.id, live, takenByYou, era: eraOf(chain), epoch, event: custodyEventOf(chain), retaking }] : [];
}
