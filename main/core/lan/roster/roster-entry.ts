import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { publicKeyFromRaw } from '../../keys/raw-keys.ts';
import { plainBytes } from '../../ledger/event.ts';
import { readCbor, writeCbor } from '../cbor.ts';
import { keyFromSpki } from './desk-keys.ts';
import { readStatement, type NewerStatement, type Statement } from './statements.ts';

/** 1 is Ed25519 (the registrar's key), 2 is ECDSA on P-256 with SHA-256 (the office's root). */
export type RosterAlgorithm = 1 | 2;

/** What is hashed and signed. */
export type RosterContent = {
  readonly office: string;
  /** From 1, without gaps. */
  readonly number: number;
  /** Hash of the entry before; 32 zero bytes before the first. */
  readonly previous: Uint8Array;
  /** Milliseconds since 1970 by the registrar's clock: a label; certificates are dated by it, and no order follows from it. */
  readonly at: number;
  readonly algorithm: RosterAlgorithm;
  readonly statement: Statement | NewerStatement;
};

/** An entry as it is kept and handed on: these exact bytes are never written anew. */
export type RosterEntry = RosterContent & { readonly bytes: Uint8Array; readonly content: Uint8Array; readonly signature: Uint8Array; readonly hash: Uint8Array };

/** An admission with eight addresses and 32 posts stays far below. */
export const maximumEntryBytes = 8 * 1024;

const domain = Buffer.from('daftar/roster/1\0');
const pair = z.tuple([byteString(), byteString(64)]);
const tuple = z.tuple([
  z.literal(1),
  z.string().min(1).max(64),
  z.int().positive(),
  byteString(32),
  z.int().nonnegative(),
  z.union([z.literal(1), z.literal(2)]),
  z.unknown(),
]);

const hashOf = (content: Uint8Array): Uint8Array => plainBytes(createHash('sha256').update(domain).update(content).digest());

/** Signs an entry. `key` is Ed25519 for algorithm 1 and P-256 for algorithm 2. */
export const signRosterEntry = (entry: Omit<RosterContent, 'algorithm' | 'statement'> & { readonly statement: Statement }, key: KeyObject): Uint8Array => {
  const algorithm = key.asymmetricKeyType === 'ed25519' ? 1 : 2;
  const content = writeCbor([1, entry.office, entry.number, entry.previous, entry.at, algorithm, entry.statement]);
  const hash = hashOf(content);
  const signature = algorithm === 1 ? sign(null, hash, key) : sign('sha256', hash, { key, dsaEncoding: 'ieee-p1363' });
  return writeCbor([content, plainBytes(signature)]);
};

/** Reads an entry without yet believing it; null for any bytes that are none. */
export const readRosterEntry = (bytes: Uint8Array): RosterEntry | null => {
  if (bytes.length > maximumEntryBytes) return null;
  const outer = pair.safeParse(readCbor(bytes)?.value);
  if (!outer.success) return null;
  const [content, signature] = outer.data;
  const inner = tuple.safeParse(readCbor(content)?.value);
  if (!inner.success) return null;
  const [, office, number, previous, at, algorithm, body] = inner.data;
  const statement = readStatement(body);
  return statement && { office, number, previous, at, algorithm, statement, bytes: plainBytes(bytes), content, signature, hash: hashOf(content) };
};

/** Whether the holder of that key signed the entry: 32 raw bytes for algorithm 1, a P-256 SubjectPublicKeyInfo for algorithm 2. Never throws. */
export const isSignedWith = (entry: RosterEntry, publicKey: Uint8Array): boolean => {
  try {
    if (entry.algorithm === 1) return verify(null, entry.hash, publicKeyFromRaw('ed25519', publicKey), entry.signature);
    return verify('sha256', entry.hash, { key: keyFromSpki(publicKey), dsaEncoding: 'ieee-p1363' }, entry.signature);
  } catch {
    return false;
  }
};
