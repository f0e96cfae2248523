import { describe, expect, it } from 'vitest';
import { trackingCode } from '../../core/dak/rules.ts';
import { readTrackingCode, standingOf, type History, type TimedStep } from './rules.ts';
import type { Step } from './steps.ts';

const received: Step = { kind: 'received', number: '7/2026-ADM', on: '2026-11-01', post: 'registry-clerk', hidden: false };
const filed: Step = { kind: 'filed', file: 'f' };
const marked = (post: string): Step => ({ kind: 'with', post });
const timed = (steps: readonly Step[], from = 10): TimedStep[] => steps.map((step, at) => ({ step, wall: from + at, moment: String(from + at).padStart(6, '0') }));
const of = (receipt: readonly Step[], file: readonly Step[] = [], cancelled: readonly string[] = [], from = 100): History => ({ receipt: timed(receipt), file: timed(file, from), cancelled: new Set(cancelled) });

const places = {
  sectionOf: (post: string) => post.split('-')[0] ?? null,
  nameOf: (section: string) => (section === 'secret' ? null : { en: section }),
  dayOf: (wall: number) => `day ${wall}`,
};
const standing = (history: History) => standingOf(history, places);

describe('a tracking code as typed', () => {
  it('is read in any case, with spaces or strokes, in digits of any script', () => {
    expect(readTrackingCode(' h4k7-pq2m ')).toBe('H4K7PQ2M');
    expect(readTrackingCode('H۴K۷ PQ२M')).toBe('H4K7PQ2M');
    expect(readTrackingCode(trackingCode(() => 3))).toBe(trackingCode(() => 3));
  });

  it('is none with another length or a letter that codes have not', () => {
    for (const typed of ['', 'H4K7PQ2', 'H4K7PQ2MM', 'H4K7PQ2O', 'H4K7PQ2!', '%'.repeat(8)]) expect(readTrackingCode(typed)).toBeNull();
  });
});

describe('where an application stands', () => {
  it('is with the section that received it, then with the one that it was marked to', () => {
    expect(standing(of([received]))).toEqual({ state: 'with', number: '7/2026-ADM', receivedOn: '2026-11-01', section: { en: 'registry' }, since: 'day 10', endedOn: null });
    expect(standing(of([received, marked('works-clerk')]))).toMatchObject({ section: { en: 'works' }, since: 'day 11' });
  });

  it('is with a section since it came there, whoever of it has it now', () => {
    expect(standing(of([received, marked('works-clerk'), marked('works-head'), filed], [marked('works-clerk')]))).toMatchObject({ section: { en: 'works' }, since: 'day 11' });
    expect(standing(of([received, marked('works-clerk'), filed], [marked('law-clerk')]))).toMatchObject({ section: { en: 'law' }, since: 'day 100' });
  });

  it('does not go the way that its file went before it lay in it', () => {
    expect(standing(of([received, marked('works-clerk'), filed], [{ kind: 'opened', post: 'law-clerk', hidden: false }, marked('law-clerk'), marked('works-clerk')], [], 0))).toMatchObject({ section: { en: 'works' }, since: 'day 11' });
  });

  it('is back where it was when it was pulled back or returned', () => {
    expect(standing(of([received, marked('works-clerk'), { kind: 'back' }]))).toMatchObject({ section: { en: 'registry' }, since: 'day 12' });
  });

  it('is answered on the day of the first letter that stands, and not when that was cancelled', () => {
    const answers: readonly Step[] = [received, { kind: 'answered', letter: 'a', on: '2026-11-09' }, { kind: 'answered', letter: 'b', on: '2026-11-05' }];
    expect(standing(of(answers))).toMatchObject({ state: 'answered', endedOn: '2026-11-05', section: null });
    expect(standing(of(answers, [], ['b']))).toMatchObject({ state: 'answered', endedOn: '2026-11-09' });
    expect(standing(of(answers, [], ['a', 'b']))).toMatchObject({ state: 'with' });
  });

  it('is disposed of with its entry or its file, and open again with that', () => {
    expect(standing(of([received, { kind: 'done' }]))).toMatchObject({ state: 'disposed', endedOn: 'day 11', section: null });
    expect(standing(of([received, filed], [{ kind: 'done' }]))).toMatchObject({ state: 'disposed', endedOn: 'day 100' });
    expect(standing(of([received, filed], [{ kind: 'done' }, { kind: 'undone' }]))).toMatchObject({ state: 'with' });
  });

  it('is told of graded papers, closed covers, graded files and withdrawn entries only as received', () => {
    const only = { state: 'received', number: null, receivedOn: '2026-11-01', section: null, since: null, endedOn: null };
    const hidden: Step = { ...received, hidden: true };
    expect(standing(of([hidden, marked('works-clerk'), { kind: 'done' }]))).toEqual(only);
    expect(standing(of([hidden, { kind: 'completed', hidden: true }]))).toEqual(only);
    expect(standing(of([received, filed], [{ kind: 'opened', post: 'law-clerk', hidden: true }]))).toEqual(only);
    expect(standing(of([received, { kind: 'binned' }]))).toEqual(only);
    expect(standing(of([received, { kind: 'binned' }, { kind: 'restored' }]))).toMatchObject({ state: 'with' });
    expect(standing(of([hidden, { kind: 'completed', hidden: false }]))).toMatchObject({ state: 'with', number: '7/2026-ADM' });
  });

  it('names no section that has no name here yet, and no receipt that was never entered', () => {
    expect(standing(of([received, marked('secret-clerk')]))).toMatchObject({ state: 'received', section: null });
    expect(standing(of([marked('works-clerk')])).state).toBe('unknown');
  });
});
