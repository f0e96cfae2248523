import { useEffect, useSyncExternalStore } from 'react';

/** An act that the open screen offers to the palette. */
export type ScreenAct = { readonly id: string; readonly name: string; readonly run: () => void };

const listeners = new Set<() => void>();
const none: readonly ScreenAct[] = [];
let offered: readonly ScreenAct[] = none;

function offer(acts: readonly ScreenAct[]): void {
  offered = acts;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Puts acts of a screen into the palette for as long as it is shown; the list must be kept between renders. */
export function useOfferedActs(acts: readonly ScreenAct[]): void {
  useEffect(() => {
    offer(acts);
    return () => offer(none);
  }, [acts]);
}

/** What the open screen offers now. */
export function useScreenActs(): readonly ScreenAct[] {
  return useSyncExternalStore(subscribe, () => offered);
}
