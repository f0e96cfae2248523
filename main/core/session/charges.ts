import { z } from 'zod';
import { role, type heldPost } from '../../../preload/contract/session.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import { deskOfPost } from '../network/rules.ts';
import { parseLocalText } from '../office/local-text.ts';
import { chargeHolds } from './rules.ts';

const roles = z.array(role);

export type HeldPost = z.infer<typeof heldPost>;

/** Does a signed-in person still hold charge of the post acted for, in the same way? A charge may end while its holder is at the desk. */
export function holdsCharge(desk: Desk, session: { readonly personId: string; readonly postId: string; readonly acting: boolean }): boolean {
  return postsOf(desk, session.personId).some((held) => held.postId === session.postId && held.acting === session.acting);
}

/**
 * The posts for which a person may act at this desk: those of which he holds charge, and that work here by the list of desks. The post that
 * manages the office can always be acted for at the registrar's desk: where it was moved away by mistake, nobody could move it back.
 */
export function postsOf(desk: Desk, personId: string): HeldPost[] {
  const { current: lan } = desk.network;
  const registrar = lan?.registrarDesk() ?? null;
  const charges = chargesOf(desk, personId);
  if (!lan || registrar === null) return charges;
  const managesHere = (post: HeldPost) => registrar === lan.id && post.roles.includes('registrar');
  return charges.filter((post) => managesHere(post) || deskOfPost(lan.keeper.roster, post.postId, registrar) === lan.id);
}

/** The posts of which a person holds charge today at any desk, substantive ones first. */
export function chargesOf(desk: Desk, personId: string): HeldPost[] {
  const today = localDay(desk.ledger.now());
  const reached = localDay(desk.ledger.reached());
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('charge')
      .innerJoin('post', 'post.id', 'charge.post_id')
      .innerJoin('section', 'section.id', 'post.section_id')
      .select([
        'post.id as post_id',
        'post.name as post_name',
        'post.roles as roles',
        'section.id as section_id',
        'section.name as section_name',
        'charge.kind as kind',
        'charge.from_day as from_day',
        'charge.until_day as until_day',
      ])
      .where('charge.person_id', '=', personId)
      .orderBy('charge.kind', 'desc')
      .orderBy('post.code'),
  );
  return rows
    .filter((row) => chargeHolds(row, today, reached))
    .map((row) => ({
      postId: row.post_id,
      post: parseLocalText(row.post_name),
      sectionId: row.section_id,
      section: parseLocalText(row.section_name),
      roles: roles.parse(JSON.parse(row.roles)),
      acting: row.kind === 'acting',
    }));
}
