import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDateHolds, dueState, isFollowed, mayDeleteFolder, mayTakeBack, receivedOnArrival, recipientsFit, remarksSuffice } from './rules.ts';

describe('movement between posts', () => {
  it('lets paper wait until it is taken over, and nothing else (rows 15, 57)', () => {
    expect([receivedOnArrival('physical'), receivedOnArrival('electronic')]).toEqual([false, true]);
  });

  it('asks for remarks on a return, and on nothing else (row 46)', () => {
    expect(['', '  ', '\n'].map((remarks) => remarksSuffice('return', remarks))).toEqual([false, false, false]);
    expect(remarksSuffice('return', 'Figures do not agree.')).toBe(true);
    expect(['put-up' as const, 'forward' as const, 'mark' as const, 'reply' as const, 'pull-back' as const].every((kind) => remarksSuffice(kind, ''))).toBe(true);
  });

  it('can be taken back by the sender alone, while the receiver has not opened it (row 54)', () => {
    const sent = { holder: 'b', sender: 'a', opened: false };
    expect(mayTakeBack(sent, 'a')).toBe(true);
    expect(mayTakeBack({ ...sent, opened: true }, 'a')).toBe(false);
    expect(mayTakeBack(sent, 'b')).toBe(false);
    expect(mayTakeBack(sent, 'c')).toBe(false);
    expect(mayTakeBack({ holder: 'a', sender: 'a', opened: false }, 'a')).toBe(false);
    expect(mayTakeBack({ holder: 'a', sender: null, opened: false }, 'a')).toBe(false);
  });

  it('goes to posts that are not the sender, each of them once (row 15)', () => {
    const post = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(post, post, fc.array(post, { maxLength: 4 }), (sender, dealing, copies) => {
        const all = [dealing, ...copies];
        expect(recipientsFit(sender, { dealing, copies })).toBe(!all.some((to, at) => to === sender || all.indexOf(to) !== at));
      }),
    );
  });

  it('is followed up when a day is set for it or the sender wants it so (row 58)', () => {
    expect(isFollowed({ dueOn: null, followUp: false })).toBe(false);
    expect(isFollowed({ dueOn: '2026-11-30', followUp: false })).toBe(true);
    expect(isFollowed({ dueOn: null, followUp: true })).toBe(true);
  });

  it('is late from the day after its due date, and is not asked for in the past (row 58)', () => {
    expect(['2026-11-20', '2026-11-21', '2026-11-22', null].map((due) => dueState(due, '2026-11-21'))).toEqual(['overdue', 'today', 'later', 'none']);
    expect(['2026-11-20', '2026-11-21', null].map((due) => dueDateHolds(due, '2026-11-21'))).toEqual([false, true, true]);
  });

  it('keeps a folder in which anything lies (row 59)', () => {
    expect([0, 1, 2].map(mayDeleteFolder)).toEqual([true, false, false]);
  });
});
