import { z } from 'zod';
import { role } from '../../../preload/contract/session.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import type { Officer } from '../session/session.ts';
import { holdsKey, officeAuthorityName, rootKeyName } from './keys-of-office.ts';

const roles = z.array(role);

/**
 * Who is to hold the sealing key of a section: officers of its posts, and registrars, who grant it on. A charge that begins
 * later counts as well; one that has ended does not.
 */
export function holdersOfSectionKey(desk: Desk, sectionId: string): string[] {
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('charge')
      .innerJoin('post', 'post.id', 'charge.post_id')
      .select(['charge.person_id as id', 'post.roles as roles', 'post.section_id as section_id'])
      .where((where) => where.or([where('charge.until_day', 'is', null), where('charge.until_day', '>=', localDay(desk.ledger.now()))]))
      .orderBy('charge.person_id'),
  );
  const holders = rows.filter((row) => {
    const held = roles.parse(JSON.parse(row.roles));
    return held.includes('registrar') || (held.includes('officer') && row.section_id === sectionId);
  });
  return [...new Set(holders.map(({ id }) => id))];
}

/** Names of the keys that holding a post needs: an officer's section key, a registrar's all, root and CA while they are here. `roles` as kept. */
export function keysOfPost(desk: Desk, giver: Officer, post: { readonly section_id: string; readonly roles: string }): string[] {
  const held = roles.parse(JSON.parse(post.roles));
  const keys = desk.store.all(desk.store.build.selectFrom('sealing_key').select(['kid', 'section_id']).where('state', '=', 'active'));
  if (held.includes('registrar')) {
    const authority = [rootKeyName, officeAuthorityName].filter((name) => holdsKey(desk.store, name, giver.personId));
    return [...authority, ...keys.map(({ kid }) => kid)];
  }
  if (!held.includes('officer')) return [];
  return keys.filter((key) => key.section_id === post.section_id).map(({ kid }) => kid);
}
