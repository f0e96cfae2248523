import { z } from 'zod';
import { portRequest } from '../../preload/contract/port.ts';
import { fail } from '../../preload/contract/errors.ts';
import { loadAllHandlers } from './all-handlers.ts';
import { Core } from './core.ts';
import { isCheckedAtOnce } from './db/soundness.ts';
import type { Desk } from './desk.ts';
import { systemClock, type Clock } from './lan/clock.ts';
import { protectorOver } from './keys/secret-protector.ts';
import { standardPort, type LanOptions } from './network/options.ts';
import { bundledThreads } from './jobs/thread-programs.ts';
import { openDesk } from './open-desk.ts';
import { Refusal } from './refusal.ts';
import { createQuestions } from './shell-line/questions.ts';
import { layoutOver, printingOver } from './shell-line/shell-ports.ts';

type Message = { readonly data: unknown; readonly ports: readonly Port[] };
type Port = {
  readonly on: ((event: 'message', listener: (message: { readonly data: unknown }) => void) => void) & ((event: 'close', listener: () => void) => void);
  readonly postMessage: (message: object) => void;
  readonly start: () => void;
};
/** The part of Electron's utility process that the core uses; it imports nothing of Electron. */
type UtilityProcess = NodeJS.Process & {
  readonly parentPort: { readonly on: (event: 'message', listener: (message: Message) => void) => void; readonly postMessage: (message: object) => void };
};

/** By then the sign-in screen has its answers; what else there is gets loaded while a PIN is typed. */
const idleAfterMs = 300;

/** Only then is a large database looked through: the first minutes of a morning belong to the clerk. */
const checkAfterMs = 60_000;

/** For the answer that says why. */
const lastWordMs = 200;

/** For saying good-bye to the other desks of the office. */
const goodByeMs = 800;

const windowPort = z.object({ port: z.literal(true) });

/** The core's own process: one desk, one port a window. */
function main(utility: UtilityProcess): void {
  const { ask, receive } = createQuestions((message) => utility.parentPort.postMessage(message));
  const ports = new Set<Port>();
  const announce = (tables: readonly string[]) => ports.forEach((port) => port.postMessage({ event: 'changed', tables }));
  const core = openCore(ask, announce);

  function serve(port: Port): void {
    ports.add(port);
    const caller = core.then((opened) => opened.caller());
    port.on('close', () => ports.delete(port));
    port.on('message', ({ data }) => {
      const request = portRequest.safeParse(data);
      if (!request.success) return;
      const { id, name, input } = request.data;
      void Promise.all([core, caller])
        .then(([opened, by]) => opened.call(by, name, input))
        .then(
          ({ result, changed }) => {
            // First what changed: while the window reads anew, it does what follows from the answer.
            if (changed.length > 0) announce(changed);
            port.postMessage({ id, ...result });
          },
          (problem: unknown) => port.postMessage({ id, ...startFailure(problem) }),
        );
    });
    port.start();
  }

  utility.parentPort.on('message', ({ data, ports: handed }) => {
    const [port] = handed;
    if (windowPort.safeParse(data).success && port) serve(port);
    else receive(data);
  });
  process.on('unhandledRejection', (problem) => {
    log({ level: 'error', message: String(problem), id: 'unhandled' });
    process.exit(1);
  });
}

/** A desk that could not be opened answers every request with the reason, so that the window can say it. */
function startFailure(problem: unknown) {
  if (problem instanceof Refusal) return { ok: false, error: problem.toError() };
  log({ level: 'error', message: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem), id: 'start' });
  return fail('internal', { id: 'start' });
}

async function openCore(ask: Parameters<typeof layoutOver>[0], announce: (tables: readonly string[]) => void): Promise<Core> {
  const clock = clockOff(Number(process.env['DAFTAR_CLOCK_OFF'] ?? 0));
  const { desk } = await openDesk({
    folder: requiredSetting('DAFTAR_DATA'),
    resources: requiredSetting('DAFTAR_RESOURCES'),
    version: process.env['DAFTAR_VERSION'] ?? '0',
    nativeBinding: process.env['DAFTAR_SQLITE_BINDING'],
    layout: { ...layoutOver(ask), end: () => Promise.resolve() },
    printing: printingOver(ask),
    protector: protectorOver(ask),
    announce,
    diskFailed,
    threads: bundledThreads(new URL('./', import.meta.url)),
    clock: clock.wall,
    lan: { ...lanSettings(process.env['DAFTAR_LAN_PORT']), clock },
  });
  desk.network.hear((event) => {
    if (event.event === 'unavailable') log({ level: 'warn', message: `The network can't be served: ${event.problem} ${event.reason}`, id: 'network' });
  });
  process.once('SIGTERM', () => void goodBye(desk).then(() => process.exit(0)));
  setTimeout(() => void Promise.all([loadAllHandlers(), import('./letters/issue-letter.ts')]), idleAfterMs);
  void lookThrough(desk);
  return new Core(desk, log);
}

/** What is in memory is not to be trusted any more: the process ends, and the shell starts another that reads the disk anew. */
function diskFailed(): void {
  log({ level: 'error', message: 'The disk failed; the desk is opened anew', id: 'disk' });
  setTimeout(() => process.exit(1), lastWordMs);
}

/** The other desks hear that this one ends; nobody who closes the window waits longer for it than this. */
async function goodBye({ network }: Desk): Promise<void> {
  await Promise.race([network.stop(), new Promise<void>((resolve) => setTimeout(resolve, goodByeMs))]);
}

/** Looks through a database that was too large to be checked at the start; what it finds stops all writing. */
async function lookThrough(desk: Desk): Promise<void> {
  if (isCheckedAtOnce(desk.store.database.name)) return;
  await new Promise<void>((resolve) => setTimeout(resolve, checkAfterMs).unref());
  const sound = await desk.longWork.run({ kind: 'soundness' }).catch((problem: unknown) => {
    log({ level: 'warn', message: `The database could not be looked through: ${String(problem)}`, id: 'soundness' });
    return true;
  });
  if (sound === true) return;
  log({ level: 'error', message: 'SQLite calls a table damaged', id: 'soundness' });
  desk.health.damaged = true;
  desk.announce(['health']);
}

/** A PC's clock that is wrong by so many milliseconds is for tests: this process has its environment from the shell, and no library laid under it. */
const clockOff = (by: number): Clock => ({ ...systemClock, wall: () => Date.now() + by });

/** A port in the environment is for tests: several desks on one PC, which are told where the others are and call out to nobody. */
function lanSettings(port: string | undefined): LanOptions {
  if (port === undefined) return { port: standardPort, beaconPort: standardPort, mdns: true };
  return { port: Number(port), host: '127.0.0.1' };
}

function requiredSetting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The shell reads this process's error output into its log. */
function log(entry: { readonly level: string; readonly message: string; readonly id: string }): void {
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}

main(process as UtilityProcess);
