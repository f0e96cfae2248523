import { describe, expect, it } from 'vitest';
import { readJobId, readJobState, readPrinters } from './cups-answers.ts';

const accepting = 'Counter accepting requests since Sat 21 Nov 2026\nStore not accepting requests since Sat 21 Nov 2026 -\n\tout of paper\n';
const described = `printer Counter is idle.  enabled since Sat 21 Nov 2026
\tForm mounted:
\tDescription: Counter, ground floor
\tAlerts: none
printer Store disabled since Sat 21 Nov 2026 -
\tPaused
\tDescription: Store room
`;

describe('the answers of the print system', () => {
  it('name the printers, which of them is the usual one and which takes jobs', () => {
    expect(readPrinters(accepting, 'system default destination: Counter\n', described)).toEqual([
      { name: 'Counter', description: 'Counter, ground floor', isDefault: true, acceptsJobs: true },
      { name: 'Store', description: 'Store room', isDefault: false, acceptsJobs: false },
    ]);
  });

  it('may name no printer and no usual one', () => {
    expect(readPrinters('', 'no system default destination\n', '')).toEqual([]);
  });

  it('give a job its id', () => {
    expect(readJobId('request id is Counter-12 (1 file(s))\n')).toBe('Counter-12');
    expect(readJobId('lp: Error - The printer or class does not exist.\n')).toBeUndefined();
  });

  const waiting = 'Counter-12 root 1024 Sat 21 Nov 2026\n\tAlerts: job-printing\n\tqueued for Counter\nCounter-13 root 1024 Sat 21 Nov 2026\n\tAlerts: none\n';
  const ended = 'Counter-10 root 1024 Sat 21 Nov 2026\n\tAlerts: job-completed-successfully\nCounter-11 root 1024 Sat 21 Nov 2026\n\tAlerts: job-canceled-by-user\n';
  it.each([
    ['Counter-12', 'printing'],
    ['Counter-13', 'queued'],
    ['Counter-10', 'done'],
    ['Counter-11', 'failed'],
    ['Counter-1', 'failed'],
  ])('say where job %s stands: %s', (job, state) => {
    expect(readJobState(job, waiting, ended)).toBe(state);
  });
});
