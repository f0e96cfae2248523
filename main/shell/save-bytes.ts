import { rename, rm, writeFile } from 'node:fs/promises';
import { Refusal } from '../core/refusal.ts';

const reasons: Readonly<Record<string, 'diskFull' | 'readOnly'>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
};

/** Writes a file whole or not at all; a file of that name stays as it was until the new one is complete. */
export async function saveBytes(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, path);
  } catch (problem) {
    await rm(unfinished, { force: true });
    throw saveProblem(problem);
  }
}

/** A refusal that the user can act on where the system's reason is known, else the problem itself. */
export function saveProblem(problem: unknown): unknown {
  const code = reasons[errorCode(problem)];
  return code ? new Refusal(code) : problem;
}

function errorCode(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}
