import type { After } from './line.ts';

const held: ReadonlySet<unknown> = new Set(['EPERM', 'EBUSY', 'EACCES']);
const longestMs = 60_000;
const firstWaitMs = 50;
const longestWaitMs = 2000;

/**
 * Renames a file that a virus scanner or an indexer may hold open for a while: tries again, ever more slowly, for up to a
 * minute, then throws what the system said last.
 */
export async function renamePatiently(rename: () => Promise<void>, after: After): Promise<void> {
  let waited = 0;
  for (let wait = firstWaitMs; ; wait = Math.min(2 * wait, longestWaitMs)) {
    try {
      return await rename();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (!held.has(code) || waited >= longestMs) throw error;
    }
    await new Promise<void>((resolve) => after(wait, resolve));
    waited += wait;
  }
}
