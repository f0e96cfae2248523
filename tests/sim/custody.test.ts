import { describe, expect, it } from 'vitest';
import { explore } from './exhaustive.ts';
import { mutants, rareMutant } from './mutants.ts';
import { smallScopes } from './scopes.ts';
import { simulate } from './simulate.ts';
import { tally } from './tally.ts';

describe('custody in the simulated office', () => {
  it('keeps every invariant in 20,000 schedules of bad networks, crashes, restores, copied disks and burnt desks', () => {
    expect(tally(0, 20_000).violations).toEqual([]);
  });

  it('keeps them where longer runs once found them broken: a retaking of which the desk itself lost all trace (858254)', () => {
    expect([858_254].map((seed) => simulate(seed).violation)).toEqual([null]);
  });

  it('replays a seed to the very same trace', () => {
    const traces = [11, 42, 78, 1_405].map((seed) => [simulate(seed, undefined, true).traceHash, simulate(seed, undefined, true).traceHash]);
    expect(traces.map(([, second]) => second)).toEqual(traces.map(([first]) => first));
    expect(new Set(traces.flat()).size).toBe(4);
  });

  it.each(mutants)('catches the wrong variant within a hundred seeds: $name', (mutant) => {
    const caught = Array.from({ length: 100 }, (_, seed) => seed).find((seed) => simulate(seed, mutant).violation !== null);
    expect(caught).toBeDefined();
  });

  it('finds by exhaustive search the wrong variant that random schedules hardly meet', () => {
    const scope = smallScopes[2]?.scope;
    expect(scope === undefined ? null : explore(scope, rareMutant).violation).toMatch(/^I1/);
  });

  it.each(smallScopes)('keeps one holder in every order of events: $name', ({ scope }) => {
    const { violation, complete, states } = explore(scope);
    expect({ violation, complete }).toEqual({ violation: null, complete: true });
    expect(states).toBeGreaterThan(3_000);
  });
});
