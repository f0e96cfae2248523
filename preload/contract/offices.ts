import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, id, localText } from './values.ts';

/** Where an office stands in the tree, from the top. */
export const officeLevel = z.enum(['secretariat', 'department', 'district', 'block', 'panchayat']);
export type OfficeLevel = z.infer<typeof officeLevel>;

/** The name of an office among offices: 64 hex digits, made from the key of its root. */
const mark = z.string().regex(/^[0-9a-f]{64}$/u);

/** Another office of the tree; `name` is null as long as nothing that it signed is here. */
const otherOffice = z.strictObject({ office: mark, code: z.string(), name: localText.nullable(), level: officeLevel.nullable() });
export type OtherOffice = z.infer<typeof otherOffice>;

export const officeTree = z.strictObject({
  /** The registrar may say here where the office stands. */
  registrarDesk: z.boolean(),
  /** There is a central server to reach other offices by. */
  centre: z.boolean(),
  /** By what other offices name this one; null while it is on no network. */
  code: z.string().nullable(),
  level: officeLevel.nullable(),
  /** `bound` is false until that office has said the same. */
  superior: otherOffice.extend({ bound: z.boolean() }).nullable(),
  subordinates: z.array(otherOffice.extend({ bound: z.boolean() })),
  /** Offices that say they stand under this one. */
  requests: z.array(otherOffice),
  /** All others that files can go to, the nearest first. */
  others: z.array(otherOffice),
});
export type OfficeTree = z.infer<typeof officeTree>;

/** A post of another office to which a file can go. */
const otherPost = z.strictObject({ id, name: localText, holder: localText.nullable() });

export const officesContract = {
  'offices.tree': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: officeTree, tables: ['affiliation', 'other_office', 'office_request', 'office', 'sync', 'network'] }),
  /** Posts that files can go to in other offices, office by office, the nearest first. */
  'offices.posts': procedure({
    kind: 'query', permission: 'signed-in', input: z.strictObject({}),
    output: z.array(z.strictObject({ office: mark, name: localText, level: officeLevel.nullable(), posts: z.array(otherPost) })), tables: ['affiliation', 'other_office'],
  }),
  /** Errors: `noNetwork`, `notRegistrarDesk`. */
  'offices.setLevel': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ level: officeLevel }), output: done, tables: ['office', 'affiliation'] }),
  /** Says that this office stands under the one with that code, whose registrar has to say the same. Errors: `noNetwork`, `notRegistrarDesk`, `centreUnreachable`, `officeCodeUnknown`, `ownOffice`, `superiorNamed`. */
  'offices.nameSuperior': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ code: z.string().min(1).max(60) }), output: done, tables: ['affiliation'] }),
  /** Says of an office that waits that it stands under this one. Errors: `noNetwork`, `notRegistrarDesk`, `notFound`, `levelsDoNotFit`. */
  'offices.admit': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ office: mark }), output: done, tables: ['affiliation', 'office_request'] }),
  /** Nothing goes to or comes from an office by this bond any more. Errors: `noNetwork`, `notRegistrarDesk`, `notFound`. */
  'offices.part': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ office: mark }), output: done, tables: ['affiliation', 'other_office'] }),
  /** Asks the central server at once what other offices say. */
  'offices.look': procedure({ kind: 'command', permission: 'signed-in', input: z.strictObject({}), output: done, tables: ['affiliation', 'other_office', 'office_request'] }),
};
