import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a program to its end; its own words are kept, whatever the exit code. */
export function run(program: string, args: readonly string[], input?: Uint8Array): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: process.env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** A program that runs on: its lines as they come, what is typed at it, and its end. */
export type Running = {
  /** The next line of its output that `wanted` accepts; the lines before it are passed over. Rejects when the program ends without one. */
  readonly line: (wanted: (line: string) => boolean) => Promise<string>;
  readonly type: (text: string) => void;
  readonly pid: number;
  readonly end: (signal: NodeJS.Signals) => Promise<number>;
};

/** Starts a program and leaves it running. */
export function startProgram(program: string, args: readonly string[]): Running {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env: process.env });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  return {
    line: async (wanted) => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`${args.join(' ')} ended`);
        if (wanted(value)) return value;
      }
    },
    type: (text) => void child.stdin.write(text),
    pid: child.pid ?? 0,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

const commandLine = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** Runs `daftar` as built, with --json; `value` is the object it printed. */
export async function daftar(...args: string[]): Promise<Ran & { readonly value: unknown }> {
  const ran = await run(process.execPath, [commandLine, ...args, '--json']);
  return { ...ran, value: ran.stdout === '' ? null : JSON.parse(ran.stdout) };
}

/** Starts `daftar` as built, with --json, and leaves it running. */
export const startDaftar = (...args: string[]): Running => startProgram(process.execPath, [commandLine, ...args, '--json']);
