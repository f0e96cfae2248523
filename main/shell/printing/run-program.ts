import { execFile } from 'node:child_process';

export type ProgramResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

const limitMs = 30_000;

/** Runs a program without a shell and resolves when it ended, well or not; code 127 when there is no such program. */
export function runProgram(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(program, args, { env: { ...process.env, ...env }, timeout: limitMs, windowsHide: true }, (problem, stdout, stderr) => {
      const code = problem ? (typeof problem.code === 'number' ? problem.code : 127) : 0;
      resolve({ code, stdout, stderr });
    });
  });
}
