import { spawn, type ChildProcess } from 'node:child_process';
import { Refusal } from '../core/refusal.ts';
import { createQuestions, type Questions } from '../core/shell-line/questions.ts';
import { displayIsMissing, startVirtualDisplay, type VirtualDisplay } from './virtual-display.ts';

export type AppToRun = {
  /** The Electron to run; usually DAFTAR_ELECTRON. */
  readonly electron: string;
  /** The app's folder (a checkout), or undefined where `electron` is the packaged app itself. */
  readonly app: string | undefined;
};

export type AppServer = { readonly ask: Questions['ask']; readonly end: () => Promise<void> };

/**
 * Starts the app without a window, to answer what only it can do; under a virtual display where there is none. `folder` is where
 * Chromium keeps its own files meanwhile. Rejects with `layoutUnavailable`.
 */
export async function startAppServer({ electron, app }: AppToRun, folder: string): Promise<AppServer> {
  const screen = displayIsMissing() ? await startVirtualDisplay().catch(noDisplay) : undefined;
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
  return { ask: talk.ask, end: () => end(child, screen) };
}

/** Chromium refuses to run as root with its sandbox; root is met on test machines and servers without a desk. */
const rootSwitch = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);

function noDisplay(): never {
  throw new Refusal('layoutUnavailable');
}

async function end(child: ChildProcess, screen: VirtualDisplay | undefined): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.disconnect();
    });
  }
  screen?.stop();
}
