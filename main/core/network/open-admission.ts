import { Admission, admissionLasts, type AdmissionProblem, type Welcome } from '../lan/enrolment/admission.ts';
import { AdmissionListener } from '../lan/enrolment/admission-listener.ts';
import type { DeskPlace, RosterOffice } from '../lan/enrolment/roster-office.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Result } from '../result.ts';
import type { AdmissionView } from '../../../preload/contract/network.ts';
import type { Lan } from './lan.ts';

type Settings = {
  readonly lan: Lan;
  readonly office: RosterOffice;
  readonly trust: () => Welcome['trust'];
  readonly changed: () => void;
};

/** The registrar's desk while it takes newcomers: ten minutes, a port of its own beside the office's. */
export class OpenAdmission {
  readonly #settings: Settings;
  readonly #admission: Admission;
  readonly #until: number;
  #listener: AdmissionListener;
  #port = 0;
  #accepted: { readonly desk: DeskId; readonly answer: string } | null = null;
  #stopTimer: () => void = () => undefined;

  constructor(settings: Settings) {
    const { lan, office, trust, changed } = settings;
    this.#settings = settings;
    this.#admission = new Admission({ office, registrar: lan.keys, clock: lan.clock, trust, changed });
    this.#until = lan.clock.wall() + admissionLasts;
    this.#listener = this.#listen(admissionPort(lan.options.port));
  }

  /** Starts to listen, at the port above the office's or at any free one; rejects where the PC gives none. */
  async start(): Promise<void> {
    try {
      this.#port = await this.#listener.start();
    } catch {
      this.#listener = this.#listen(0);
      this.#port = await this.#listener.start();
    }
    this.#stopTimer = this.#settings.lan.clock.after(admissionLasts, this.#settings.changed);
  }

  get isOpen(): boolean {
    return this.#admission.isOpen;
  }

  get view(): AdmissionView {
    const { lan } = this.#settings;
    const open = this.#admission.isOpen;
    return {
      open,
      until: open ? Math.max(0, Math.round(this.#until)) : null,
      hosts: [...lan.ownHosts],
      port: this.#port,
      waiting: this.#admission.waiting !== null,
      accepted: this.#accepted && { ...this.#accepted, connected: lan.isReachable(this.#accepted.desk) },
    };
  }

  /**
   * Accepts who waits. A PC that was listed before and did not keep it (it was set up anew, or its joining broke off at the last step)
   * comes with the signing key that the list has: it takes its own former place.
   */
  accept(code: string, place: DeskPlace): Result<{ readonly desk: DeskId; readonly answer: string }, AdmissionProblem> {
    const former = place.replaces ?? this.#formerSelf();
    const accepted = this.#admission.accept(code, former === undefined ? place : { ...place, replaces: former });
    if (accepted.ok) this.#accepted = accepted.value;
    return accepted;
  }

  dismiss(): void {
    this.#admission.dismiss();
  }

  /** The next newcomer: the answer for the last one is no longer shown. */
  next(): void {
    this.#accepted = null;
  }

  /** Takes nobody any more. A desk that was accepted and where the answer is still to be typed is waited for, as long as the ten minutes last. */
  async end(): Promise<void> {
    this.#admission.close();
    const accepted = this.#accepted;
    if (!accepted || this.#settings.lan.isReachable(accepted.desk)) await this.close();
  }

  /** Takes nobody any more, at once. */
  async close(): Promise<void> {
    this.#stopTimer();
    await this.#listener.close();
  }

  #formerSelf(): DeskId | undefined {
    const { newcomer } = this.#admission;
    if (!newcomer) return undefined;
    return [...this.#settings.lan.keeper.roster.desks].find(([, { signing }]) => Buffer.compare(signing, newcomer.signing) === 0)?.[0];
  }

  #listen(port: number): AdmissionListener {
    const { lan } = this.#settings;
    const { host } = lan.options;
    return new AdmissionListener({
      admission: this.#admission, keeper: lan.keeper, registrar: lan.keys, identity: lan.identity, clock: lan.clock, port, lanPort: () => lan.port,
      ...(host === undefined ? {} : { host }),
    });
  }
}

/** Newcomers knock one port above the office's; 0 stays any free one. */
const admissionPort = (port: number): number => (port === 0 || port === 65_535 ? 0 : port + 1);
