import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../preload/contract/search.ts';
import { groupHits, routeOf } from './search-hits.ts';

const fileId = '019a0000-0000-7000-8000-000000000001';
const letterId = '019a0000-0000-7000-8000-000000000002';
const plain = { text: '', marks: [] };
const hit = (change: Partial<SearchHit>): SearchHit => ({ kind: 'file', id: fileId, fileId, letterId: null, number: '', hidden: false, title: plain, snippet: plain, day: '2026-11-21', ...change });

describe('a hit', () => {
  it('opens the screen on which the thing is read', () => {
    expect(routeOf(hit({}))).toEqual({ screen: 'file', fileId });
    expect(routeOf(hit({ kind: 'note' }))).toEqual({ screen: 'file', fileId });
    expect(routeOf(hit({ kind: 'letter', letterId }))).toEqual({ screen: 'letter', letterId });
    expect(routeOf(hit({ kind: 'dispatch', letterId }))).toEqual({ screen: 'letter', letterId });
    expect(routeOf(hit({ kind: 'person', fileId: null }))).toEqual({ screen: 'office' });
  });

  it('stands with others of its kind, the kind of the best one first', () => {
    const [note, file, other] = [hit({ kind: 'note' }), hit({}), hit({ kind: 'note', id: letterId })];
    expect(groupHits([note, file, other])).toEqual([
      { kind: 'note', hits: [note, other] },
      { kind: 'file', hits: [file] },
    ]);
  });
});
