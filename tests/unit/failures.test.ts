import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from '../../scripts/lib/failures.mjs';

const atRoot = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

describe('what npm test says once more at its end', () => {
  it('is each failed test with where it stands and its reason, and a file that could not be loaded', () => {
    const report = {
      testResults: [
        { name: atRoot('main/a.test.ts'), message: '', assertionResults: [{ status: 'passed', fullName: 'holds', failureMessages: [] }] },
        { name: atRoot('main/b.test.ts'), message: '', assertionResults: [{ status: 'failed', fullName: 'adds up', failureMessages: ['expected 1 to be 2\n    at b.test.ts'] }] },
        { name: atRoot('main/c.test.ts'), message: 'Cannot find module', assertionResults: [] },
      ],
    };
    expect(failuresOfVitest(report)).toEqual(['main/b.test.ts › adds up\n    expected 1 to be 2\n        at b.test.ts', 'main/c.test.ts\n    Cannot find module']);
  });

  it('is each failed journey, in whatever group it stands, and an error outside every one', () => {
    const failed = { title: 'a day', file: 'day.spec.ts', line: 11, ok: false, tests: [{ results: [{ errors: [{ message: 'no such button' }] }] }] };
    const report = { errors: [{ message: 'no display' }], suites: [{ specs: [{ ...failed, ok: true }], suites: [{ specs: [failed] }] }] };
    expect(failuresOfPlaywright(report)).toEqual(['outside every test\n    no display', 'day.spec.ts:11 › a day\n    no such button']);
  });
});
