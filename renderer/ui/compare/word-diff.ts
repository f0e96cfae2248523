import type { Language } from '../../../preload/contract/values.ts';

/** A run of words that stands in both texts, only in the older, or only in the newer. */
export type DiffPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Words, spaces and marks of a text, in any script; joined again they are the text. */
export function segments(text: string, language: Language): readonly string[] {
  return Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text), ({ segment }) => segment);
}

/** How far a path of the search came on each diagonal, after so many differences. */
type Reach = ReadonlyMap<number, number>;

const at = (reach: Reach, diagonal: number): number => reach.get(diagonal) ?? -1;

/** On this diagonal it goes further by taking a word of the newer text than by leaving out one of the older. */
const comesFromAbove = (reach: Reach, diagonal: number, differences: number): boolean =>
  diagonal === -differences || (diagonal !== differences && at(reach, diagonal - 1) < at(reach, diagonal + 1));

const startOn = (reach: Reach, diagonal: number, differences: number): number =>
  comesFromAbove(reach, diagonal, differences) ? Math.max(at(reach, diagonal + 1), 0) : at(reach, diagonal - 1) + 1;

/** Beyond these the texts have nothing to do with each other, and the search would take more memory than it is worth. */
const mostDifferences = 1_000;

/** The furthest reach after each number of differences, until both texts are used up (Myers, An O(ND) Difference Algorithm, 1986); null beyond the limit. */
function search(older: readonly string[], newer: readonly string[]): readonly Reach[] | null {
  const steps: Reach[] = [new Map()];
  for (let differences = 0; differences <= mostDifferences; differences += 1) {
    const before = steps.at(-1) ?? new Map<number, number>();
    const reach = new Map(before);
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = startOn(before, diagonal, differences);
      while (x < older.length && x - diagonal < newer.length && older[x] === newer[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= older.length && x - diagonal >= newer.length) return [...steps, reach];
    }
    steps.push(reach);
  }
  return null;
}

/** The parts one by one, from the end to the beginning. */
function walkBack(older: readonly string[], newer: readonly string[], steps: readonly Reach[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let [x, y] = [older.length, newer.length];
  const same = (until: number) => {
    for (; x > until; x -= 1, y -= 1) parts.push({ kind: 'same', text: older[x - 1] ?? '' });
  };
  for (let differences = steps.length - 2; differences > 0; differences -= 1) {
    const before = steps[differences] ?? new Map<number, number>();
    const added = comesFromAbove(before, x - y, differences);
    const start = startOn(before, x - y, differences);
    same(start);
    if (added) parts.push({ kind: 'added', text: newer[(y -= 1)] ?? '' });
    else parts.push({ kind: 'removed', text: older[(x -= 1)] ?? '' });
  }
  same(0);
  return parts;
}

function joinRuns(parts: readonly DiffPart[]): readonly DiffPart[] {
  const runs: DiffPart[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.kind === part.kind) runs[runs.length - 1] = { kind: part.kind, text: last.text + part.text };
    else runs.push(part);
  }
  return runs;
}

/**
 * Word by word what was left out and what was added from one text to the next, with as few differences as there can be; of texts that
 * differ in more than a thousand words all is left out and added. The parts without those added make the older text, those without the removed the newer.
 */
export function wordDiff(older: string, newer: string, language: Language): readonly DiffPart[] {
  const [before, after] = [segments(older.normalize('NFC'), language), segments(newer.normalize('NFC'), language)];
  const steps = search(before, after);
  if (steps) return joinRuns(walkBack(before, after, steps).reverse());
  return [
    { kind: 'removed', text: before.join('') },
    { kind: 'added', text: after.join('') },
  ];
}
