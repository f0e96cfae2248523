import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { deskIdSchema, p256SpkiSchema } from './desk-keys.ts';

/** What a desk may be besides a place of work. A registrar's desk admits others; a relay keeps parcels for desks that are off. */
export const deskRoles = ['desk', 'registrar', 'relay', 'recordsRoom'] as const;

const name = z.string().min(1).max(64);
/** An IP address or a host name of the office's own network; never a URL. */
export const hostSchema = z.string().regex(/^[0-9A-Za-z.:%_-]{1,253}$/u);
export const addressSchema = z.strictObject({ host: hostSchema, port: z.int().min(1).max(65_535) });
const addresses = z.array(addressSchema).max(8);

const desk = z.strictObject({
  signing: byteString(32),
  tls: p256SpkiSchema,
  section: name,
  posts: z.array(name).max(32),
  roles: z.array(z.enum(deskRoles)).max(4),
  addresses,
});

/** The department's central server: its keys, and where it is reached. */
const centre = z.strictObject({ signing: byteString(32), tls: p256SpkiSchema, addresses: z.array(addressSchema).min(1).max(4) });

/** The bodies of all statements known to this version; a registrar's newer version may make others, which are kept and handed on. */
const statementSchemas = {
  opened: z.strictObject({ root: p256SpkiSchema, registrar: byteString(32), certifier: p256SpkiSchema }),
  registrarChanged: z.strictObject({ registrar: byteString(32), certifier: p256SpkiSchema }),
  admitted: z.strictObject({ desk }),
  revoked: z.strictObject({ desk: deskIdSchema, reason: z.enum(['lost', 'retired', 'compromised']) }),
  postMoved: z.strictObject({ post: name, to: deskIdSchema }),
  replaced: z.strictObject({ old: deskIdSchema, desk }),
  addressed: z.strictObject({ desk: deskIdSchema, addresses }),
  centred: z.strictObject({ centre: centre.nullable() }),
};

export type Address = z.infer<typeof addressSchema>;
export type Centre = z.infer<typeof centre>;
export type ListedDesk = z.infer<typeof desk>;
export type StatementKind = keyof typeof statementSchemas;
export type Statement = { [Kind in StatementKind]: { readonly kind: Kind } & z.infer<(typeof statementSchemas)[Kind]> }[StatementKind];

/** A statement of a kind that this version does not know: it counts in number and chain, and changes nothing here. */
export type NewerStatement = { readonly kind: 'newer'; readonly named: string };

const taggedSchemas = z.discriminatedUnion('kind', [
  statementSchemas.opened.extend({ kind: z.literal('opened') }),
  statementSchemas.registrarChanged.extend({ kind: z.literal('registrarChanged') }),
  statementSchemas.admitted.extend({ kind: z.literal('admitted') }),
  statementSchemas.revoked.extend({ kind: z.literal('revoked') }),
  statementSchemas.postMoved.extend({ kind: z.literal('postMoved') }),
  statementSchemas.replaced.extend({ kind: z.literal('replaced') }),
  statementSchemas.addressed.extend({ kind: z.literal('addressed') }),
  statementSchemas.centred.extend({ kind: z.literal('centred') }),
]);

const isKnown = (kind: string): boolean => Object.hasOwn(statementSchemas, kind);

/** Reads a decoded statement; null for a known kind with a wrong body. */
export const readStatement = (value: unknown): Statement | NewerStatement | null => {
  const head = z.looseObject({ kind: z.string().min(1).max(40) }).safeParse(value);
  if (!head.success) return null;
  if (!isKnown(head.data.kind)) return { kind: 'newer', named: head.data.kind };
  const read = taggedSchemas.safeParse(value);
  return read.success ? read.data : null;
};
