import { failure, success, type Result } from '../result.ts';
import { equalBytes } from './bytes.ts';
import { decodeCbor, encodeCbor } from './cbor.ts';
import { readSign1, verifySign1, writeSign1, type Sign1 } from './cose-sign1.ts';
import { keyIdOf, type SealingKey } from './sealing-key.ts';
import {
  readTrustPayload,
  writeTrustPayload,
  type LocalisedName,
  type TrustEntry,
  type TrustList,
} from './trust-payload.ts';

export type { LocalisedName, TrustEntry, TrustList };

export type TrustListProblem =
  | 'trustListUnreadable'
  | 'trustListSignature'
  | 'trustListForeignRoot'
  | 'trustListOlder';

const trustListType = 'application/vnd.daftar.trust-list';
const maxTrustListBytes = 4_000_000;

/** Signs a trust list with the root key. `rootPublicKey` of the list is set to that of the key. */
export const signTrustList = (list: Omit<TrustList, 'rootPublicKey'>, rootKey: SealingKey): Uint8Array => {
  const payload = writeTrustPayload({ ...list, rootPublicKey: rootKey.publicKey });
  if (readTrustPayload(payload) === null) throw new TypeError('Unfit for a trust list');
  return writeSign1(encodeCbor(payload), trustListType, rootKey);
};

const isSignedBy = (message: Sign1, publicKey: Uint8Array): boolean =>
  message.keyId !== null && equalBytes(message.keyId, keyIdOf(publicKey)) && verifySign1(message, publicKey);

/** What a reader already knows and holds a new list against. */
export type TrustAnchor = { readonly rootPublicKey?: Uint8Array; readonly sequence?: number };

/**
 * Reads and checks a signed trust list. Without a pinned root the list's own root is taken: then the caller vouches for
 * where the file came from. A list with a lower sequence than the one known is refused.
 */
export const readTrustList = (bytes: Uint8Array, anchor: TrustAnchor = {}): Result<TrustList, TrustListProblem> => {
  const message = readSign1(bytes, maxTrustListBytes);
  if (message === null || message.type !== trustListType) return failure('trustListUnreadable');
  const list = readTrustPayload(decodeCbor(message.payload)?.value);
  if (list === null) return failure('trustListUnreadable');
  const { rootPublicKey: pinned = list.rootPublicKey, sequence: known = 0 } = anchor;
  if (!equalBytes(pinned, list.rootPublicKey)) return failure('trustListForeignRoot');
  if (!isSignedBy(message, list.rootPublicKey)) return failure('trustListSignature');
  if (list.sequence < known) return failure('trustListOlder', { sequence: list.sequence, known });
  return success(list);
};

/** All entries of a key identifier; two keys may share one, and then each is tried. */
export const entriesFor = (list: TrustList, kid: Uint8Array): readonly TrustEntry[] =>
  list.entries.filter((entry) => equalBytes(entry.kid, kid));
