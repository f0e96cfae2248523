import type { KeyObject } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { certificateRenew } from '../lan-messages.ts';
import type { DeskId, DeskKeys } from '../roster/desk-keys.ts';
import type { Roster } from '../roster/roster.ts';
import type { Link } from '../transport/link.ts';
import type { TlsIdentity } from '../transport/tls.ts';
import { datesOf, isRenewalDue } from './desk-certificate.ts';
import { isOwnCertificate } from './judge-peer.ts';
import { judgeDates, type DateStanding } from './rules.ts';

/** Between two requests to one desk, in milliseconds: a PC whose clock is years ahead would otherwise ask at each meeting. */
const askEvery = 3_600_000;

type Settings = {
  readonly keys: DeskKeys;
  readonly tls: KeyObject;
  readonly certificate: Uint8Array;
  readonly clock: Clock;
  /** Keeps a new certificate durably. */
  readonly renewed: (certificate: Uint8Array) => void;
};

/** This desk's certificate, which renews itself whenever a registrar's desk is met. */
export class OwnCertificate {
  readonly #settings: Settings;
  #certificate: Uint8Array;
  readonly #askedAt = new Map<DeskId, number>();

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#certificate = settings.certificate;
  }

  get identity(): TlsIdentity {
    return { key: this.#settings.tls, certificate: this.#certificate };
  }

  /**
   * Asks the desk at the other end for a new certificate if one is due. Gives how the one that it replaces stood; null when there is no
   * new one, since a desk that can't make any says no.
   */
  async renew(desk: DeskId, link: Link, roster: Roster): Promise<DateStanding | null> {
    const { clock, keys, renewed } = this.#settings;
    const dates = datesOf(this.#certificate);
    const askedAt = this.#askedAt.get(desk) ?? -askEvery;
    if ((dates && !isRenewalDue(dates, clock.wall(), roster.at)) || clock.monotonic() - askedAt < askEvery) return null;
    this.#askedAt.set(desk, clock.monotonic());
    const answer = await link.ask(certificateRenew, {});
    if (!answer.ok || !isOwnCertificate(answer.value.certificate, keys, roster)) return null;
    this.#certificate = answer.value.certificate;
    renewed(this.#certificate);
    return dates ? judgeDates(dates, clock.wall(), roster.at) : 'inTime';
  }
}
