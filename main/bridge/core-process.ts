import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { createBackOff } from './back-off.ts';

export type CoreOptions = {
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  /** A message that is not about a window's port; `reply` goes to the same process only. */
  readonly onMessage: (message: unknown, reply: (message: object) => void) => void;
  readonly onOutput: (line: string) => void;
  readonly onStarted: () => void;
  readonly onStopped: (retryInMs: number) => void;
};

/** MiB of V8's young heap: a letter's garbage fits, and the core's memory stays flat over hundreds of them (docs/performance.md). */
const smallYoungHeap = '--max-semi-space-size=8';

/** A core that does not answer ends like one whose PC lost its power; what is committed is on the disk by then. */
const patienceMs = 5_000;

export type CoreProcess = {
  /** Hands a window's port to the running core; false while it is down. */
  readonly sendPort: (window: number, port: MessagePortMain) => boolean;
  /** Ends the core for good, by force where it does not end within five seconds; resolves when the process is gone. */
  readonly stop: () => Promise<void>;
  readonly pid: () => number | undefined;
};

/** Runs the core as one utility process and starts it again, with growing waits, whenever it ends. */
export function startCore(options: CoreOptions): CoreProcess {
  const backOff = createBackOff();
  let running: UtilityProcess | undefined;
  let restart: NodeJS.Timeout | undefined;
  let stopping = false;

  function start(): void {
    const child = utilityProcess.fork(options.entry, [], {
      serviceName: 'Daftar core',
      stdio: 'pipe',
      env: { ...options.env },
      execArgv: [smallYoungHeap],
    });
    running = child;
    backOff.started();
    child.stdout?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString()));
    child.on('message', (message: unknown) => options.onMessage(message, (reply) => child.postMessage(reply)));
    child.on('exit', () => ended(child));
    options.onStarted();
  }

  function ended(child: UtilityProcess): void {
    if (running !== child || stopping) return;
    running = undefined;
    const delay = backOff.nextDelayMs();
    options.onStopped(delay);
    restart = setTimeout(start, delay);
  }

  function stop(): Promise<void> {
    stopping = true;
    clearTimeout(restart);
    const child = running;
    if (!child || child.pid === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const kill = setTimeout(() => {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      }, patienceMs);
      child.once('exit', () => {
        clearTimeout(kill);
        resolve();
      });
      child.kill();
    });
  }

  start();
  return {
    sendPort: (window, port) => {
      running?.postMessage({ port: true, window }, [port]);
      return running !== undefined;
    },
    stop,
    pid: () => running?.pid,
  };
}
