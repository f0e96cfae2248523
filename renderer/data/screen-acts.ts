import { useEffect, useSyncExternalStore } from 'react';
import type { IconName } from '../ui/icon.tsx';

/** An act that the open screen offers to the palette; a `keyed` one has a key of its own as well. */
export type ScreenAct = { readonly id: string; readonly name: string; readonly icon?: IconName; readonly keyed?: true; readonly run: () => void };

const listeners = new Set<() => void>();
const sources = new Map<object, readonly ScreenAct[]>();
let offered: readonly ScreenAct[] = [];

function publish(): void {
  offered = [...sources.values()].flat();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Puts acts of a screen into the palette for as long as they are shown; the list must be kept between renders. */
export function useOfferedActs(acts: readonly ScreenAct[]): void {
  useEffect(() => {
    if (acts.length === 0) return undefined;
    const source = {};
    sources.set(source, acts);
    publish();
    return () => {
      sources.delete(source);
      publish();
    };
  }, [acts]);
}

/** What the open screen offers now, in the order in which it came. */
export function useScreenActs(): readonly ScreenAct[] {
  return useSyncExternalStore(subscribe, () => offered);
}
