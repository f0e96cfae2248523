import { z } from 'zod';
import { officeNewKeysContract } from './office-new-keys.ts';
import { officeNumberingContract } from './office-numbering.ts';
import { procedure } from './procedure.ts';
import { role } from './session.ts';
import { country } from './system.ts';
import { code, bytes, day, done, id, instant, language, localText, pin, remarks, requiredLine, line } from './values.ts';

export const recordCategory = z.strictObject({
  code: z.string(),
  name: localText,
  description: localText,
  /** Months a closed file is kept; null is permanent. */
  retentionMonths: z.int().nullable(),
});

export const numberTemplate = z.strictObject({
  id: z.string().max(40),
  /** What the number is given to. */
  series: z.enum(['file', 'letter', 'dispatch', 'diary', 'register', 'part', 'volume']),
  /** Tokens in braces, such as `{head}/{seq}/{yyyy}-{section}`. */
  pattern: z.string().min(3).max(120),
  example: z.string(),
});
export type NumberTemplate = z.infer<typeof numberTemplate>;

export const countryProfile = z.strictObject({
  country,
  name: localText,
  languages: z.array(language),
  recordCategories: z.array(recordCategory),
  numberTemplates: z.array(numberTemplate),
});

const sectionInput = z.strictObject({ code: code(20), name: localText });
const postInput = z.strictObject({
  code: code(30),
  name: localText,
  /** Position in `sections` of the same request. */
  section: z.int().nonnegative(),
  roles: z.array(role).min(1),
});
const personInput = z.strictObject({ name: localText, pin, posts: z.array(z.int().nonnegative()) });

export const setUpInput = z.strictObject({
  country,
  name: localText,
  department: localText.optional(),
  code: code(30),
  address: localText.optional(),
  phone: line.optional(),
  email: line.optional(),
  languages: z.array(language).min(1),
  /** Host name printed on letters, `verify.example.gov.pk`. */
  verifyHost: z.string().regex(/^[a-z0-9.-]{4,80}$/),
  letterTemplate: z.string().min(3).max(120),
  fileTemplate: z.string().min(3).max(120),
  sections: z.array(sectionInput).min(1).max(60),
  posts: z.array(postInput).min(1).max(400),
  persons: z.array(personInput).min(1).max(400),
});
export type SetUpInput = z.infer<typeof setUpInput>;

export const sectionView = z.strictObject({ id, code: z.string(), name: localText });
export const chargeView = z.strictObject({
  id,
  postId: id,
  personId: id,
  person: localText,
  kind: z.enum(['substantive', 'acting']),
  from: day,
  until: day.nullable(),
});
export const postView = z.strictObject({
  id,
  sectionId: id,
  code: z.string(),
  name: localText,
  roles: z.array(role),
  charges: z.array(chargeView),
});
export const personView = z.strictObject({ id, name: localText });

export const structure = z.strictObject({
  sections: z.array(sectionView),
  posts: z.array(postView),
  persons: z.array(personView),
});
export type Structure = z.infer<typeof structure>;

/** One sealing key of a section; `daysLeft` to its last day, negative when that has passed. */
export const sealingKeyView = z.strictObject({
  kid: z.string(),
  state: z.enum(['active', 'retired', 'compromised']),
  from: day,
  until: day,
  daysLeft: z.int(),
  withdrawnAt: instant.nullable(),
  reason: z.string().nullable(),
});

/** Root or office CA: whether its private key lies on this desk, and the last day of its certificate. */
const authorityKeyView = z.strictObject({ onDesk: z.boolean(), until: day });

export const officeKeys = z.strictObject({
  sections: z.array(
    z.strictObject({
      sectionId: id,
      code: z.string(),
      name: localText,
      /** What to say of the key in use; `ended` also where there is none. */
      warning: z.enum(['none', 'soon', 'ended']),
      /** Newest first. */
      keys: z.array(sealingKeyView),
    }),
  ),
  root: authorityKeyView,
  officeCa: authorityKeyView,
  /** When root and CA were last written for sticks. */
  exportedAt: instant.nullable(),
});
export type OfficeKeys = z.infer<typeof officeKeys>;

const passphrase = z.string().min(1).max(200);
const newSealingKey = z.strictObject({ kid: z.string(), from: day, until: day });

/** Four posts for a first look, or the ten of a real office. */
export const demoScale = z.enum(['desk', 'office']);
const demoPerson = z.strictObject({ post: localText, postCode: z.string(), person: localText, pin: z.string() });

export const officeContract = {
  ...officeNumberingContract,
  ...officeNewKeysContract,
  'office.profiles': procedure({
    kind: 'query',
    permission: 'open',
    input: z.strictObject({}),
    output: z.array(countryProfile),
    tables: [],
  }),
  'office.openDemo': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ country, scale: demoScale.default('desk') }),
    output: z.strictObject({ people: z.array(demoPerson) }),
    tables: ['office', 'section', 'post', 'person', 'charge'],
  }),
  'office.setUp': procedure({
    kind: 'command',
    permission: 'open',
    input: setUpInput,
    output: z.strictObject({ rootFingerprint: z.string() }),
    tables: ['office', 'section', 'post', 'person', 'charge'],
  }),
  'office.structure': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: structure,
    tables: ['section', 'post', 'person', 'charge'],
  }),
  'office.addSection': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ code: code(20), name: localText }),
    output: z.strictObject({ id }),
    tables: ['section'],
  }),
  'office.addPost': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ sectionId: id, code: code(30), name: localText, roles: z.array(role).min(1) }),
    output: z.strictObject({ id }),
    tables: ['post'],
  }),
  'office.addPerson': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ name: localText, pin }),
    output: z.strictObject({ id }),
    tables: ['person'],
  }),
  /** Handing over: a substantive charge ends the earlier substantive charge of the post; an acting one stands beside it. */
  'office.giveCharge': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({
      postId: id,
      personId: id,
      kind: z.enum(['substantive', 'acting']),
      from: day,
      until: day.optional(),
      orderNumber: requiredLine.optional(),
    }),
    output: z.strictObject({ id }),
    tables: ['charge'],
  }),
  'office.endCharge': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ chargeId: id, until: day }),
    output: done,
    tables: ['charge'],
  }),
  'office.keys': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: officeKeys,
    tables: ['sealing_key', 'section', 'key_grant', 'office'],
  }),
  /** A new key for a section, the old one retired, a new trust list. Errors: `authorityAway`, `notFound`. */
  'office.renewSealingKey': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ sectionId: id }),
    output: newSealingKey.extend({ retired: z.array(z.string()) }),
    tables: ['sealing_key', 'key_grant'],
  }),
  /**
   * A key that may be in other hands: only the letters in the ledger stay good. Without `kid` it is the key in use, and a new
   * one is made at once. Errors: `authorityAway`, `notFound`, `remarksRequired`, `wrongPin`, `waitBeforePin`.
   */
  'office.withdrawSealingKey': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ sectionId: id, reason: remarks, pin, kid: z.string().length(16).optional() }),
    output: newSealingKey.extend({ withdrawn: z.string() }),
    tables: ['sealing_key', 'key_grant', 'letter'],
  }),
  /** Root and CA as an encrypted file for two sticks. Errors: `authorityAway`, `passphraseTooShort` (`least`), `wrongPin`. */
  'office.exportAuthority': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ passphrase, pin }),
    output: z.strictObject({ bytes, fileName: z.string() }),
    tables: ['office'],
  }),
  /** Takes root and CA off this desk. Errors: `authorityAway`, `authorityNotExported`, `wrongPin`. */
  'office.removeAuthority': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ pin }),
    output: done,
    tables: ['key_grant'],
  }),
  /** Brings root and CA back for the person who acts. Errors: `authorityFileInvalid`, `passphraseWrong`. */
  'office.importAuthority': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ bytes, passphrase }),
    output: done,
    tables: ['key_grant'],
  }),
  /** Copies the letter templates into the office's own folder, to be changed there; answers with that folder. */
  'office.copyTemplates': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({}),
    output: z.strictObject({ folder: z.string() }),
    tables: [],
  }),
  'office.trustList': procedure({
    kind: 'query',
    permission: 'open',
    input: z.strictObject({}),
    output: z.strictObject({ bytes, rootFingerprint: z.string(), fileName: z.string() }),
    tables: ['sealing_key'],
  }),
  'office.verifierFile': procedure({
    kind: 'query',
    permission: 'open',
    input: z.strictObject({}),
    output: z.strictObject({ bytes, fileName: z.string() }),
    tables: ['sealing_key'],
  }),
};
