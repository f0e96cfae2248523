import type { z } from 'zod';
import type { Store } from '../db/store.ts';
import type { EventEnvelope } from './event.ts';

/**
 * An event that stands in the ledger, with its identity. `foreign`: another desk said it, by its own
 * registers and numbers. `recovered`: this desk said it once, lost it with a disk, and has it back from others.
 */
export type RecordedEvent = EventEnvelope & { readonly hash: Uint8Array; readonly foreign: boolean; readonly recovered: boolean; /** Mark of the other office whose desk said it; empty for this office. */ readonly office: string };

/** One kind of thing that can happen: its name, the version of its body, and what the body holds. */
export type EventType<Body> = {
  readonly name: string;
  readonly version: number;
  readonly body: z.ZodType<Body>;
  /** The file or receipt that it is always said of, and on whose chain it then stands. */
  thing?(body: Body): string | null;
  /** What a reader must understand before it may write on the thing after this. */
  readonly must?: readonly string[];
  /** Said when a thing is looked at or passed on: also of one that a newer version has written on. */
  readonly passesOn?: true;
};

/** What an event does to the tables that screens read. */
export type Projection = {
  readonly name: string;
  readonly version: number;
  readonly apply: (store: Store, event: RecordedEvent) => void;
};

/** Declares a kind of event; the body is checked when it is said and again when it is read. */
export function eventType<Body>(name: string, version: number, body: z.ZodType<Body>, thing?: (body: Body) => string | null): EventType<Body> {
  return thing ? { name, version, body, thing } : { name, version, body };
}

/** The same kind, which may be said of a thing that only a newer version may write on: it is looked at, received and passed on by all. */
export function passingOn<Body>(type: EventType<Body>): EventType<Body> {
  return { ...type, passesOn: true };
}

/** Binds a kind of event to its effect on the tables; the body arrives parsed. */
export function on<Body>(type: EventType<Body>, apply: (store: Store, event: RecordedEvent, body: Body) => void): Projection {
  return {
    name: type.name,
    version: type.version,
    apply: (store, event) => apply(store, event, type.body.parse(event.body)),
  };
}
