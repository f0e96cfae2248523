import type { Projection } from './ledger/event-type.ts';
import { projections } from './projections.ts';

/**
 * What a version of the program understands (ledger.md 7.9): the kinds of event that it can read, and the features that a thing may demand
 * of whoever writes on it.
 */
export type Knowledge = { readonly projections: readonly Projection[]; readonly features: readonly string[] };

/** What this version understands. */
export const knowledge: Knowledge = { projections, features: [] };
