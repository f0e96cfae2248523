import type { Command, Input, Outcome, Tools } from './input.ts';
import type { Message } from './message.ts';
import { custodyReducer } from './reduce.ts';
import { newDesk, type HighWater, type Roster, type State } from './state.ts';

const roster: Roster = {
  number: 1,
  desks: {
    a: { standing: 'active', mirror: false, ordinal: 0 },
    b: { standing: 'active', mirror: false, ordinal: 1 },
    c: { standing: 'active', mirror: false, ordinal: 2 },
  },
};

/** Hashes that spell out where an event stands, so that a beginning of a log can be told from another log. */
const tools: Tools = {
  hash: (head, { seq, act }) => `${head}.${seq}${act.kind.slice(0, 2)}${act.kind === 'started' ? act.boot : ''}`,
  extends: (older, newer) => newer.head.startsWith(older.head) && older.size <= newer.size,
};

export const reduce = custodyReducer(tools);

/** Three desks and the messages between them, delivered by hand. */
export class ThreeDesks {
  readonly states = new Map<string, State>();
  mail: Message[] = [];
  #names = 0;

  constructor() {
    for (const id of Object.keys(roster.desks)) {
      this.states.set(id, newDesk({ id, log: `${id}1`, roster, features: [] }));
      this.start(id, null);
    }
  }

  state(desk: string): State {
    return this.states.get(desk) ?? newDesk({ id: desk, log: desk, roster, features: [] });
  }

  custody(desk: string): string {
    return this.state(desk).things['f']?.custody.state ?? 'unknown';
  }

  command(desk: string, command: Command): Outcome {
    return this.#feed(desk, { kind: 'command', command });
  }

  start(desk: string, highWater: HighWater | null): Outcome {
    return this.#feed(desk, { kind: 'start', highWater });
  }

  ring(desk: string, name: 'offer' | 'ask' | 'inquiry' | 'status'): Outcome {
    return this.#feed(desk, { kind: 'alarm', name, thing: name === 'offer' || name === 'inquiry' ? 'f' : null, attempt: 1 });
  }

  deliver(message: Message): Outcome {
    return this.#feed(message.header.to, { kind: 'message', message });
  }

  /** Delivers all there is, and what comes of it, but for what is held back. */
  settle(held: (message: Message) => boolean = () => false): void {
    const kept: Message[] = [];
    for (let next = this.mail.shift(); next !== undefined; next = this.mail.shift()) {
      if (held(next)) kept.push(next);
      else this.deliver(next);
    }
    this.mail = kept;
  }

  #feed(desk: string, input: InputBody): Outcome {
    this.#names += 1;
    const outcome = reduce(this.state(desk), { ...input, fresh: `x${this.#names}`, jitter: 0.5 });
    this.states.set(desk, outcome.state);
    this.mail.push(...outcome.sends);
    return outcome;
  }
}

type InputBody = Input extends infer Each ? (Each extends Input ? Omit<Each, 'fresh' | 'jitter'> : never) : never;
