import { spawn } from 'node:child_process';
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

const commandLine = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** Runs `daftar` as built, with --json; `value` is the object it printed. */
export async function daftar(...args: string[]): Promise<Ran & { readonly value: unknown }> {
  const ran = await run(process.execPath, [commandLine, ...args, '--json']);
  return { ...ran, value: ran.stdout === '' ? null : JSON.parse(ran.stdout) };
}
