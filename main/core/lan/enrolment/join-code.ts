import { createHash } from 'node:crypto';
import { plainBytes } from '../../ledger/event.ts';
import { writeCbor } from '../cbor.ts';
import type { DeskKeys } from '../roster/desk-keys.ts';

/** All that two desks must agree on before a person compares eight digits. */
export type JoinTranscript = {
  readonly desk: DeskKeys;
  readonly deskNonce: Uint8Array;
  readonly registrar: DeskKeys;
  readonly registrarNonce: Uint8Array;
  readonly office: string;
  readonly root: Uint8Array;
};

const commitmentDomain = Buffer.from('daftar/join/commitment/1\0');
const transcriptDomain = Buffer.from('daftar/join/transcript/1\0');

/** What the new desk sends before anything else: it can't choose its nonce any more, and nobody can read it yet. */
export const commitmentOf = (nonce: Uint8Array, keys: DeskKeys): Uint8Array =>
  plainBytes(createHash('sha256').update(commitmentDomain).update(nonce).update(keys.signing).update(keys.tls).digest());

/**
 * The digest whose parts are shown, typed and scanned.
 *
 * Why eight digits are enough against a man in the middle. He would have to run one exchange with the new desk and one with the
 * registrar's, with keys of his own in each, such that both come to the same code. The new desk commits to its nonce before it sees the
 * registrar's, and opens it only after; the registrar's nonce is made fresh when the commitment is there. So in either exchange the man
 * in the middle has fixed all that he gives before he learns the other side's nonce, and each code is random to him until then: he is
 * right once in 100,000,000 tries. A try is seen by a person who types a code, ends the exchange when wrong, and five wrong ones close
 * the window. Without the commitment he could try 100,000,000 nonces of his own in some minutes until the codes agree. (The scheme of
 * short authentication strings: Vaudenay, CRYPTO 2005; RFC 6189, 4.4.1.1.)
 */
export const joinDigest = ({ desk, deskNonce, registrar, registrarNonce, office, root }: JoinTranscript): Uint8Array =>
  plainBytes(
    createHash('sha256')
      .update(transcriptDomain)
      .update(writeCbor([desk.signing, desk.tls, deskNonce, registrar.signing, registrar.tls, registrarNonce, office, root]))
      .digest(),
  );

const digits = (bytes: Uint8Array, count: number): string => {
  const number = Buffer.from(bytes).readBigUInt64BE() % 10n ** BigInt(count);
  return String(number).padStart(count, '0');
};

/** The eight digits on the new desk's screen, typed at the registrar's. */
export const codeOf = (digest: Uint8Array): string => digits(digest.subarray(0, 8), 8);

/**
 * The four digits that the registrar's screen shows once it has accepted, typed at the new desk. They tell the new desk that the very
 * registrar's desk whose screen the person looks at has accepted it: a stranger who plays an office to it can't show them there.
 */
export const answerOf = (digest: Uint8Array): string => digits(digest.subarray(8, 16), 4);

const scanHead = 'DAFTAR-JOIN:1:';

/** The same as a QR code's text (alphanumeric mode): 128 bits in place of eight digits. */
export const scanTextOf = (digest: Uint8Array): string => scanHead + Buffer.from(digest.subarray(16, 32)).toString('hex').toUpperCase();

/** Latin digits of what was typed in Latin, Urdu (Arabic-Indic, both forms) or Devanagari digits, without spaces and hyphens. */
const plainDigits = (typed: string): string =>
  typed
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/gu, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/[\s\u200e\u200f-]/gu, '');

/** Whether what was typed or scanned at the registrar's desk is the code of this exchange. */
export const isCode = (typed: string, digest: Uint8Array): boolean =>
  typed.trim().toUpperCase() === scanTextOf(digest) || plainDigits(typed) === codeOf(digest);

/** Whether what was typed at the new desk is the registrar's answer. */
export const isAnswer = (typed: string, digest: Uint8Array): boolean => plainDigits(typed) === answerOf(digest);
