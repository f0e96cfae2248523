import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let underWay = 0;

function move(by: 1 | -1): void {
  underWay += by;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Says that scans are coming in for as long as `work` takes. */
export async function whileScansComeIn<Value>(work: () => Promise<Value>): Promise<Value> {
  move(1);
  try {
    return await work();
  } finally {
    move(-1);
  }
}

/** Are scans still coming in? A receipt that was numbered now would go without them, and the next one get them. */
export function useScansUnderWay(): boolean {
  return useSyncExternalStore(subscribe, () => underWay > 0);
}
