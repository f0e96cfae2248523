import type { Reduce } from '../../main/core/custody/reduce.ts';
import type { AlarmName, Command, Input, Outcome } from '../../main/core/custody/input.ts';
import type { Message } from '../../main/core/custody/message.ts';
import { newDesk, type HighWater, type Roster, type State } from '../../main/core/custody/state.ts';
import { Agenda } from './agenda.ts';
import { hashText } from './log-tools.ts';
import type { Plan } from './plan.ts';
import { Random } from './random.ts';

/** One machine: a disk that keeps what was committed, and a memory that a crash empties. Two machines may bear one desk's name. */
export type Machine = {
  readonly index: number;
  readonly desk: string;
  state: State;
  highWater: HighWater;
  up: boolean;
  /** Burnt, or switched off for good. */
  gone: boolean;
  /** Counts boots, so that alarms of an earlier life ring nowhere. */
  life: number;
  readonly alarms: Map<string, number>;
  readonly backups: { readonly state: State; readonly highWater: HighWater }[];
};

type Happening =
  | { readonly kind: 'deliver'; readonly message: Message; readonly road: 'lan' | 'stick' }
  | { readonly kind: 'alarm'; readonly machine: Machine; readonly life: number; readonly name: AlarmName; readonly thing: string | null; readonly attempt: number; readonly key: string; readonly at: number }
  | { readonly kind: 'do'; readonly act: () => void };

export type Noting = { readonly thing: string; readonly note: string; readonly log: string; readonly seq: number; readonly hash: string; readonly desk: string };

export class Violation extends Error {}

/** When the host lets messages go: after the commit, as it must, or before it, as one mutant does. */
export type HostOrder = 'commit-first' | 'send-first';

/** The simulated office: machines, network, time. It drives the reducer as the app does, and knows nothing of its rules. */
export class Office {
  readonly plan: Plan;
  readonly random: Random;
  readonly machines: Machine[] = [];
  readonly notings: Noting[] = [];
  readonly trace: string[] | null;
  readonly #agenda = new Agenda<Happening>();
  readonly #reduce: Reduce;
  readonly #order: HostOrder;
  readonly #check: (office: Office, machine: Machine, before: State) => void;
  now = 0;
  steps = 0;
  calm = false;
  roster: Roster;
  /** Blocked ways, as `from>to`. */
  readonly blocked = new Set<string>();
  #names = 0;

  constructor(parts: { plan: Plan; reduce: Reduce; order: HostOrder; check: (office: Office, machine: Machine, before: State) => void; traced: boolean }) {
    this.plan = parts.plan;
    this.random = new Random(parts.plan.seed + 0.5 * 2 ** 33);
    this.#reduce = parts.reduce;
    this.#order = parts.order;
    this.#check = parts.check;
    this.trace = parts.traced ? [] : null;
    const names = Array.from({ length: parts.plan.desks }, (_, index) => `desk${index}`);
    const desks: Record<string, Roster['desks'][string]> = {};
    for (const name of names) desks[name] = { standing: 'active', mirror: false, ordinal: Object.keys(desks).length };
    if (parts.plan.mirror) desks['mirror'] = { standing: 'active', mirror: true, ordinal: 900 };
    this.roster = { number: 1, desks };
    for (const name of Object.keys(desks)) this.enrol(name);
  }

  /** Adds a machine with an empty desk. */
  enrol(desk: string): Machine {
    const features = this.random.chance(0.8) ? ['tables', 'seals'] : ['tables'];
    const state = newDesk({ id: desk, log: this.name(desk), roster: this.roster, features });
    const machine: Machine = {
      index: this.machines.length, desk, state, highWater: { logs: [], roster: 0 }, up: false, gone: false, life: 0, alarms: new Map(), backups: [],
    };
    this.machines.push(machine);
    this.boot(machine);
    return machine;
  }

  name(prefix: string): string {
    this.#names += 1;
    return `${prefix}.${this.#names}`;
  }

  after(delay: number, act: () => void): void {
    this.#agenda.add(this.now + delay, { kind: 'do', act });
  }

  /** Lets time go on to `until`. */
  run(until: number): void {
    for (;;) {
      const next = this.#agenda.next(until);
      if (next === null) break;
      this.now = next.at;
      this.#happen(next.item);
    }
    this.now = until;
  }

  boot(machine: Machine): void {
    if (machine.up || machine.gone) return;
    machine.up = true;
    machine.life += 1;
    machine.alarms.clear();
    this.tell('boot', machine, '');
    this.feed(machine, { kind: 'start', highWater: machine.highWater.logs.length === 0 ? null : machine.highWater });
  }

  crash(machine: Machine): void {
    if (!machine.up) return;
    this.tell('crash', machine, '');
    machine.up = false;
    machine.life += 1;
    machine.alarms.clear();
    if (!this.calm) this.after(200 + this.random.below(8_000), () => this.boot(machine));
  }

  command(machine: Machine, command: Command): Outcome | null {
    const outcome = this.feed(machine, { kind: 'command', command });
    if (outcome !== null && outcome.refused === null && command.kind === 'note') {
      const event = outcome.events[0];
      if (event !== undefined) this.notings.push({ thing: command.thing, note: command.note, log: event.log, seq: event.seq, hash: event.hash, desk: machine.desk });
    }
    return outcome;
  }

  /** Hands one input to a machine's reducer; a crash may strike before the commit or between commit and send. Null if the user never saw an answer. */
  feed(machine: Machine, input: InputBody): Outcome | null {
    if (!machine.up) return null;
    this.steps += 1;
    const full = { ...input, fresh: this.name('x'), jitter: this.random.real() };
    if (this.trace !== null) this.tell(input.kind, machine, describeInput(full));
    const outcome = this.#reduce(machine.state, full);
    const crash = !this.calm && this.plan.crash > 0 && this.random.chance(this.plan.crash) ? this.random.below(2) : 2;
    if (this.#order === 'send-first') {
      this.#send(outcome);
      if (crash === 2) this.#commit(machine, outcome);
    } else {
      if (crash > 0) this.#commit(machine, outcome);
      if (crash === 2) this.#send(outcome);
    }
    if (crash < 2) {
      this.crash(machine);
      return null;
    }
    for (const alarm of outcome.alarms) this.#arm(machine, alarm);
    return outcome;
  }

  tell(what: string, machine: Machine | null, detail: string): void {
    this.trace?.push(`${this.now} ${machine === null ? '' : `${machine.desk}#${machine.index}`} ${what} ${detail}`);
  }

  traceHash(): string {
    return hashText((this.trace ?? []).join('\n'));
  }

  #happen(item: Happening): void {
    switch (item.kind) {
      case 'deliver':
        return this.#deliver(item.message, item.road);
      case 'alarm': {
        const { machine, life, name, thing, attempt, key, at } = item;
        if (machine.life !== life || machine.alarms.get(key) !== at) return;
        machine.alarms.delete(key);
        this.feed(machine, { kind: 'alarm', name, thing, attempt });
        return;
      }
      case 'do':
        return item.act();
    }
  }

  #arm(machine: Machine, alarm: Outcome['alarms'][number]): void {
    const key = alarm.thing === null ? alarm.name : `${alarm.name}:${alarm.thing}`;
    const at = this.now + alarm.delayMs + this.steps / 1e6;
    machine.alarms.set(key, at);
    this.#agenda.add(at, { kind: 'alarm', machine, life: machine.life, name: alarm.name, thing: alarm.thing, attempt: alarm.attempt, key, at });
  }

  #commit(machine: Machine, outcome: Outcome): void {
    const before = machine.state;
    if (outcome.state === before) return;
    machine.state = outcome.state;
    const { log, size, roster } = outcome.state.desk;
    const logs = machine.highWater.logs;
    const known = logs.at(-1)?.log === log ? logs.slice(0, -1) : logs;
    machine.highWater = { logs: [...known, { log, size }], roster: roster.number };
    if (this.trace !== null && outcome.alerts.length > 0) this.tell('alerts', machine, outcome.alerts.map(({ code, thing }) => `${code} ${thing ?? ''}`).join());
    this.#check(this, machine, before);
  }

  #send(outcome: Outcome): void {
    for (const message of outcome.sends) {
      const copies = this.calm ? 1 : Number(!this.random.chance(this.plan.drop)) + Number(this.random.chance(this.plan.duplicate));
      for (let copy = 0; copy < copies; copy += 1) {
        const delay = this.calm ? 5 + this.random.below(20) : this.random.below(this.plan.delayMs) + 1;
        this.#agenda.add(this.now + delay, { kind: 'deliver', message, road: 'lan' });
      }
      if (message.urgent && this.random.chance(0.5)) this.#agenda.add(this.now + 1_000 + this.random.below(20_000), { kind: 'deliver', message, road: 'stick' });
    }
  }

  #deliver(message: Message, road: 'lan' | 'stick'): void {
    const { from, to } = message.header;
    if (road === 'lan' && this.blocked.size > 0 && this.blocked.has(`${from}>${to}`)) return;
    const there = this.machines.filter(({ desk, up }) => up && desk === to);
    const machine = there.length > 1 ? this.random.pick(there) : there[0];
    if (machine !== undefined) this.feed(machine, { kind: 'message', message });
  }
}

type InputBody = Input extends infer Each ? (Each extends Input ? Omit<Each, 'fresh' | 'jitter'> : never) : never;

function describeInput(input: Input): string {
  if (input.kind !== 'message') return JSON.stringify(input).slice(0, 160);
  const { body, header } = input.message;
  const rest = body.kind === 'status' || body.kind === 'ask' || body.kind === 'answer' || body.kind === 'push' ? '' : JSON.stringify(body).slice(0, 140);
  return `${header.from} ${header.checkpoint.log}:${header.checkpoint.size} ${body.kind} ${rest}`;
}
