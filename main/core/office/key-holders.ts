import { z } from 'zod';
import { role } from '../../../preload/contract/session.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { plainBytes } from '../ledger/event.ts';

const roles = z.array(role);

/** A person, with the address that a key grant goes to. */
export type KeyHolder = { readonly personId: string; readonly agreementKey: Uint8Array };

/**
 * Who is to hold the sealing key of a section: officers of its posts, and registrars, who grant it on. A charge that begins
 * later counts as well; one that has ended does not.
 */
export function holdersOfSectionKey(desk: Desk, sectionId: string): KeyHolder[] {
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('charge')
      .innerJoin('post', 'post.id', 'charge.post_id')
      .innerJoin('person', 'person.id', 'charge.person_id')
      .select(['person.id as id', 'person.agreement_key as agreement_key', 'post.roles as roles', 'post.section_id as section_id'])
      .where((where) => where.or([where('charge.until_day', 'is', null), where('charge.until_day', '>=', localDay(desk.ledger.now()))]))
      .orderBy('person.id'),
  );
  const holders = rows.filter((row) => {
    const held = roles.parse(JSON.parse(row.roles));
    return held.includes('registrar') || (held.includes('officer') && row.section_id === sectionId);
  });
  return [...new Map(holders.map((row) => [row.id, { personId: row.id, agreementKey: plainBytes(row.agreement_key) }])).values()];
}
