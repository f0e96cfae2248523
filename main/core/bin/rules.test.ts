import { describe, expect, it } from 'vitest';
import { binFileProblem, binReceiptProblem, restoreProblem, type BinnedFile, type BinnedReceipt } from './rules.ts';

const receipt: BinnedReceipt = { created_post: 'diarist', state: 'open', binned_at: null, steps: 0 };
const file: BinnedFile = { opened_post: 'assistant', kind: 'main', state: 'open', binned_at: null, work: 0 };

describe('a receipt', () => {
  it('may be put in the bin while it lies in Created, by the post that diarised it', () => {
    expect(binReceiptProblem(receipt, 'diarist')).toBeNull();
    expect(binReceiptProblem(receipt, 'officer')).toBe('notYoursToBin');
  });

  it.each([
    ['was marked to another post, even if it came back', { steps: 1 }, 'receiptWasSent'],
    ['lies in a file', { state: 'in-file' as const }, 'receiptWasSent'],
    ['was disposed of', { state: 'disposed' as const }, 'receiptWasSent'],
    ['lies in the bin already', { state: 'disposed' as const, binned_at: 1 }, 'inBin'],
  ])('stays when it %s', (_, change, problem) => {
    expect(binReceiptProblem({ ...receipt, ...change }, 'diarist')).toBe(problem);
  });
});

describe('a file', () => {
  it('may be put in the bin while nothing was done on it, by the post that opened it', () => {
    expect(binFileProblem(file, 'assistant')).toBeNull();
    expect(binFileProblem(file, 'officer')).toBe('notYoursToBin');
  });

  it.each([
    ['has a note, a draft, a paper or a movement', { work: 1 }, 'fileWasWorkedOn'],
    ['is a part', { kind: 'part' as const }, 'fileWasWorkedOn'],
    ['is a volume', { kind: 'volume' as const }, 'fileWasWorkedOn'],
    ['is parked', { state: 'parked' }, 'fileWasWorkedOn'],
    ['was closed', { state: 'closed' }, 'fileWasWorkedOn'],
    ['lies in the bin already', { state: 'closed', binned_at: 1 }, 'inBin'],
  ])('stays when it %s', (_, change, problem) => {
    expect(binFileProblem({ ...file, ...change }, 'assistant')).toBe(problem);
  });
});

describe('what lies in the bin', () => {
  it('is taken out by the post whose entry it was, once', () => {
    expect(restoreProblem({ binned_at: 1, owner: 'diarist' }, 'diarist')).toBeNull();
    expect(restoreProblem({ binned_at: 1, owner: 'diarist' }, 'officer')).toBe('notYoursToBin');
    expect(restoreProblem({ binned_at: null, owner: 'diarist' }, 'diarist')).toBe('notInBin');
  });
});
