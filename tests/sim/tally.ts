import { simulate, type Variant } from './simulate.ts';

export type Tally = {
  readonly from: number;
  readonly seeds: number;
  readonly steps: number;
  readonly notings: number;
  readonly restores: number;
  readonly copies: number;
  readonly violations: readonly { readonly seed: number; readonly what: string }[];
};

/** Runs seeds one after the other; `each` hears of every thousand. */
export function tally(from: number, seeds: number, variant?: Variant, each?: (done: number) => void): Tally {
  let [steps, notings, restores, copies] = [0, 0, 0, 0];
  const violations: { seed: number; what: string }[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const run = simulate(seed, variant);
    steps += run.steps;
    notings += run.notings;
    restores += run.plan.restores + run.plan.images;
    copies += run.plan.clones;
    if (run.violation !== null) violations.push({ seed, what: run.violation });
    if (each !== undefined && (seed - from + 1) % 1_000 === 0) each(seed - from + 1);
  }
  return { from, seeds, steps, notings, restores, copies, violations };
}

/** Adds up what several workers found. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((all, one) => ({
    from: Math.min(all.from, one.from),
    seeds: all.seeds + one.seeds,
    steps: all.steps + one.steps,
    notings: all.notings + one.notings,
    restores: all.restores + one.restores,
    copies: all.copies + one.copies,
    violations: [...all.violations, ...one.violations],
  }));
}
