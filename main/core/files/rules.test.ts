import { describe, expect, it } from 'vitest';
import {
  additionProblem,
  attachProblem,
  closeProblem,
  decisionProblem,
  isBroughtUp,
  linkProblem,
  mayDecide,
  mayPullBack,
  mayTakeOver,
  mayWork,
  mergeProblem,
  moveProblem,
  notePages,
  parkProblem,
  partProblem,
  reopenProblem,
  restProblem,
  volumeIsFull,
  volumeProblem,
  workProblem,
  type FileLife,
} from './rules.ts';

const here = 'post-here';
const elsewhere = 'post-elsewhere';
const file = (change: Partial<FileLife> = {}): FileLife => ({
  id: 'file', kind: 'main', main_id: null, ordinal: 1, state: 'open', attached_to: null, asked: null, holder_post: here, section_id: 'section', closed_post: null, binned_at: null, ...change,
});
const main = file({ id: 'main' });
const part = file({ id: 'part', kind: 'part', main_id: 'main' });
const nothingOpen = { drafts: 0, parts: 0, carried: 0 };

describe('a file that lies still', () => {
  it.each([
    ['closed', 'fileClosed'],
    ['merged', 'fileMerged'],
    ['parked', 'fileParked'],
  ] as const)('because it is %s takes nothing and goes nowhere (rows 20, 33, 34)', (state, code) => {
    expect([restProblem, additionProblem, moveProblem, parkProblem].map((rule) => rule(file({ state })))).toEqual([code, code, code, code]);
  });

  it('because it lies in the bin takes nothing, goes nowhere, is linked with nothing and not reopened (row 35)', () => {
    const binned = file({ state: 'closed', binned_at: 1 });
    expect([restProblem, additionProblem, moveProblem, parkProblem].map((rule) => rule(binned))).toEqual(['fileBinned', 'fileBinned', 'fileBinned', 'fileBinned']);
    expect([linkProblem(binned, main), linkProblem(main, binned), reopenProblem(binned, here)]).toEqual(['fileBinned', 'fileBinned', 'fileBinned']);
  });

  it('is brought up again from its day on, when it has one (row 34)', () => {
    const on = (bring_up: string | null, today: string) => isBroughtUp({ state: 'parked', bring_up }, today);
    expect([on('2026-11-30', '2026-11-29'), on('2026-11-30', '2026-11-30'), on('2026-11-30', '2026-12-01'), on(null, '2026-12-01')]).toEqual([false, true, true, false]);
    expect(isBroughtUp({ state: 'open', bring_up: '2026-11-30' }, '2026-12-01')).toBe(false);
  });
});

describe('part files (row 20)', () => {
  it('are opened wherever the main file lies, but not of a part or a file at its end', () => {
    expect(partProblem(file({ holder_post: elsewhere }))).toBeNull();
    expect(partProblem(file({ state: 'parked' }))).toBeNull();
    expect(partProblem(part)).toBe('filePartHasNone');
    expect(partProblem(file({ state: 'closed' }))).toBe('fileClosed');
    expect(partProblem(file({ state: 'continued' }))).toBe('volumeContinued');
  });

  it('are merged only where both lie at one post and nothing is half done', () => {
    expect(mergeProblem(part, main, here, 0)).toBeNull();
    expect(mergeProblem(main, null, here, 0)).toBe('fileNotPart');
    expect(mergeProblem(part, { ...main, holder_post: elsewhere }, here, 0)).toBe('mainNotHere');
    expect(mergeProblem(part, main, here, 1)).toBe('fileHasDrafts');
    expect(mergeProblem({ ...part, state: 'merged' }, main, here, 0)).toBe('fileMerged');
    expect(mergeProblem(part, { ...main, state: 'closed' }, here, 0)).toBe('fileClosed');
    expect(mergeProblem({ ...part, attached_to: 'third' }, main, here, 0)).toBe('fileAttached');
  });
});

describe('volumes (row 21)', () => {
  it('go on from the newest one only, once nothing on it is half done', () => {
    expect(volumeProblem(file(), 0)).toBeNull();
    expect(volumeProblem(file({ kind: 'volume', main_id: 'main', ordinal: 2 }), 0)).toBeNull();
    expect(volumeProblem(file(), 1)).toBe('fileHasDrafts');
    expect(volumeProblem(part, 0)).toBe('filePartHasNone');
    expect(volumeProblem(file({ state: 'continued' }), 0)).toBe('volumeContinued');
  });

  it('before the newest take nothing more, but still go where they are needed', () => {
    expect(additionProblem(file({ state: 'continued' }))).toBe('volumeContinued');
    expect(moveProblem(file({ state: 'continued' }))).toBeNull();
    expect(parkProblem(file({ state: 'continued' }))).toBe('volumeContinued');
  });

  it('are suggested at the limit of pages, and not for what can have none', () => {
    expect([149, 150, 151].map((pages) => volumeIsFull(file(), pages, 150))).toEqual([false, true, true]);
    expect(volumeIsFull(part, 500, 150)).toBe(false);
    expect(volumeIsFull(file({ state: 'continued' }), 500, 150)).toBe(false);
    expect([0, 1, 1800, 1801].map(notePages)).toEqual([0, 1, 1, 2]);
  });
});

describe('linked and attached files (rows 27, 28)', () => {
  it('are linked with any other file, also a closed one', () => {
    expect(linkProblem(file(), file())).toBe('sameFile');
    expect(linkProblem(file(), file({ id: 'other', state: 'closed', holder_post: elsewhere }))).toBeNull();
  });

  it('are attached at one post, and never in a chain', () => {
    expect(attachProblem(file(), main, 0, here)).toBeNull();
    expect(attachProblem(file(), file(), 0, here)).toBe('sameFile');
    expect(attachProblem(file(), { ...main, holder_post: elsewhere }, 0, here)).toBe('mainNotHere');
    expect(attachProblem(file({ attached_to: 'third' }), main, 0, here)).toBe('fileAttached');
    expect(attachProblem(file(), { ...main, attached_to: 'third' }, 0, here)).toBe('attachedChain');
    expect(attachProblem(file(), main, 1, here)).toBe('attachedChain');
    expect(attachProblem(file({ state: 'parked' }), main, 0, here)).toBe('fileParked');
    expect(attachProblem(file(), { ...main, state: 'closed' }, 0, here)).toBe('fileClosed');
  });

  it('travel only with the file that carries them, but can be worked on', () => {
    expect(moveProblem(file({ attached_to: 'main' }))).toBe('fileAttached');
    expect(parkProblem(file({ attached_to: 'main' }))).toBe('fileAttached');
    expect(additionProblem(file({ attached_to: 'main' }))).toBeNull();
  });
});

describe('closing and reopening (row 33)', () => {
  it('closes nothing that is half done, has parts at work, or carries or is carried', () => {
    expect(closeProblem(file(), nothingOpen)).toBeNull();
    expect(closeProblem(file({ state: 'parked' }), nothingOpen)).toBeNull();
    expect(closeProblem(file(), { ...nothingOpen, drafts: 1 })).toBe('fileHasDrafts');
    expect(closeProblem(file(), { ...nothingOpen, parts: 1 })).toBe('partsOpen');
    expect(closeProblem(file(), { ...nothingOpen, carried: 1 })).toBe('fileCarries');
    expect(closeProblem(file({ attached_to: 'main' }), nothingOpen)).toBe('fileAttached');
    expect(closeProblem(file({ state: 'closed' }), nothingOpen)).toBe('fileClosed');
  });

  it('is reopened for the post that closed it, once', () => {
    const closed = file({ state: 'closed', closed_post: here });
    expect(reopenProblem(closed, here)).toBeNull();
    expect(reopenProblem(closed, elsewhere)).toBe('closedByAnother');
    expect(reopenProblem({ ...closed, asked: 'reopen' }, here)).toBe('alreadyAsked');
    expect(reopenProblem(file(), here)).toBe('fileNotClosed');
  });

  it('is decided by an officer who holds the file or sits in its section, by nobody else', () => {
    const asked = file({ asked: 'close' });
    const by = (postId: string, sectionId: string, isOfficer = true) => ({ postId, sectionId, isOfficer });
    expect(decisionProblem(asked, by(here, 'another'))).toBeNull();
    expect(decisionProblem(asked, by(elsewhere, 'section'))).toBeNull();
    expect(decisionProblem(asked, by(elsewhere, 'another'))).toBe('notYoursToApprove');
    expect(mayDecide(asked, by(here, 'section', false))).toBe(false);
    expect(decisionProblem(file(), by(here, 'section'))).toBe('nothingAsked');
  });
});

describe('a file on its way', () => {
  const arrived = { holder_post: here, previous_post: elsewhere, read: 1, received: 1 };
  it('is worked on by the post that holds it, once paper was taken over (row 57)', () => {
    expect([workProblem(arrived, here), workProblem(arrived, elsewhere), workProblem({ ...arrived, received: 0 }, here)]).toEqual([null, 'fileNotHere', 'fileNotReceived']);
    expect([mayWork(arrived, here), mayWork(arrived, elsewhere), mayWork({ ...arrived, received: 0 }, here)]).toEqual([true, false, false]);
    expect([mayTakeOver(arrived, here), mayTakeOver({ ...arrived, received: 0 }, here), mayTakeOver({ ...arrived, received: 0 }, elsewhere)]).toEqual([false, true, false]);
  });

  it('comes back to its sender until the receiver opens it (row 54)', () => {
    const unread = { ...arrived, read: 0 };
    expect([mayPullBack(unread, elsewhere), mayPullBack(unread, here), mayPullBack(arrived, elsewhere)]).toEqual([true, false, false]);
  });
});
