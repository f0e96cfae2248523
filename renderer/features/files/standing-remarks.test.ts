import { describe, expect, it } from 'vitest';
import type { FileView } from '../../../preload/contract/files.ts';
import { standingRemarks } from './standing-remarks.ts';

type Movement = FileView['movements'][number];
const actor = { postId: 'officer', post: { en: 'Officer' }, personId: 'p', person: { en: 'P' }, acting: false };
const moved = (change: Partial<Movement>): Movement => ({ id: 'm', from: actor, toPostId: 'clerk', to: { en: 'Clerk' }, kind: 'return', remarks: 'Shorten it.', at: 10, dueOn: null, receivedAt: null, ...change });
const signed = (postId: string, at: number): FileView['notes'][number] => ({
  id: 'n', number: 1, firstParagraph: 0, lastParagraph: 0, content: null, decision: 'seen', actor: { ...actor, postId }, at, side: 'left', draftedBy: [], versions: 0,
});

describe('remarks with which a file came', () => {
  it('stand until the receiver signs a note after them', () => {
    expect(standingRemarks({ movements: [moved({})], notes: [signed('clerk', 5), signed('officer', 12)] })?.remarks).toBe('Shorten it.');
    expect(standingRemarks({ movements: [moved({})], notes: [signed('clerk', 12)] })).toBeNull();
  });

  it('are those of the last step alone, if it has any', () => {
    expect(standingRemarks({ movements: [moved({}), moved({ remarks: '', at: 20 })], notes: [] })).toBeNull();
    expect(standingRemarks({ movements: [moved({ kind: 'pull-back' })], notes: [] })).toBeNull();
    expect(standingRemarks({ movements: [], notes: [] })).toBeNull();
  });
});
