import { sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { publicKeyFromRaw } from '../../keys/raw-keys.ts';
import { readCbor, writeCbor } from '../../lan/cbor.ts';
import { deskIdSchema } from '../../lan/roster/desk-keys.ts';
import { plainBytes } from '../../ledger/event.ts';
import type { RecordPlace } from './record-place.ts';

/** A log that events of the record stand in, with its desk and that desk's Ed25519 key. */
export type RecordLog = { readonly log: string; readonly desk: string; readonly signingKey: Uint8Array };

/**
 * How far the office record goes, in the registrar's desk's own signed words: whoever hands the record on can leave nothing out and put
 * nothing in. An office whose registrar has another PC since has events in two logs, and the new desk vouches for the old desk's too.
 */
export type RecordHead = RecordPlace & { readonly office: string; readonly logs: readonly RecordLog[] };

const domain = Buffer.from('daftar/office-record-head/1\0');
const content = z.tuple([
  z.literal(1),
  z.string().min(1).max(64),
  z.int().nonnegative(),
  byteString(32),
  z.array(z.tuple([z.string().regex(/^[0-9a-f]{32}$/u), deskIdSchema, byteString(32)])).max(64),
]);
const signed = z.tuple([byteString(), byteString(64)]);

/** The head as it travels and is kept. */
export function signRecordHead({ office, count, digest, logs }: RecordHead, deskKey: KeyObject): Uint8Array {
  const said = writeCbor([1, office, count, digest, logs.map(({ log, desk, signingKey }) => [log, desk, signingKey])]);
  return writeCbor([said, plainBytes(sign(null, Buffer.concat([domain, said]), deskKey))]);
}

/** Reads a head that was signed with the key of the registrar's desk (32 raw bytes); null for any other bytes. */
export function readRecordHead(bytes: Uint8Array, registrarKey: Uint8Array): RecordHead | null {
  const outer = signed.safeParse(readCbor(bytes)?.value);
  if (!outer.success) return null;
  const [said, signature] = outer.data;
  if (!verify(null, Buffer.concat([domain, said]), publicKeyFromRaw('ed25519', registrarKey), signature)) return null;
  const inner = content.safeParse(readCbor(said)?.value);
  if (!inner.success) return null;
  const [, office, count, digest, logs] = inner.data;
  return { office, count, digest, logs: logs.map(([log, desk, signingKey]) => ({ log, desk, signingKey })) };
}
