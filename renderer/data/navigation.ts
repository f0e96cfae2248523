import { useSyncExternalStore } from 'react';
import type { RegisterName } from '../../preload/contract/registers.ts';
import type { FileOnScreen } from './file-on-screen.ts';

export type Folder = 'inbox' | 'sent' | 'created';

export type Route =
  | { readonly screen: 'home' }
  /** `tab` is the list shown of a desk: one of the fixed ones, or the id of a folder of the post. */
  | { readonly screen: 'files'; readonly folder: Folder; readonly tab?: string }
  | { readonly screen: 'file'; readonly fileId: string }
  | { readonly screen: 'letter'; readonly letterId: string }
  | { readonly screen: 'letters' }
  | { readonly screen: 'dak'; readonly tab?: string }
  | { readonly screen: 'new-receipt' }
  | { readonly screen: 'receipt'; readonly receiptId: string; readonly marking?: boolean }
  | { readonly screen: 'acknowledgements' }
  | { readonly screen: 'invoices' }
  | { readonly screen: 'movement-register' }
  | { readonly screen: 'dispatch' }
  | { readonly screen: 'registers'; readonly register?: RegisterName }
  | { readonly screen: 'bin' }
  | { readonly screen: 'batches' }
  | { readonly screen: 'new-batch'; readonly fileId?: string }
  | { readonly screen: 'batch'; readonly batchId: string }
  | { readonly screen: 'verify' }
  | { readonly screen: 'network' }
  | { readonly screen: 'office' }
  | { readonly screen: 'search'; readonly text: string; readonly file?: FileOnScreen };

const home: Route = { screen: 'home' };
const longestHistory = 50;
const listeners = new Set<() => void>();
let history: readonly Route[] = [home];

function move(next: readonly Route[]): void {
  history = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const current = (): Route => history.at(-1) ?? home;

/** Opens a screen; the one before stays a step back. */
export function goTo(route: Route): void {
  move([...history, route].slice(-longestHistory));
}

/** Opens a screen; one step back leads to this one as it is now, described by `here`. */
export function goOn(here: Route, next: Route): void {
  move([...history.slice(0, -1), here, next].slice(-longestHistory));
}

/** Describes where one is more exactly, so that a step back leads to it; no step of its own. */
export function stayAt(here: Route): void {
  move([...history.slice(0, -1), here]);
}

/** One step back, or home. */
export function goBack(): void {
  move(history.length > 1 ? history.slice(0, -1) : [home]);
}

/** Back to the files that wait, after one of them went on; one step back leads home. */
export function goToInbox(): void {
  move([home, { screen: 'files', folder: 'inbox' }]);
}

/** Forgets the way here, after another person signed in. */
export function goHome(): void {
  move([home]);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}
