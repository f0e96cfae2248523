import { z } from 'zod';
import { headLevel, numbering } from '../../../preload/contract/office-numbering.ts';
import { role } from '../../../preload/contract/session.ts';
import { country } from '../../../preload/contract/system.ts';
import { day, id, language, localText } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

const bytes = z.instanceof(Uint8Array);
const bytes32 = bytes.refine((value) => value.length === 32);

/** First event of every log: binds it to the desk's key. */
export const deskOpened = eventType('desk.opened', 1, z.strictObject({ key: bytes, name: z.string() }));

/** The desk was put back from a backup that ended at this event; what came after it is gone from this desk. */
export const deskRestored = eventType('desk.restored', 1, z.strictObject({ backupSeq: z.int() }));

export const officeProfile = z.strictObject({
  id,
  country,
  name: localText,
  department: localText.nullable(),
  code: z.string(),
  address: localText.nullable(),
  phone: z.string(),
  email: z.string(),
  languages: z.array(language),
  verifyHost: z.string(),
  letterTemplate: z.string(),
  fileTemplate: z.string(),
  demo: z.boolean(),
});
export type OfficeProfile = z.infer<typeof officeProfile>;

export const officeFounded = eventType(
  'office.founded',
  1,
  z.strictObject({ profile: officeProfile, rootCertificate: bytes, authorityCertificate: bytes }),
);

export type Numbering = z.infer<typeof numbering>;

/** All templates of the office from the next number on (domain.md row 19). */
export const numberingChanged = eventType('office.numbering-changed', 1, numbering);

/** A head that file numbers of a section may be built from (row 18). */
export const headAdded = eventType('head.added', 1, z.strictObject({ id, sectionId: id, level: headLevel, code: z.string(), name: z.string() }));

export const headClosed = eventType('head.closed', 1, z.strictObject({ id }));

export const sectionCreated = eventType('section.created', 1, z.strictObject({ id, code: z.string(), name: localText }));

export const postCreated = eventType(
  'post.created',
  1,
  z.strictObject({ id, sectionId: id, code: z.string(), name: localText, roles: z.array(role) }),
);

export const personRegistered = eventType(
  'person.registered',
  1,
  z.strictObject({ id, name: localText, signingKey: bytes, agreementKey: bytes }),
);

/**
 * Keys that the person made at another desk of the office, confirmed by the registrar: what they sign is his, and sealing keys are given to
 * them too. Keys that he had at that desk before are given nothing any more.
 */
export const personKeyed = eventType(
  'person.keyed',
  1,
  z.strictObject({ id, signingKey: bytes32, agreementKey: bytes32, desk: z.string().regex(/^[0-9a-f]{64}$/u) }),
);

export const chargeGiven = eventType(
  'charge.given',
  1,
  z.strictObject({
    id,
    postId: id,
    personId: id,
    kind: z.enum(['substantive', 'acting']),
    from: day,
    until: day.nullable(),
    orderNumber: z.string(),
  }),
);

export const chargeEnded = eventType('charge.ended', 1, z.strictObject({ id, until: day }));

export const sealingKeyCertified = eventType(
  'sealing-key.certified',
  1,
  z.strictObject({ kid: z.string(), sectionId: id, publicKey: bytes, certificate: bytes, from: day, until: day }),
);

/** A newer key took this one's place; letters dated up to the day stay good. */
export const sealingKeyRetired = eventType('sealing-key.retired', 1, z.strictObject({ kid: z.string(), until: day }));

/** The key may be in other hands since some time before `at` (milliseconds since 1970): only letters in the ledger stay good. */
export const sealingKeyWithdrawn = eventType(
  'sealing-key.withdrawn',
  1,
  z.strictObject({ kid: z.string(), at: z.int().nonnegative(), reason: z.string() }),
);

/** Root and CA were written for sticks; `digest` is SHA-256 of the encrypted file, to tell sticks apart. */
export const authorityExported = eventType('authority.exported', 1, z.strictObject({ digest: bytes }));

/** Root and CA were taken off this desk. */
export const authorityRemoved = eventType('authority.removed', 1, z.strictObject({}));

/** Root and CA were brought back to this desk from a stick, for the person who acts. */
export const authorityImported = eventType('authority.imported', 1, z.strictObject({ digest: bytes }));

export const trustListIssued = eventType('trust-list.issued', 1, z.strictObject({ sequence: z.int(), bytes }));
