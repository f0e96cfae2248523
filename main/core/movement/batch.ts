import type { BatchOutcome } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';

type Judged<Thing> = { readonly thing: Thing; readonly problem: Refusal | null };
type Batch<Thing> = {
  readonly ids: readonly string[];
  /** The thing of an id; refuses with `notFound`. */
  readonly read: (id: string) => Thing;
  readonly numberOf: (thing: Thing) => string;
  /** Refuses when the act can't be done with the thing. */
  readonly check: (thing: Thing) => void;
  readonly act: (thing: Thing) => void;
};

/**
 * Does one act with many things in one commit: all of them, or none where one of them can't. What could not go is said by its number
 * and the reason (domain.md row 59).
 */
export function actOnAll<Thing>(desk: Desk, batch: Batch<Thing>): BatchOutcome {
  return desk.ledger.commit(() => {
    const judged = [...new Set(batch.ids)].map((id) => judge(batch, batch.read(id), id));
    const refused = judged.flatMap(({ id, thing, problem }) => (problem ? [{ id, number: batch.numberOf(thing), code: problem.code }] : []));
    if (refused.length > 0) return { done: 0, refused };
    judged.forEach(({ thing }) => batch.act(thing));
    return { done: judged.length, refused: [] };
  });
}

function judge<Thing>(batch: Batch<Thing>, thing: Thing, id: string): Judged<Thing> & { readonly id: string } {
  try {
    batch.check(thing);
    return { id, thing, problem: null };
  } catch (error) {
    if (error instanceof Refusal) return { id, thing, problem: error };
    throw error;
  }
}
