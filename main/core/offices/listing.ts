import { sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { officeLevel } from '../../../preload/contract/offices.ts';
import { id, localText } from '../../../preload/contract/values.ts';
import { byteString } from '../keys/byte-string.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import { deskIdSchema, p256SpkiSchema } from '../lan/roster/desk-keys.ts';
import { plainBytes } from '../ledger/event.ts';

/** An office with 2,000 persons in three languages stays below. */
export const mostListingBytes = 1024 * 1024;

const domain = Buffer.from('daftar/office-listing/1\0');
const pair = z.tuple([byteString(), byteString(64)]);

const post = z.strictObject({ id, name: localText, holder: localText.nullable(), desk: deskIdSchema });
const person = z.strictObject({ id, name: localText, keys: z.array(byteString(32)).max(200) });

const content = z.strictObject({
  version: z.literal(1),
  root: p256SpkiSchema,
  /** Later ones have higher numbers: milliseconds since 1970 by the registrar's clock, or one more than the one before. */
  number: z.int().positive(),
  /** How long the office's list of desks was when this was signed: who has a shorter one has an old one. */
  roster: z.int().positive(),
  name: localText,
  level: officeLevel.nullable(),
  superior: p256SpkiSchema.nullable(),
  subordinates: z.array(p256SpkiSchema).max(1_000),
  /** Posts that work on files, and where. */
  posts: z.array(post).max(2_000),
  /** Persons with every key that they have signed with. */
  persons: z.array(person).max(5_000),
});

/** What an office says of itself to the others of its tree, as its registrar's desk signs it (decision 22). */
export type OfficeListing = z.infer<typeof content>;

/** Signs it with the registrar's key (Ed25519), which the office's list of desks names. */
export function signListing(listing: OfficeListing, registrar: KeyObject): Uint8Array {
  const bytes = writeCbor(listing);
  return writeCbor([bytes, plainBytes(sign(null, Buffer.concat([domain, bytes]), registrar))]);
}

/** Reads what the holder of that key (32 raw bytes) has signed; null for anything else. Never throws. */
export function readListing(bytes: Uint8Array, registrar: Uint8Array): OfficeListing | null {
  if (bytes.length > mostListingBytes) return null;
  const outer = pair.safeParse(readCbor(bytes)?.value);
  if (!outer.success) return null;
  const [said, signature] = outer.data;
  if (!verify(null, Buffer.concat([domain, said]), publicKeyFromRaw('ed25519', registrar), signature)) return null;
  const read = content.safeParse(readCbor(said)?.value);
  return read.success ? read.data : null;
}
