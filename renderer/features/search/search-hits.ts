import type { SearchHit, SearchKind } from '../../../preload/contract/search.ts';
import type { Route } from '../../data/navigation.ts';
import type { IconName } from '../../ui/icon.tsx';

export const searchKinds = ['receipt', 'file', 'note', 'letter', 'dispatch', 'person', 'post', 'section'] as const satisfies readonly SearchKind[];

export const kindIcons: Readonly<Record<SearchKind, IconName>> = {
  receipt: 'dak',
  file: 'file',
  note: 'pen',
  letter: 'letter',
  dispatch: 'dispatch',
  person: 'person',
  post: 'people',
  section: 'office',
};

/** The same key for the same thing in every answer. */
export const hitKey = (hit: SearchHit) => `${hit.kind}:${hit.id}`;

/** The screen that shows the thing: a note is read on its file, a dispatch line on its letter. */
export function routeOf({ kind, id, fileId, letterId }: SearchHit): Route {
  if (kind === 'receipt') return { screen: 'receipt', receiptId: id };
  if ((kind === 'letter' || kind === 'dispatch') && letterId !== null) return { screen: 'letter', letterId };
  return fileId === null ? { screen: 'office' } : { screen: 'file', fileId };
}

export type HitGroup = { readonly kind: SearchKind; readonly hits: readonly SearchHit[] };

/** Hits by kind; the kind of the best hit comes first. */
export function groupHits(hits: readonly SearchHit[]): readonly HitGroup[] {
  const kinds = [...new Set(hits.map((hit) => hit.kind))];
  return kinds.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) }));
}
