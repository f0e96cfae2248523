import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { publicKeyFromRaw } from '../../keys/raw-keys.ts';
import { plainBytes } from '../../ledger/event.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Clock } from '../clock.ts';
import { deskIdOf, type DeskId, type DeskKeys } from '../roster/desk-keys.ts';
import type { RosterProblem } from '../roster/roster.ts';
import { answerOf, commitmentOf, isCode, joinDigest } from './join-code.ts';
import type { DeskPlace, RosterOffice } from './roster-office.ts';

/** How long the registrar's desk takes newcomers after the registrar has asked it to, in milliseconds. */
export const admissionLasts = 10 * 60_000;
/** Wrong codes before the window closes: five tries of one in 100,000,000. */
export const mostWrongCodes = 5;
/** Exchanges begun in one window; whoever begins and leaves again and again is not heard any more. */
const mostExchanges = 50;

export type AdmissionProblem = RosterProblem | 'admissionClosed' | 'nobodyWaits' | 'joinCodeWrong';

/** What an accepted desk is given, besides the list of desks. */
export type Welcome = { readonly certificate: Uint8Array; readonly trust: readonly Uint8Array[] };

/** One newcomer's exchange. */
export type Exchange = { readonly keys: DeskKeys; readonly nonce: Uint8Array; readonly commitment: Uint8Array; readonly welcome: (welcome: Welcome | null) => void };

type Settings = {
  readonly office: RosterOffice;
  readonly registrar: DeskKeys;
  readonly clock: Clock;
  /** Root certificate, trust list and what else a desk needs to verify the office's letters; passed on as it is. */
  readonly trust: () => readonly Uint8Array[];
  /** Somebody waits now, or does no more. */
  readonly changed?: () => void;
};

const proofDomain = Buffer.from('daftar/join/proof/1\0');

/** What a newcomer signs with its Ed25519 key. */
export const proofText = (commitment: Uint8Array, tls: Uint8Array): Uint8Array => plainBytes(Buffer.concat([proofDomain, commitment, tls]));

const proves = (keys: DeskKeys, commitment: Uint8Array, proof: Uint8Array): boolean => {
  try {
    return verify(null, proofText(commitment, keys.tls), publicKeyFromRaw('ed25519', keys.signing), proof) && createPublicKey({ key: Buffer.from(keys.tls), format: 'der', type: 'spki' }).asymmetricKeyType === 'ec';
  } catch {
    return false;
  }
};

/** The registrar's side: open for ten minutes, for one newcomer at a time. */
export class Admission {
  readonly #settings: Settings;
  readonly #closesAt: number;
  #current: (Exchange & { readonly digest: Uint8Array | null }) | null = null;
  #wrong = 0;
  #begun = 0;
  #closed = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#closesAt = settings.clock.monotonic() + admissionLasts;
  }

  get isOpen(): boolean {
    return !this.#closed && this.#settings.clock.monotonic() < this.#closesAt && this.#wrong < mostWrongCodes;
  }

  /** The desk whose code may be typed now; null while none has come so far. */
  get waiting(): DeskId | null {
    return this.#current?.digest ? deskIdOf(this.#current.keys) : null;
  }

  /** The keys of the desk that waits, which has proven to hold them. */
  get newcomer(): DeskKeys | null {
    return this.#current?.digest ? this.#current.keys : null;
  }

  /** A newcomer commits. Gives this desk's nonce, made now; null while another one is being looked at, or when the window is closed. */
  begin(newcomer: Omit<Exchange, 'nonce'> & { readonly proof: Uint8Array }): Uint8Array | null {
    if (!this.isOpen || this.#current || this.#begun >= mostExchanges || !proves(newcomer.keys, newcomer.commitment, newcomer.proof)) return null;
    this.#begun += 1;
    const nonce = plainBytes(randomBytes(32));
    this.#current = { keys: newcomer.keys, commitment: newcomer.commitment, welcome: newcomer.welcome, nonce, digest: null };
    return nonce;
  }

  /** The newcomer opens its commitment; false for another nonce, which ends its exchange. Once only. */
  reveal(commitment: Uint8Array, deskNonce: Uint8Array): boolean {
    const current = this.#current;
    if (!current || current.digest || !same(current.commitment, commitment)) return false;
    if (!this.isOpen || !same(commitmentOf(deskNonce, current.keys), commitment)) {
      this.leave(commitment);
      return false;
    }
    const { office, root } = this.#settings.office.keeper.roster;
    const digest = joinDigest({ desk: current.keys, deskNonce, registrar: this.#settings.registrar, registrarNonce: current.nonce, office, root });
    this.#current = { ...current, digest };
    this.#settings.changed?.();
    return true;
  }

  /** The newcomer has gone, or is sent away: the next may come. */
  leave(commitment: Uint8Array): void {
    if (!this.#current || !same(this.#current.commitment, commitment)) return;
    this.#current.welcome(null);
    this.#current = null;
    this.#settings.changed?.();
  }

  /** The registrar sends away who is waiting. */
  dismiss(): void {
    if (this.#current) this.leave(this.#current.commitment);
  }

  /**
   * The registrar has typed or scanned the code that the new desk shows, and said where the desk belongs. Gives the four digits to be
   * typed there. A wrong code ends the exchange: the next has another code, thus nobody tries codes one after the other.
   */
  accept(typed: string, place: DeskPlace): Result<{ readonly desk: DeskId; readonly answer: string }, AdmissionProblem> {
    if (!this.isOpen) return failure('admissionClosed');
    const current = this.#current;
    if (!current?.digest) return failure('nobodyWaits');
    if (!isCode(typed, current.digest)) {
      this.#wrong += 1;
      this.dismiss();
      return failure('joinCodeWrong', { left: mostWrongCodes - this.#wrong });
    }
    const certificate = this.#settings.office.admit(current.keys, place);
    if (!certificate.ok) return failure(certificate.error.code);
    current.welcome({ certificate: certificate.value, trust: this.#settings.trust() });
    this.#current = null;
    return success({ desk: deskIdOf(current.keys), answer: answerOf(current.digest) });
  }

  close(): void {
    this.dismiss();
    this.#closed = true;
  }
}

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;
