import { z } from 'zod';
import type { Structure } from '../../../preload/contract/office.ts';
import { role } from '../../../preload/contract/session.ts';
import type { Store } from '../db/store.ts';
import { parseLocalText } from './local-text.ts';

const roles = z.array(role);

/** Sections, posts with their charges past and present, and persons. */
export function readStructure(store: Store): Structure {
  const persons = store
    .all(store.build.selectFrom('person').select(['id', 'name']).orderBy('id'))
    .map((row) => ({ id: row.id, name: parseLocalText(row.name) }));
  const names = new Map(persons.map((person) => [person.id, person.name]));
  const charges = store.all(store.build.selectFrom('charge').selectAll().orderBy('from_day'));
  return {
    sections: store
      .all(store.build.selectFrom('section').selectAll().orderBy('code'))
      .map((row) => ({ id: row.id, code: row.code, name: parseLocalText(row.name) })),
    posts: store.all(store.build.selectFrom('post').selectAll().orderBy('code')).map((row) => ({
      id: row.id,
      sectionId: row.section_id,
      code: row.code,
      name: parseLocalText(row.name),
      roles: roles.parse(JSON.parse(row.roles)),
      charges: charges
        .filter((charge) => charge.post_id === row.id)
        .map((charge) => ({
          id: charge.id,
          postId: charge.post_id,
          personId: charge.person_id,
          person: names.get(charge.person_id) ?? { en: '?' },
          kind: charge.kind,
          from: charge.from_day,
          until: charge.until_day,
        })),
    })),
    persons,
  };
}
