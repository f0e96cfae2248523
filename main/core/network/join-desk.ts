import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { Desk } from '../desk.ts';
import { systemClock } from '../lan/clock.ts';
import { joinOffice, type Joined, type Joining } from '../lan/enrolment/join-office.ts';
import { fileAddressBook } from '../lan/finding/address-book.ts';
import { spkiOf } from '../lan/roster/desk-keys.ts';
import { keepRoster } from '../lan/roster/roster-keeper.ts';
import { fileRosterStore } from '../lan/roster/roster-store.ts';
import type { Address } from '../lan/roster/statements.ts';
import { Refusal } from '../refusal.ts';
import { LanFiles } from './lan-files.ts';
import { registrarDeskOf } from './rules.ts';

type State = 'code' | 'accepted' | 'failed';

/** A new desk on its way into an office. Each try has a new TLS key: a desk whose joining broke off is not taken for a desk that is listed. */
export class JoinDesk {
  readonly #desk: Desk;
  readonly #at: Address;
  readonly #tls: KeyObject;
  readonly #joining: Joining;
  /** Settles when the registrar's desk has accepted this one or sent it away. */
  readonly settled: Promise<void>;
  #state: State = 'code';
  #problem: ErrorCode | null = null;

  private constructor(desk: Desk, at: Address, tls: KeyObject, joining: Joining) {
    this.#desk = desk;
    this.#at = at;
    this.#tls = tls;
    this.#joining = joining;
    this.settled = joining.accepted.then((accepted) => {
      if (this.#state !== 'code') return;
      this.#state = accepted.ok ? 'accepted' : 'failed';
      this.#problem = accepted.ok ? null : accepted.error.code;
      desk.network.changed();
    });
  }

  /** Goes to a registrar's desk that is taking newcomers. Refuses with `registrarNotThere`, `registrarBusy`, `joinRefused`, `joinInvalid`. */
  static async begin(desk: Desk, at: Address): Promise<JoinDesk> {
    const tls = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const keys = { signing: desk.identity.publicKey, tls: spkiOf(tls) };
    const joining = await joinOffice(at, { desk: { keys, signing: desk.identity.privateKey, tls }, clock: systemClock, signal: AbortSignal.timeout(10_000) });
    if (!joining.ok) throw new Refusal(joining.error.code);
    return new JoinDesk(desk, at, tls, joining.value);
  }

  get state(): State {
    return this.#state;
  }

  get problem(): ErrorCode | null {
    return this.#problem;
  }

  get code(): string {
    return this.#joining.code;
  }

  get scanText(): string {
    return this.#joining.scanText;
  }

  /** Takes the four digits, keeps all that makes this desk one of the office, and begins its LAN. Refuses with `joinNotAccepted` and why the joining failed. */
  async finish(answer: string): Promise<void> {
    if (this.#state === 'code') throw new Refusal('joinNotAccepted');
    const joined = await this.#joining.finish(answer);
    if (!joined.ok) {
      this.#state = 'failed';
      this.#problem = joined.error.code;
      throw new Refusal(joined.error.code);
    }
    this.#keep(joined.value);
    await this.#desk.network.begin(this.#desk);
  }

  cancel(): void {
    this.#state = 'failed';
    this.#joining.cancel();
  }

  /** The list comes last: where it lies, everything else does too. */
  #keep({ roster, certificate, trust, registrarPort }: Joined): void {
    const files = new LanFiles(this.#desk.folder, this.#desk.secret);
    files.keepTlsKey(this.#tls);
    files.keepCertificate(certificate);
    files.keepOffice({ office: roster.office, root: roster.root, trust: [...trust] });
    const registrar = registrarDeskOf(roster);
    if (registrar !== null && registrarPort > 0) fileAddressBook(files.addressBook).worked(registrar, { host: this.#at.host, port: registrarPort });
    keepRoster(roster, fileRosterStore(files.roster));
  }
}
