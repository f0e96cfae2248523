import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractError } from '../../preload/contract/errors.ts';
import { contract, type Output, type ProcedureName, type RequestInput } from '../../preload/contract/index.ts';
import type { RichText } from '../../preload/contract/values.ts';
import { Core } from '../../main/core/core.ts';
import type { Desk } from '../../main/core/desk.ts';
import type { LayoutPort } from '../../main/core/letters/layout-port.ts';
import { bundledThreads } from '../../main/core/jobs/thread-programs.ts';
import { openDesk, type DeskOptions } from '../../main/core/open-desk.ts';
import { printedPages } from '../../main/core/pdf/pdf.fixture.ts';
import type { Caller } from '../../main/core/session/session.ts';

export const resources = new URL('../../resources', import.meta.url).pathname;

/** Enough to be scrypt, little enough for hundreds of sign-ins. */
export const cheapScrypt = { n: 1024, r: 8, p: 1 };

/** Saturday, 21 November 2026, half past nine. */
export const firstMoment = Date.UTC(2026, 10, 21, 9, 30);

export type RoleName = 'assistant' | 'officer' | 'dispatcher' | 'registrar';
export type DemoPerson = { readonly personId: string; readonly postId: string; readonly sectionId: string; readonly pin: string };
export type DraftInput = RequestInput<'letters.create'>['draft'];

/** The time that a desk under test reads; moved by hand. */
export type TestClock = { now: number };

export type Kit = {
  readonly folder: string;
  readonly desk: Desk;
  readonly core: Core;
  readonly clock: TestClock;
  /** What the core logged: every entry is a bug, or something the test provoked. */
  readonly errors: string[];
  readonly close: () => void;
};

export type KitOptions = Partial<Omit<DeskOptions, 'clock'>> & { readonly clock?: TestClock };

/** A new folder under the system's temporary one, and the way to be rid of it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'daftar-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens a desk in its folder, as a restart of the program would. */
export async function openKit(folder: string, options: KitOptions = {}): Promise<Kit> {
  const clock = options.clock ?? { now: firstMoment };
  const errors: string[] = [];
  const { desk, close } = await openDesk({
    resources,
    version: 'test',
    scryptCost: cheapScrypt,
    layout: drawnLayout(),
    nativeBinding: process.env['DAFTAR_SQLITE_BINDING'],
    threads: bundledThreads(new URL('../../out/main/', import.meta.url)),
    ...options,
    folder,
    clock: () => clock.now,
  });
  return { folder, desk, core: new Core(desk, (entry) => errors.push(entry.message)), clock, errors, close };
}

/** A desk with the demo office of a country. */
export async function openDemo(folder: string, options: KitOptions & { readonly country?: 'pk' | 'in' } = {}): Promise<Kit> {
  const { country = 'pk', ...rest } = options;
  const kit = await openKit(folder, rest);
  await ask(kit, kit.core.caller(), 'office.openDemo', { country });
  return kit;
}

/** The answer to a request that must go well; it is what the contract promises, or this throws. */
export async function ask<Name extends ProcedureName>(kit: Kit, caller: Caller, name: Name, input: RequestInput<Name>): Promise<Output<Name>> {
  const { result } = await kit.core.call(caller, name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)} ${kit.errors.join('\n')}`);
  return contract[name].output.parse(result.value) as Output<Name>;
}

/** The error of a request that must be refused. */
export async function refusalOf<Name extends ProcedureName>(kit: Kit, caller: Caller, name: Name, input: RequestInput<Name>): Promise<ContractError> {
  const { result, changed } = await kit.core.call(caller, name, input);
  if (result.ok) throw new Error(`${name} was not refused`);
  if (changed.length > 0) throw new Error(`${name} was refused, but says that it changed ${changed.join(', ')}`);
  return result.error;
}

/** The person of the demo office who holds a role. */
export async function demoPerson(kit: Kit, role: RoleName): Promise<DemoPerson> {
  for (const { personId, posts, demoPin } of await ask(kit, kit.core.caller(), 'session.people', {})) {
    const post = posts.find((held) => held.roles.includes(role));
    if (post && demoPin !== undefined) return { personId, postId: post.postId, sectionId: post.sectionId, pin: demoPin };
  }
  throw new Error(`nobody is ${role}`);
}

/** A window at which the demo person of a role has just signed in. */
export async function signedIn(kit: Kit, role: RoleName): Promise<Caller & { readonly person: DemoPerson }> {
  const person = await demoPerson(kit, role);
  const caller = { ...kit.core.caller(), person };
  await ask(kit, caller, 'session.signIn', { personId: person.personId, pin: person.pin });
  return caller;
}

export function paragraphs(...lines: readonly string[]): RichText {
  return { type: 'doc', content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}

/** A draft that may be approved by the post. */
export function draftFor(signatoryPostId: string, change: Partial<DraftInput> = {}): DraftInput {
  return {
    form: 'letter',
    languages: ['en'],
    subject: { en: 'Repair of the record room' },
    to: [{ name: 'Executive Engineer', address: 'Demonstration Town' }],
    copyTo: [],
    body: { en: paragraphs('The roof of the record room is to be repaired before the rains.') },
    enclosures: [],
    signatoryPostId,
    ...change,
  };
}

/** The officer's own file with a draft on it, ready to be approved. */
export async function draftInHand(kit: Kit, officer: Caller & { readonly person: DemoPerson }, change: Partial<DraftInput> = {}) {
  const file = await ask(kit, officer, 'files.open', { subject: 'Record room', heads: { head: '7' }, classification: 'normal' });
  const letter = await ask(kit, officer, 'letters.create', { fileId: file.id, draft: draftFor(officer.person.postId, change) });
  return { fileId: file.id, letterId: letter.id };
}

/** Pages drawn without Chromium, for tests that ask what becomes of a letter and not how it looks. `before` runs ahead of each print. */
export function drawnLayout(before: () => Promise<void> | void = () => undefined): LayoutPort {
  return {
    open: () =>
      Promise.resolve({
        print: async () => {
          await before();
          return printedPages(['page']);
        },
        close: () => Promise.resolve(),
      }),
    end: () => Promise.resolve(),
  };
}
