import type { z } from 'zod';
import { contract, type ProcedureName } from '../../preload/contract/index.ts';
import { fail, ok, type Result } from '../../preload/contract/errors.ts';
import { toRefusal } from './db/open-database.ts';
import type { Desk } from './desk.ts';
import { handlersFor } from './all-handlers.ts';
import { orRefuseGraded } from './grading/guard.ts';
import { Refusal } from './refusal.ts';
import { lock } from './session/handlers.ts';
import { holdsCharge } from './session/charges.ts';
import { leftAlone, permits } from './session/rules.ts';
import type { Caller } from './session/session.ts';

export type CoreLog = (entry: { readonly level: 'error' | 'warn'; readonly message: string; readonly id: string }) => void;

/**
 * The one way in. Every request is parsed, permitted and answered here; what goes wrong comes back as a value, and only an
 * error's id of what was not foreseen.
 */
export class Core {
  readonly #desk: Desk;
  readonly #log: CoreLog;
  #errors = 0;

  constructor(desk: Desk, log: CoreLog) {
    this.#desk = desk;
    this.#log = log;
  }

  /** A new window or command line, at which nobody is signed in yet. */
  caller(): Caller {
    return { session: null, touchedAt: this.#desk.ledger.now() };
  }

  /** Answers one request and says which tables it changed (none for queries and for what failed). */
  async call(caller: Caller, name: string, input: unknown): Promise<{ result: Result<unknown>; changed: readonly string[] }> {
    this.#desk.asked.at = performance.now();
    if (!isProcedure(name)) return { result: fail('unknownProcedure'), changed: [] };
    const procedure = contract[name];
    if (nestedDeeper(input, deepestInput)) return { result: fail('badInput', { field: '' }), changed: [] };
    const parsed = procedure.input.safeParse(input);
    if (!parsed.success) return { result: fail('badInput', { field: fieldOf(parsed.error) }), changed: [] };
    if (procedure.kind !== 'query' && procedure.permission !== 'open' && this.#desk.health.damaged) return { result: fail('databaseDamaged'), changed: [] };
    try {
      this.#admit(caller, procedure.permission);
      orRefuseGraded(this.#desk, caller, name, parsed.data);
      const value = await run(name, { desk: this.#desk, caller, input: parsed.data });
      return { result: ok(value), changed: procedure.kind === 'query' ? [] : procedure.tables };
    } catch (error) {
      return { result: this.#errorValue(error), changed: [] };
    }
  }

  #admit(caller: Caller, permission: Parameters<typeof permits>[1]): void {
    if (leftAlone(caller.touchedAt, this.#desk.ledger.now())) lock(caller);
    if (permission === 'open') return;
    if (!caller.session) throw new Refusal('notSignedIn');
    if (!caller.session.keys) throw new Refusal('locked');
    if (!holdsCharge(this.#desk, caller.session)) throw new Refusal('noCharge');
    if (!permits(caller.session.roles, permission)) throw new Refusal('notPermitted');
  }

  #errorValue(error: unknown): Result<never> {
    const known = toRefusal(error);
    if (known instanceof Refusal) return { ok: false, error: known.toError() };
    this.#errors += 1;
    const id = `${this.#desk.ledger.now().toString(36)}-${this.#errors}`;
    this.#log({ level: 'error', message: known instanceof Error ? (known.stack ?? known.message) : String(known), id });
    return fail('internal', { id });
  }
}

/** Levels of arrays and maps in a request; a table in a list in a list needs about twenty. */
const deepestInput = 60;

/** Is anything nested deeper than so many levels? Asked level by level, so that no depth exhausts the stack of a parser. */
function nestedDeeper(input: unknown, limit: number): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The place of the first thing wrong in a request, without what was in it. */
function fieldOf(error: z.ZodError): string {
  return (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 120);
}

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}

/** The input was parsed with the schema of the same name, which the type of the merged table can't express. */
async function run(name: ProcedureName, request: { desk: Desk; caller: Caller; input: unknown }): Promise<unknown> {
  const handler: ((request: never) => unknown) | undefined = (await handlersFor(name))[name];
  if (!handler) throw new Error(`${name} has no handler`);
  return handler(request as never);
}
