import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let fingerprint: string | null = null;

/** Keeps the root fingerprint of an office just set up in view until it was read, though the desk is ready by then. */
export function showFingerprint(value: string | null): void {
  fingerprint = value;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useFingerprintToRead(): string | null {
  return useSyncExternalStore(subscribe, () => fingerprint);
}
