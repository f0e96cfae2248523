import { describe, expect, it } from 'vitest';
import { standardNumbering } from './standard-numbering.ts';
import { purposeProblems, templatePurposes, type TemplatePurpose } from './template-purpose.ts';

describe('a template for a purpose', () => {
  it.each(templatePurposes.filter((purpose) => purpose !== 'letter' && purpose !== 'file'))('is good as every office begins with it: %s', (purpose) => {
    expect(purposeProblems(purpose, standardNumbering[purpose])).toEqual([]);
  });

  it.each<[TemplatePurpose, string, string[]]>([
    ['letter', '{head}/{seq}/{yyyy}', ['templateHeadUnknown']],
    ['diary', '{seq}-{register}/{yyyy}', ['templateHeadUnknown']],
    ['register', '{seq}/{yyyy}', ['templateNeedsRegister']],
    ['part', 'Part {seq}', ['templateNeedsFile']],
    ['volume', '{file}-{yyyy}', ['templateNeedsOneSequence']],
    ['file', '{anything}/{seq}', []],
    ['register', '{seq}-{register}/{post}/{yyyy}', []],
  ])('for a %s, %s has the problems that belong to it', (purpose, pattern, problems) => {
    expect(purposeProblems(purpose, pattern)).toEqual(problems);
  });
});
