import type { DeskId } from '../custody/event.ts';
import type { Body, Message } from '../custody/message.ts';
import type { Fact } from '../custody/state.ts';
import type { WireMessage } from './wire.ts';

type Gathered = { readonly round: string; readonly parts: Map<number, readonly Fact[]> };

/** Puts answers together that came in parts; each desk has one under way. */
export class AnswerParts {
  readonly #gathered = new Map<DeskId, Gathered>();

  /** The message to be worked on: any other at once, an answer once its last part is here; null before. */
  take(from: DeskId, message: Message, wire: WireMessage['body']): Message | null {
    if (message.body.kind !== 'answer' || wire.kind !== 'answer' || wire.parts === 1) return message;
    const known = this.#gathered.get(from);
    const gathered = known?.round === wire.round ? known : { round: wire.round, parts: new Map<number, readonly Fact[]>() };
    this.#gathered.set(from, gathered);
    gathered.parts.set(wire.part, message.body.facts);
    if (gathered.parts.size < wire.parts) return null;
    this.#gathered.delete(from);
    const body: Body = { ...message.body, facts: joined([...gathered.parts.values()].flat()) };
    return { ...message, body };
  }
}

function joined(facts: readonly Fact[]): readonly Fact[] {
  const whole = new Map<string, Fact>();
  for (const fact of facts) {
    const before = whole.get(fact.thing);
    whole.set(fact.thing, before ? { ...before, events: [...before.events, ...fact.events], blobs: [...before.blobs, ...fact.blobs], retaking: before.retaking ?? fact.retaking } : fact);
  }
  return [...whole.values()];
}
