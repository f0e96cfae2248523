import type { Desk } from '../desk.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { hasRoster } from './lan-files.ts';
import type { Lan } from './lan.ts';
import type { LanOptions } from './options.ts';
import type { JoinDesk } from './join-desk.ts';
import type { OpenAdmission } from './open-admission.ts';

/** Why the LAN is not served although the desk belongs to one. */
export type NetworkProblem = 'lanFilesDamaged' | 'lanUnavailable';

/** What happens on the network, for windows and the command line. */
export type NetworkEvent =
  | { readonly event: 'listening'; readonly port: number; readonly portTaken: boolean }
  | { readonly event: 'unavailable'; readonly problem: NetworkProblem; readonly reason: string }
  | { readonly event: 'joined' | 'left'; readonly desk: DeskId }
  | { readonly event: 'roster'; readonly number: number; readonly desks: number }
  | { readonly event: 'stopped' };

/** This desk's place on the office's LAN, which can begin in a running program: when the office opens its network, or the desk joins one. */
export class Network {
  /** Null where this program serves no LAN, such as under a command of the command line. */
  readonly options: LanOptions | null;
  /** On the registrar's desk: newcomers that are being admitted. */
  admission: OpenAdmission | null = null;
  /** On a desk without an office: the joining under way. */
  joining: JoinDesk | null = null;
  readonly #announce: (tables: readonly string[]) => void;
  readonly #hearers = new Set<(event: NetworkEvent) => void>();
  #current: Lan | null = null;
  #problem: NetworkProblem | null = null;
  #beginning: Promise<void> | null = null;
  #stopped = false;

  constructor(options: LanOptions | null, announce: (tables: readonly string[]) => void) {
    this.options = options;
    this.#announce = announce;
  }

  /** The office's LAN; null until there is one to serve. */
  get current(): Lan | null {
    return this.#current;
  }

  get problem(): NetworkProblem | null {
    return this.#problem;
  }

  /** Hears what happens until the returned function is called. */
  hear(hearer: (event: NetworkEvent) => void): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Something of the network is otherwise than before: windows ask again. */
  changed(): void {
    this.#announce(['network']);
  }

  /** Begins to serve the LAN where the desk has a list of desks. Never throws: a desk without its network works on. */
  begin(desk: Desk): Promise<void> {
    if (!this.options || this.#current || this.#stopped || !hasRoster(desk.folder)) return Promise.resolve();
    this.#beginning ??= this.#begin(desk, this.options).finally(() => {
      this.#beginning = null;
    });
    return this.#beginning;
  }

  async #begin(desk: Desk, options: LanOptions): Promise<void> {
    try {
      const { startLan } = await import('./start-lan.ts');
      const started = await startLan(desk, options, (event) => this.#say(event));
      if (started.ok) await this.#serve(started.value);
      else this.#fail(started.error.code, '');
    } catch (error) {
      this.#fail('lanUnavailable', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  async #serve(lan: Lan): Promise<void> {
    if (this.#stopped) return lan.stop();
    this.#problem = null;
    this.#current = lan;
    this.#say({ event: 'listening', port: lan.port, portTaken: lan.portTaken });
  }

  #fail(problem: NetworkProblem, reason: string): void {
    this.#problem = problem;
    this.#say({ event: 'unavailable', problem, reason });
  }

  /** Says good-bye to the other desks and stops. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.joining?.cancel();
    const { admission } = this;
    const lan = this.#current;
    this.#current = null;
    await Promise.all([admission?.close(), lan?.stop()]);
    for (const hear of this.#hearers) hear({ event: 'stopped' });
  }

  #say(event: NetworkEvent): void {
    if (this.#stopped) return;
    for (const hear of this.#hearers) hear(event);
    this.changed();
  }
}
