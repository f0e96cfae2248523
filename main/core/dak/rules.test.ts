import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptEntry, sender, type ReceiptEntry } from '../../../preload/contract/dak.ts';
import { standardNumbering } from '../numbers/standard-numbering.ts';
import {
  actProblem, completionProblem, diaryNumber, diarySeries, entryProblem, fromLine, letterKey, mayPullBackReceipt, mayReceive, mayWriteRegister, sameLetter, senderKnown, trackingAlphabet,
  trackingCode, trimmedSender,
} from './rules.ts';

const today = '2026-11-21';
const nobody = sender.parse({ name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' });
const entry = (change: Partial<ReceiptEntry> = {}): ReceiptEntry => ({
  ...receiptEntry.parse({
    form: 'physical',
    receivedOn: today,
    deliveryMode: 'hand',
    sender: { ...nobody, organisation: 'District Council' },
    language: 'en',
    subject: 'Street lights',
  }),
  ...change,
});
const letters = fc.stringMatching(/^[A-Z]{0,2}$/);
const templates = { diary: standardNumbering.diary, register: standardNumbering.register };
const place = fc.record({
  templates: fc.constantFrom(templates, { diary: '{seq}/{yy}-{section}', register: '{seq}-{register}/{yyyy}-{section}' }),
  day: fc.integer({ min: 2000, max: 2099 }).map((year) => `${year}-03-01`),
  section: fc.stringMatching(/^[A-Z][A-Za-z&]{0,5}$/),
  register: letters,
});

describe('diary numbers', () => {
  it('are written as the section diary and the lettered register write them', () => {
    expect(diaryNumber({ day: today, section: 'ADM', register: '', templates }, 205)).toBe('205/2026-ADM');
    expect(diaryNumber({ day: today, section: 'ADM', register: 'B', templates }, 7)).toBe('B/7/2026-ADM');
  });

  it('are written by the templates of the office', () => {
    const csmop = { diary: '{seq}-O/{post}/{yyyy}', register: '{seq}-{register}/{yyyy}-{section}' };
    const at = { day: '2010-03-01', section: 'O&M', post: 'DS(O&M)', templates: csmop };
    expect(diaryNumber({ ...at, register: 'H' }, 205)).toBe('205-H/2010-O&M');
    expect(diaryNumber({ ...at, register: '' }, 123)).toBe('123-O/DS(O&M)/2010');
  });

  it('are the same only for the same place in the same register of the same year', () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (one, other, first, second) => {
        const same = diarySeries(one) === diarySeries(other) && first === second;
        expect(diaryNumber(one, first) === diaryNumber(other, second)).toBe(same);
      }),
    );
  });
});

describe('an entry in the diary', () => {
  it('needs the name of the sender or of the organisation, one of the two', () => {
    expect(entryProblem(entry({ sender: { ...nobody, name: 'A. Clerk' } }), today)).toBeNull();
    expect(entryProblem(entry(), today)).toBeNull();
    expect(entryProblem(entry({ sender: { ...nobody, name: '  ', city: 'Town' } }), today)).toEqual({ code: 'senderMissing' });
  });

  it('needs a subject, and a day of receipt that has come', () => {
    expect(entryProblem(entry({ subject: ' ' }), today)).toEqual({ code: 'badInput', field: 'subject' });
    expect(entryProblem(entry({ receivedOn: '2026-11-22' }), today)).toEqual({ code: 'receivedTooLate' });
    expect(entryProblem(entry({ receivedOn: '2026-11-20' }), today)).toBeNull();
  });

  it('asks of an unopened cover only its grading and the post it is addressed to', () => {
    const cover = entry({ unopenedCover: true, sender: nobody, subject: '' });
    const addresseePostId = '019a0000-0000-7000-8000-00000000abcd';
    expect(entryProblem(cover, today)).toEqual({ code: 'coverIncomplete' });
    expect(entryProblem({ ...cover, addresseePostId }, today)).toEqual({ code: 'coverIncomplete' });
    expect(entryProblem({ ...cover, addresseePostId, classification: 'secret' }, today)).toBeNull();
  });
});

describe('a register with a code letter', () => {
  it('is written by the post that began it and no other; the section diary by all', () => {
    expect(mayWriteRegister('A', null, 'me')).toBe(true);
    expect(mayWriteRegister('A', 'me', 'me')).toBe(true);
    expect(mayWriteRegister('A', 'other', 'me')).toBe(false);
    expect(mayWriteRegister('', 'other', 'me')).toBe(true);
  });
});

describe('a receipt', () => {
  const held = { holder_post: 'me', received: 1, state: 'open' } as const;

  it('is acted on by its holder, after it was received, while it is open', () => {
    expect(actProblem(held, 'me')).toBeNull();
    expect(actProblem(held, 'other')).toBe('receiptNotHere');
    expect(actProblem({ ...held, received: 0 }, 'me')).toBe('receiptNotReceived');
    expect(actProblem({ ...held, state: 'in-file' }, 'me')).toBe('receiptClosed');
    expect(actProblem({ ...held, state: 'disposed' }, 'me')).toBe('receiptClosed');
  });

  it('is received once, by the post it was marked to', () => {
    expect(mayReceive({ ...held, received: 0 }, 'me')).toBe(true);
    expect(mayReceive({ ...held, received: 0 }, 'other')).toBe(false);
    expect(mayReceive(held, 'me')).toBe(false);
  });

  it('names its sender in one line without gaps', () => {
    expect(fromLine({ ...nobody, name: 'A', organisation: 'B' })).toBe('A, B');
  });
});

describe('the same letter', () => {
  const letter = { name: '', organisation: 'محکمہ مالیات', letterDate: today };

  it('is known by its sender in any spelling, and by its date where both have one', () => {
    expect(sameLetter(letter, { ...letter, organisation: 'محكمه ماليات' })).toBe(true);
    expect(sameLetter(letter, { ...letter, letterDate: null })).toBe(true);
    expect(sameLetter(letter, { ...letter, letterDate: '2026-11-20' })).toBe(false);
    expect(sameLetter(letter, { ...letter, organisation: 'محکمہ تعلیم' })).toBe(false);
  });

  it('is not told by two blanks', () => {
    expect(sameLetter({ name: '', organisation: '', letterDate: null }, { name: ' ', organisation: '', letterDate: null })).toBe(false);
  });
});

describe('a tracking code', () => {
  it('has eight characters, none of which is taken for another', () => {
    expect(trackingAlphabet).not.toMatch(/[01ILOU]/);
    fc.assert(
      fc.property(fc.array(fc.nat(trackingAlphabet.length - 1), { minLength: 8, maxLength: 8 }), (drawn) => {
        const draws = [...drawn];
        const code = trackingCode(() => draws.shift() ?? 0);
        expect([...code].map((character) => trackingAlphabet.indexOf(character))).toEqual(drawn);
      }),
    );
  });
});

describe('a sender', () => {
  it('is known by a name or an organisation, not by blanks (row 3)', () => {
    expect([senderKnown({ name: 'A. Clerk', organisation: '' }), senderKnown({ name: '', organisation: 'Council' }), senderKnown({ name: ' ', organisation: '\t' })]).toEqual([true, true, false]);
  });

  it("writes one number in many ways (row 13)", () => {
    expect(new Set(['KMC / 12-3', 'kmc/12-3', 'KMC/۱۲-۳'].map(letterKey)).size).toBe(1);
    expect(letterKey('KMC/12-3')).not.toBe(letterKey('KMC/12-4'));
  });
});

describe('a receipt that was marked on', () => {
  const sent = { holder_post: 'officer', previous_post: 'clerk', received: 0, opened: 0, state: 'open' as const };
  it('comes back to the one who marked it until the receiver opens it (row 54)', () => {
    expect(mayPullBackReceipt(sent, 'clerk')).toBe(true);
    expect(mayPullBackReceipt(sent, 'officer')).toBe(false);
    expect(mayPullBackReceipt(sent, 'somebody')).toBe(false);
    expect(mayPullBackReceipt({ ...sent, opened: 1 }, 'clerk')).toBe(false);
    expect(mayPullBackReceipt({ ...sent, state: 'disposed' }, 'clerk')).toBe(false);
  });
});

describe('a closed cover that came to its addressee', () => {
  const cover = { unopened_cover: 1, addressee_post: 'deputy', addressee_section: 'admin', holder_section: 'admin', holder_post: 'deputy', received: 1, state: 'open' as const };
  const deputy = { postId: 'deputy', sectionId: 'admin', isOfficer: true };
  it('is completed by that post and the officers of its section, once it is taken over there (row 5)', () => {
    expect(completionProblem(cover, deputy)).toBeNull();
    expect(completionProblem(cover, { ...deputy, postId: 'officer' })).toBeNull();
    expect(completionProblem(cover, { postId: 'assistant', sectionId: 'admin', isOfficer: false })).toBe('notYoursToComplete');
    expect(completionProblem(cover, { postId: 'officer', sectionId: 'works', isOfficer: true })).toBe('notYoursToComplete');
    expect(completionProblem({ ...cover, unopened_cover: 0 }, deputy)).toBe('coverNotClosed');
    expect(completionProblem({ ...cover, received: 0 }, deputy)).toBe('receiptNotReceived');
    expect(completionProblem({ ...cover, holder_section: 'issue' }, deputy)).toBe('receiptNotHere');
    expect(completionProblem({ ...cover, state: 'disposed' }, deputy)).toBe('receiptClosed');
  });
});

describe('a sender in the record', () => {
  it('has no blanks around what is known of him (row 3)', () => {
    expect(trimmedSender({ ...nobody, name: ' A. Clerk ', city: '\tTown' })).toEqual({ ...nobody, name: 'A. Clerk', city: 'Town' });
  });
});
