import { setTimeout as pause } from 'node:timers/promises';
import type { DeskId } from '../../main/core/lan/roster/desk-keys.ts';
import type { Lan } from '../../main/core/network/lan.ts';
import type { LanOptions } from '../../main/core/network/options.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, openDemo, openKit, signedIn, temporaryFolder, type DemoPerson, type Kit, type KitOptions } from './desk-kit.ts';

/** Any free port of this PC alone. */
export const loopback: LanOptions = { port: 0, host: '127.0.0.1' };

export type DeskOnLan = { readonly folder: string; readonly kit: Kit; readonly lan: Lan };
export type Registrar = DeskOnLan & { readonly registrar: Caller & { readonly person: DemoPerson } };

/** How its program is opened, what the desk is besides a place of work, and in the place of which broken one it comes. */
type JoinOptions = KitOptions & { readonly roles?: ('relay' | 'recordsRoom')[]; readonly replaces?: DeskId };

/** Desks of one office in one process, over real links on loopback. */
export class DesksKit {
  readonly #folders: (() => void)[] = [];
  readonly #open = new Set<Kit>();
  readonly #lan: LanOptions;

  constructor(lan: LanOptions = loopback) {
    this.#lan = lan;
  }

  /** A demo office whose registrar has opened its network. */
  async office(options: KitOptions & { readonly country?: 'pk' | 'in' } = {}): Promise<Registrar> {
    const folder = this.folder();
    const kit = await this.#opened(openDemo(folder, { lan: this.#lan, ...options }));
    const registrar = await signedIn(kit, 'registrar');
    await ask(kit, registrar, 'network.open', {});
    return { folder, kit, lan: lanOf(kit), registrar };
  }

  /** A new desk, admitted with posts by code and answer, in the place of a broken one where that is named; its link with the registrar's desk stands. */
  async join({ kit: home, lan: homeLan, registrar }: Registrar, postIds: string[] = [], { roles = [], replaces, ...options }: JoinOptions = {}): Promise<DeskOnLan> {
    const folder = this.folder();
    const kit = await this.#opened(openKit(folder, { lan: this.#lan, clock: home.clock, ...options }));
    const caller = kit.core.caller();
    await ask(home, registrar, 'network.beginAdmission', {});
    const { port } = await ask(home, registrar, 'network.admission', {});
    await ask(kit, caller, 'network.join', { host: '127.0.0.1', port });
    const { code } = await ask(kit, caller, 'network.joining', {});
    const { sections } = await ask(home, registrar, 'office.structure', {});
    const { answer } = await ask(home, registrar, 'network.acceptDesk', { code: code ?? '', sectionId: sections[0]?.id ?? '', postIds, roles, ...(replaces === undefined ? {} : { replaces }) });
    await kit.desk.network.joining?.settled;
    await ask(kit, caller, 'network.finishJoin', { answer });
    const lan = lanOf(kit);
    await until(() => homeLan.isReachable(lan.id));
    return { folder, kit, lan };
  }

  /** The program of a desk is started again, at the port where the others know it. */
  async again({ folder, kit: { clock }, lan: { port } }: DeskOnLan, options: KitOptions = {}): Promise<DeskOnLan> {
    const kit = await this.#opened(openKit(folder, { lan: { ...this.#lan, port }, clock, ...options }));
    await kit.desk.network.begin(kit.desk);
    return { folder, kit, lan: lanOf(kit) };
  }

  /** The program of a desk ends. */
  async end({ kit }: Pick<DeskOnLan, 'kit'>): Promise<void> {
    this.#open.delete(kit);
    await kit.desk.network.stop();
    kit.close();
  }

  async endAll(): Promise<void> {
    for (const kit of [...this.#open].toReversed()) await this.end({ kit });
    for (const remove of this.#folders.splice(0)) remove();
  }

  folder(): string {
    const { path, remove } = temporaryFolder();
    this.#folders.push(remove);
    return path;
  }

  async #opened(opening: Promise<Kit>): Promise<Kit> {
    const kit = await opening;
    this.#open.add(kit);
    return kit;
  }
}

export function lanOf({ desk }: Kit): Lan {
  const { current } = desk.network;
  if (!current) throw new Error(`no LAN: ${desk.network.problem ?? 'not begun'}`);
  return current;
}

/** The PIN that everybody chooses at a new desk. */
export const chosenPin = '731905';

export type AtWork = Caller & { readonly person: DemoPerson };

/** The person of the demo office works at that desk, with keys that the registrar has confirmed. */
export async function worksAt(office: Registrar, desk: DeskOnLan, person: DemoPerson): Promise<AtWork> {
  const nobody = desk.kit.core.caller();
  const { check } = await ask(desk.kit, nobody, 'session.takeUp', { personId: person.personId, pin: chosenPin });
  await until(() => keysAsked(office.kit) > 0);
  await ask(office.kit, office.registrar, 'office.confirmKeys', { personId: person.personId, deskId: desk.lan.id, check });
  const mine = { ...desk.kit.core.caller(), person };
  await until(async () => (await desk.kit.core.call(mine, 'session.signIn', { personId: person.personId, pin: chosenPin })).result.ok);
  return mine;
}

/** The same person, after the program at that desk was started again. */
export async function signInAgain({ kit }: DeskOnLan, person: DemoPerson): Promise<Caller> {
  const caller = kit.core.caller();
  await ask(kit, caller, 'session.signIn', { personId: person.personId, pin: chosenPin });
  return caller;
}

const keysAsked = ({ desk }: Kit): number => desk.store.all(desk.store.build.selectFrom('key_request').select('person_id')).length;

/** Resolves when the condition holds; rejects after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 10_000; !(await holds()); await pause(20)) {
    if (performance.now() > end) throw new Error(`not so after ten seconds: ${holds.toString()}`);
  }
}
