import { useSyncExternalStore } from 'react';
import type { SessionView } from '../../preload/contract/session.ts';

const listeners = new Set<() => void>();
let expected: SessionView | null = null;

/**
 * Says who will sit here if the PIN that is being checked is right. His desk is drawn meanwhile out of sight, with nothing on it: what lies on
 * it is asked for when the core has let him in.
 */
export function expectSession(session: SessionView | null): void {
  expected = session;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useExpectedSession(): SessionView | null {
  return useSyncExternalStore(subscribe, () => expected);
}
