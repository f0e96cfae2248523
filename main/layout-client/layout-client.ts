import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LayoutPort } from '../core/letters/layout-port.ts';
import { Refusal } from '../core/refusal.ts';
import { createQuestions, type Questions } from '../core/shell-line/questions.ts';
import { layoutPage, printedPdf } from '../core/shell-line/answers.ts';
import { displayIsMissing, startVirtualDisplay, type VirtualDisplay } from './virtual-display.ts';

export type LayoutClientOptions = {
  /** The Electron to run; usually DAFTAR_ELECTRON. */
  readonly electron: string;
  /** The app's folder (a checkout), or undefined where `electron` is the packaged app itself. */
  readonly app: string | undefined;
};

/** What the environment says, as the scripts set it; undefined where it says nothing. */
export function layoutClientOptions(env: Readonly<Record<string, string | undefined>> = process.env): LayoutClientOptions | undefined {
  const electron = env['DAFTAR_ELECTRON'];
  return electron ? { electron, app: env['DAFTAR_APP'] } : undefined;
}

/**
 * Lays pages out from a plain Node program: starts the app without a window when the first page is opened,
 * under a virtual display where there is none, and ends it with `end`.
 */
export function createLayoutClient(options: LayoutClientOptions | undefined): LayoutPort {
  let server: Promise<Server> | undefined;

  function questions(): Promise<Server> {
    if (!options) return Promise.reject(new Refusal('layoutUnavailable'));
    server ??= startServer(options);
    return server;
  }

  return {
    open: async (html) => {
      const { ask } = await questions();
      const { page } = layoutPage.parse(await ask('layout.open', { html }));
      return {
        print: async (printOptions) => printedPdf.parse(await ask('layout.print', { page, ...printOptions })).pdf,
        close: async () => {
          await ask('layout.close', { page });
        },
      };
    },
    end: async () => {
      const started = await server?.catch(() => undefined);
      await started?.end();
    },
  };
}

type Server = { readonly ask: Questions['ask']; readonly end: () => Promise<void> };

async function startServer({ electron, app }: LayoutClientOptions): Promise<Server> {
  const screen = displayIsMissing() ? await startVirtualDisplay().catch(noDisplay) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'daftar-layout-'));
  const args = [...rootSwitch(), ...(app ? [app] : []), '--print-server', `--data=${folder}`];
  const child = spawn(electron, args, {
    env: { ...process.env, ...(screen ? { DISPLAY: screen.display } : {}) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  const talk = createQuestions((message) => child.send(message));
  child.on('message', talk.receive);
  child.on('error', () => talk.lost());
  child.on('exit', () => talk.lost());
  await talk.ready;
  return { ask: talk.ask, end: () => end(child, screen, folder) };
}

/** Chromium refuses to run as root with its sandbox; root is met on test machines and servers without a desk. */
const rootSwitch = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);

function noDisplay(): never {
  throw new Refusal('layoutUnavailable');
}

async function end(child: ChildProcess, screen: VirtualDisplay | undefined, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.disconnect();
    });
  }
  screen?.stop();
  rmSync(folder, { recursive: true, force: true });
}
