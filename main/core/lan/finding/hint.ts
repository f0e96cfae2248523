import type { DeskId } from '../roster/desk-keys.ts';
import type { Address } from '../roster/statements.ts';

/** Somebody says that a desk can be reached there. It may be a lie: the desk has to prove itself at that address. */
export type Hint = { readonly desk: DeskId; readonly address: Address };

/** What a desk says of itself to a network: hashes and numbers, no name of a person, a post or the office. */
export type Announcement = { readonly desk: DeskId; readonly port: number; readonly roster: number; readonly instance: Uint8Array };

/** A road on which desks hear of each other. A road that can't be used (no network, port taken) is silent and harms nothing. */
export type HintSource = {
  start(announce: () => Announcement, hear: (hint: Hint) => void): void;
  /** The PC's addresses or the list of desks have changed: say it again now. */
  again(): void;
  stop(): Promise<void>;
};
