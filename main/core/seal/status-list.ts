import { failure, success, type Result } from '../result.ts';
import { equalBytes } from './bytes.ts';
import { decodeCbor } from './cbor.ts';
import { readSign1, verifySign1, type Sign1 } from './cose-sign1.ts';
import { inflate } from './inflate.ts';
import { maxPackedBytes, readStatusPayload, unpackStates, type LetterState, type StatusList } from './status-payload.ts';
import { entriesFor, type TrustEntry, type TrustList } from './trust-list.ts';

export type { LetterState, StatusList };

/** A status list that has been checked, with the key that signed it. */
export type TrustedStatusList = StatusList & { readonly signedBy: Uint8Array };

export type StatusListProblem =
  | 'statusListUnreadable'
  | 'statusListSignature'
  | 'statusListUnknownOffice'
  | 'statusListOlder';

/** Media type in the protected header of a status list. */
export const statusListType = 'application/vnd.daftar.status-list';

const maxStatusListBytes = 48_000_000;

/** A list may be signed by the key it speaks of, or by another key of the same office that is not compromised. */
const signerOf = (trust: TrustList, message: Sign1, subject: readonly TrustEntry[]): TrustEntry | null => {
  const offices = new Set(subject.map(({ officeId }) => officeId));
  const candidates = message.keyId === null ? [] : entriesFor(trust, message.keyId);
  return (
    candidates.find(
      (entry) => entry.state !== 'compromised' && offices.has(entry.officeId) && verifySign1(message, entry.publicKey),
    ) ?? null
  );
};

/**
 * Reads and checks a signed status list against the trust list. `knownSequence` is that of the newest list seen before:
 * an older one is refused, so that nobody hides a cancellation by handing out yesterday's list.
 */
export const readStatusList = async (
  bytes: Uint8Array,
  trust: TrustList,
  knownSequence = 0,
): Promise<Result<TrustedStatusList, StatusListProblem>> => {
  const message = readSign1(bytes, maxStatusListBytes);
  if (message === null || message.type !== statusListType) return failure('statusListUnreadable');
  const packed = readStatusPayload(decodeCbor(message.payload)?.value);
  if (packed === null) return failure('statusListUnreadable');
  const subject = entriesFor(trust, packed.kid);
  if (subject.length === 0) return failure('statusListUnknownOffice');
  const signer = signerOf(trust, message, subject);
  if (signer === null) return failure('statusListSignature');
  if (packed.sequence < knownSequence) {
    return failure('statusListOlder', { sequence: packed.sequence, known: knownSequence });
  }
  const { size, compressed, ...head } = packed;
  const expanded = await inflate(compressed, maxPackedBytes);
  const states = expanded === null ? null : unpackStates(expanded, size);
  return states === null ? failure('statusListUnreadable') : success({ ...head, states, signedBy: signer.kid });
};

/** The newest list of a key and list number among several; null when there is none. */
export const newestStatusList = (
  lists: readonly TrustedStatusList[],
  kid: Uint8Array,
  list: number,
): TrustedStatusList | null =>
  lists
    .filter((candidate) => candidate.list === list && equalBytes(candidate.kid, kid))
    .reduce<TrustedStatusList | null>(
      (newest, candidate) => (newest === null || candidate.sequence > newest.sequence ? candidate : newest),
      null,
    );
