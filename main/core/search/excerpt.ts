import type { MarkedText } from '../../../preload/contract/search.ts';
import { wordPlaces } from './search-words.ts';

/** Words before the first hit, and words shown in all. */
const lead = 5;
const shown = 28;
const longest = 400;

type Place = { readonly from: number; readonly to: number };
type IsMarked = (word: string) => boolean;

/** The text as written with the places of the words that were asked for. Whole words: half a mark would cut joined letters apart. */
export function markAll(text: string, words: string, isMarked: IsMarked): MarkedText {
  const forms = words.split(' ');
  const marks = [...wordPlaces(text)].filter((_, index) => isMarked(forms[index] ?? ''));
  return { text, marks };
}

/** A stretch of a long text, as written, that holds the most of what was asked for; its beginning when it holds nothing of it. */
export function excerpt(text: string, words: string, isMarked: IsMarked): MarkedText {
  if (text === '') return { text: '', marks: [] };
  const hits = words.split(' ').flatMap((word, index) => (isMarked(word) ? [index] : []));
  const first = Math.max(0, densest(hits) - lead);
  const places = placesFrom(text, first);
  const start = first === 0 ? 0 : (places[0]?.from ?? 0);
  const end = Math.min(places.length < shown ? text.length : (places.at(-1)?.to ?? text.length), start + longest);
  const before = start > 0 ? '… ' : '';
  const shift = before.length - start;
  const marked = new Set(hits);
  const marks = places.flatMap(({ from, to }, at) => (marked.has(first + at) && to <= end ? [{ from: from + shift, to: to + shift }] : []));
  return { text: `${before}${text.slice(start, end).replace(/\s/gu, ' ')}${end < text.length ? ' …' : ''}`, marks };
}

/** Where the words from the n-th on stand, as many as are shown. */
function placesFrom(text: string, first: number): readonly Place[] {
  const places: Place[] = [];
  let index = 0;
  for (const place of wordPlaces(text)) {
    if (index >= first) places.push(place);
    if (places.length === shown) break;
    index += 1;
  }
  return places;
}

/** The hit after which the most others follow closely. */
function densest(hits: readonly number[]): number {
  let best = hits[0] ?? 0;
  let most = 0;
  let last = 0;
  for (const [position, hit] of hits.entries()) {
    while (last < hits.length && (hits[last] ?? 0) < hit + shown - lead) last += 1;
    if (last - position > most) {
      most = last - position;
      best = hit;
    }
  }
  return best;
}
