import { expect } from 'vitest';

/** Resolves when it holds; fails the test when it does not within the milliseconds. */
export async function holds(look: () => Promise<boolean> | boolean, within: number, interval = 10): Promise<void> {
  await expect.poll(look, { timeout: within, interval }).toBe(true);
}

/** Fails the test unless it is so. */
export function insist(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what);
}
