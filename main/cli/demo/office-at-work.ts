import type { Country } from '../../../preload/contract/system.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Desk } from '../../core/desk.ts';
import type { Random } from '../seeded-random.ts';
import type { Hands } from './hands.ts';
import type { Scan } from './scans.ts';
import type { Words } from './words.ts';

/** A file in the hands of its section. */
export type OpenFile = { readonly id: string; readonly language: Language; lastUsed: number };

/** The office while the years are played through: its desk, its people, its words, its time. */
export type OfficeAtWork = {
  readonly desk: Desk;
  readonly hands: Hands;
  readonly words: Words;
  readonly scans: readonly Scan[];
  readonly random: Random;
  readonly mother: Language;
  /** Milliseconds since 1970; each act comes some moments after the last. */
  readonly clock: { now: number };
  /** By section: the files that lie with the dealing hand. */
  readonly files: readonly OpenFile[][];
  /** Of a thousand receipts that are put in files so many begin a new one. */
  readonly filesOfThousand: number;
  opened: number;
};

/** The language that most of an office is written in. */
export function motherTongue(country: Country): Language {
  return country === 'pk' ? 'ur' : 'hi';
}

/** Some moments go by. */
export function pass({ clock, random }: OfficeAtWork, atMostSeconds: number): void {
  clock.now += 1000 * (1 + random.below(atMostSeconds));
}

/** True once in so many times. */
export function oneIn({ random }: OfficeAtWork, times: number): boolean {
  return random.below(times) === 0;
}
