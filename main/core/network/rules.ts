import { deskIdOf, type DeskId } from '../lan/roster/desk-keys.ts';
import type { Roster } from '../lan/roster/roster.ts';

/** The desk that keeps the office's list: the listed one with the role, the first of several; null where the list names none (ledger.md 2.2). */
export const registrarDeskOf = (roster: Pick<Roster, 'desks'>): DeskId | null =>
  [...roster.desks].find(([, { roles }]) => roles.includes('registrar'))?.[0] ?? null;

/**
 * At which desk a post works (ledger.md 2.2, 3): where the list says; a post that it does not name works at the registrar's desk, as
 * every post did before the office had a second desk.
 */
export const deskOfPost = (roster: Pick<Roster, 'posts'>, postId: string, registrarDesk: DeskId | null): DeskId | null =>
  roster.posts.get(postId) ?? registrarDesk;

/**
 * A whole number for each desk that was ever listed, from 0 in the order of admission. Revoked desks keep theirs and a desk in place of
 * a broken one has its own, so that no number ever stands for two desks (docs/custody.md, what is kept).
 */
export function ordinals(roster: Pick<Roster, 'entries'>): ReadonlyMap<DeskId, number> {
  const admitted = roster.entries.flatMap(({ statement }) => (statement.kind === 'admitted' || statement.kind === 'replaced' ? [deskIdOf(statement.desk)] : []));
  return new Map(admitted.map((desk, at) => [desk, at]));
}
