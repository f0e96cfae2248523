import type { Scope } from './exhaustive.ts';

type Named = { readonly name: string; readonly scope: Scope };

const handing = { notes: 1, recalls: 1, crashes: 1, restores: 0, inFlight: 5, mostStates: 4_000_000 };
const restoring = { notes: 1, recalls: 0, crashes: 0, restores: 1, inFlight: 5, mostStates: 4_000_000 };

/** What `npm test` explores; a few seconds each. */
export const smallScopes: readonly Named[] = [
  { name: 'two desks, two dispatches, recall, crash', scope: { ...handing, desks: 2, depth: 9, dispatches: 2 } },
  { name: 'three desks, two dispatches, recall, crash', scope: { ...handing, desks: 3, depth: 7, dispatches: 2 } },
  { name: 'two desks, two dispatches, recall, backup put back', scope: { ...restoring, desks: 2, depth: 10, dispatches: 2, recalls: 1 } },
  { name: 'three desks, two dispatches, backup put back', scope: { ...restoring, desks: 3, depth: 7, dispatches: 2 } },
];

/** What `npm run sim -- --exhaustive` explores. */
export const deepScopes: readonly Named[] = smallScopes.map(({ name, scope }) => ({ name, scope: { ...scope, depth: scope.depth + 4, restores: scope.restores * 2 } }));
