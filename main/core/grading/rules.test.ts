import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdersOf, isGraded, maySeeGraded } from './rules.ts';

const paper = { grading: 'secret', posts: new Set(['entered', 'addressed', 'holds']), sections: new Set(['accounts']) };
const viewer = { postId: 'other', sectionId: 'accounts', isOfficer: false };

describe('what is graded', () => {
  it('is shown to the posts that had to do with it, and to officers of its section alone', () => {
    for (const postId of paper.posts) expect(maySeeGraded(paper, { ...viewer, postId, sectionId: 'elsewhere' })).toBe(true);
    expect(maySeeGraded(paper, viewer)).toBe(false);
    expect(maySeeGraded(paper, { ...viewer, isOfficer: true })).toBe(true);
    expect(maySeeGraded(paper, { ...viewer, isOfficer: true, sectionId: 'elsewhere' })).toBe(false);
  });

  it('is hidden at every grade above normal, and nothing is at normal', () => {
    for (const grading of ['confidential', 'secret', 'top-secret']) expect(maySeeGraded({ ...paper, grading }, viewer)).toBe(false);
    expect(maySeeGraded({ ...paper, grading: 'normal' }, viewer)).toBe(true);
    expect(['normal', 'confidential', 'secret', 'top-secret'].map(isGraded)).toEqual([false, true, true, true]);
  });

  it('was held by every post that it reached, but not by one from which it was pulled back unopened', () => {
    const to = (post: string) => ({ from: 'a', to: post, pulledBack: false });
    expect(holdersOf([to('b'), { from: 'a', to: 'a', pulledBack: true }])).toEqual(new Set(['a']));
    expect(holdersOf([to('b'), { from: 'a', to: 'a', pulledBack: true }, to('c')])).toEqual(new Set(['a', 'c']));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('b', 'c', 'd')), (posts) => {
        expect(holdersOf(posts.map(to))).toEqual(new Set(posts.length > 0 ? ['a', ...posts] : []));
      }),
    );
  });
});
