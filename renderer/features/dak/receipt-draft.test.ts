import { describe, expect, it } from 'vitest';
import { copiedDraft, draftProblems, emptyDraft, entryOf, nextDraft, type ReceiptDraft } from './receipt-draft.ts';

const filled: ReceiptDraft = {
  ...emptyDraft('2026-11-21', 'ur'),
  register: 'A',
  deliveryMode: 'courier',
  receivedOn: '2026-11-20',
  letterNumber: 'KMC/12',
  letterDate: '2026-11-18',
  sender: { ...emptyDraft('2026-11-21', 'ur').sender, name: 'Sender' },
  subject: 'Subject',
  enclosures: '3',
  remarks: 'torn',
};

describe('the diary form', () => {
  it('names what is missing', () => {
    expect(draftProblems(filled)).toEqual([]);
    expect(draftProblems({ ...emptyDraft('2026-11-21', 'en'), receivedOn: null, enclosures: '3x' })).toEqual(['day', 'sender', 'subject', 'enclosures']);
    expect(draftProblems({ ...emptyDraft('2026-11-21', 'en'), unopenedCover: true })).toEqual(['grading', 'addressee']);
  });

  it('keeps for the next paper how and when it came, and nothing else', () => {
    const next = nextDraft(filled, '2026-11-21');
    expect(next).toEqual({ ...emptyDraft('2026-11-21', 'ur'), register: 'A', deliveryMode: 'courier', receivedOn: '2026-11-20' });
  });

  it('keeps for a copy all but what marks the one letter', () => {
    const rarer = { ...filled, enclosuresMissing: '1', missingEnclosures: 'map', categoryId: 'a', acknowledge: true };
    expect(copiedDraft(rarer)).toEqual({ ...rarer, letterNumber: '', letterDate: null, enclosures: '', enclosuresMissing: null, missingEnclosures: '', remarks: '' });
  });

  it('names a postal code that the country does not write, and more missing than came', () => {
    const sender = { ...filled.sender, postcode: '12' };
    expect(draftProblems({ ...filled, sender }, 'pk')).toEqual(['postcode']);
    expect(draftProblems({ ...filled, sender: { ...sender, country: 'GB' } }, 'pk')).toEqual([]);
    expect(draftProblems({ ...filled, enclosuresMissing: '4' })).toEqual(['missing']);
  });

  it('sends no addressee for a paper that was opened', () => {
    expect(entryOf({ ...filled, addresseePostId: 'x' }, '2026-11-20')).not.toHaveProperty('addresseePostId');
    expect(entryOf({ ...filled, addresseePostId: 'x', unopenedCover: true }, '2026-11-20')).toMatchObject({ addresseePostId: 'x', enclosures: 3 });
  });
});
