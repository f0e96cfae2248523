import { describe, expect, it } from 'vitest';
import { draft as draftSchema } from '../../../preload/contract/letters.ts';
import { emptyDraft, missingParts, sendable, subjectOf } from './letter-draft.ts';

const post = '0191e2a0-0000-7000-8000-000000000001';
const body = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'متن' }] }] };

describe('draft of a letter', () => {
  it('is accepted by the contract while lines are still empty', () => {
    const typed = { ...emptyDraft('letter', ['ur'], post), to: [{ name: '' }, { name: 'سیکرٹری' }], enclosures: [''] };
    const sent = sendable(typed);
    expect(draftSchema.safeParse(sent).success).toBe(true);
    expect(sent.to).toHaveLength(1);
  });

  it('lacks what each of its languages lacks', () => {
    const typed = { ...emptyDraft('letter', ['en', 'hi'], post), subject: { en: 'Leave' }, body: { en: body, hi: body } };
    expect(missingParts(typed, true)).toEqual(['letters.missingSubject', 'letters.missingAddressee']);
    expect(missingParts({ ...typed, subject: { en: 'Leave', hi: 'अवकाश' } }, false)).toEqual([]);
  });

  it('is known by its subject in the first language that has one', () => {
    expect(subjectOf({ ...emptyDraft('notice', ['ur', 'en'], post), subject: { en: 'Notice' } })).toBe('Notice');
  });
});
