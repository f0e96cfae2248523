import { describe, expect, it } from 'vitest';
import { setUpInput } from '../../../../preload/contract/office.ts';
import type { SetupDraft } from './setup-draft.ts';
import { freshDraft } from './setup-draft.ts';
import { firstOpenStep, problemsOf, stepCount, toSetUpInput } from './setup-rules.ts';

const names = (en: string) => ({ en, ur: `${en} ur`, hi: '' });

function complete(): SetupDraft {
  return {
    ...freshDraft('pk'),
    name: names('Office'),
    code: 'OF',
    verifyHost: 'verify.example.gov.pk',
    sections: [{ key: 's', code: 'Admn', name: names('Administration') }],
    posts: [{ key: 'p', code: 'SO', name: names('Section Officer'), section: 's', roles: ['officer', 'registrar'] }],
    persons: [{ key: 'q', name: names('Person'), pin: '246813', posts: ['p'] }],
    letterTemplate: '{section}/{seq}/{yyyy}',
    fileTemplate: '{head}/{seq}/{yyyy}',
  };
}

describe('setting up an office', () => {
  it('makes a request that the contract accepts from a finished form', () => {
    const request = toSetUpInput(complete());
    expect(setUpInput.safeParse(request).error).toBeUndefined();
    expect(request.persons[0]?.posts).toEqual([0]);
  });

  it('stops at the step where something is missing and goes to the review when nothing is', () => {
    expect(firstOpenStep(complete())).toBe(stepCount - 1);
    expect(firstOpenStep({ ...complete(), verifyHost: 'no host' })).toBe(1);
  });

  it('names the field that is wrong', () => {
    const draft = complete();
    expect(problemsOf(2, { ...draft, sections: [...draft.sections, { key: 't', code: 'admn', name: names('Other') }] })).toEqual({ 'section.t.code': 'setup.codeTwice', 'section.s.code': 'setup.codeTwice' });
    expect(problemsOf(4, { ...draft, persons: [{ key: 'q', name: names('Person'), pin: '123456', posts: [] }] })).toEqual({ 'person.q.pin': 'setup.needsPin', 'person.q.posts': 'setup.needsPost' });
  });

  it('needs a post that signs and one that manages the office', () => {
    const draft = complete();
    const posts = draft.posts.map((post) => ({ ...post, roles: ['assistant' as const] }));
    expect(problemsOf(3, { ...draft, posts })).toHaveProperty('posts');
  });
});
