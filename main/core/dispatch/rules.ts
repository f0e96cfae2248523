import type { Addressee } from '../../../preload/contract/letters.ts';
import type { DispatchLineTable } from '../db/letter-tables.ts';
import { deskSeries } from '../numbers/desk-mark.ts';

export type DispatchState = DispatchLineTable['state'];

export type DispatchAct = 'hand' | 'send' | 'deliver' | 'return';

const allowedFrom: Readonly<Record<DispatchAct, readonly DispatchState[]>> = {
  hand: ['pending', 'returned'],
  send: ['pending', 'returned'],
  deliver: ['with-messenger', 'dispatched'],
  return: ['with-messenger', 'dispatched'],
};

/** May a register line in this state take this act (domain.md row 63)? A returned cover may go out again; a delivered or withheld one is closed. */
export function dispatchAllows(state: DispatchState, act: DispatchAct): boolean {
  return allowedFrom[act].includes(state);
}

/** The dispatch register of one calendar year is one series (domain.md b.3), and each desk has its own. `mark` is the desk's letter. */
export function dispatchSeries(day: string, mark: string): string {
  return deskSeries('dispatch', mark, day.slice(0, 4));
}

export type RegisterEntry = { readonly addressee: string; readonly address: string; readonly kind: 'to' | 'copy' };

/** One line an addressee (domain.md row 69): first those the letter is for, then those who get a copy. */
export function registerEntries(to: readonly Addressee[], copyTo: readonly Addressee[]): RegisterEntry[] {
  const entry = (kind: 'to' | 'copy') => (receiver: Addressee) => ({
    addressee: receiver.name.trim(),
    address: receiver.address?.trim() ?? '',
    kind,
  });
  return [...to.map(entry('to')), ...copyTo.map(entry('copy'))];
}
