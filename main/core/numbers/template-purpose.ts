import { templateHeads, templateProblems, usesToken, type NumberTemplateProblem } from './number-template.ts';

/** What a template numbers: letters, files, the section diary, a lettered register, parts and volumes of a file. */
export const templatePurposes = ['letter', 'file', 'diary', 'register', 'part', 'volume'] as const;
export type TemplatePurpose = (typeof templatePurposes)[number];

export type PurposeProblem = NumberTemplateProblem | 'templateNeedsFile' | 'templateNeedsRegister' | 'templateHeadUnknown';

/** The heads that somebody or something fills when a number is made for a purpose; of a file the clerk fills any. */
const headsOf: Readonly<Record<Exclude<TemplatePurpose, 'file'>, readonly string[]>> = { letter: [], diary: [], register: ['register'], part: [], volume: [] };

/**
 * Why a template can't number this: beside its own problems, a suffix needs the number that it is put to, a lettered register its
 * letter, and only files have heads that a clerk fills. An empty list when it is good.
 */
export function purposeProblems(purpose: TemplatePurpose, pattern: string): PurposeProblem[] {
  const problems: PurposeProblem[] = templateProblems(pattern);
  const unknown = purpose !== 'file' && templateHeads(pattern).some((head) => !headsOf[purpose].includes(head));
  if (unknown) problems.push('templateHeadUnknown');
  if ((purpose === 'part' || purpose === 'volume') && !usesToken(pattern, 'file')) problems.push('templateNeedsFile');
  if (purpose === 'register' && !usesToken(pattern, 'register')) problems.push('templateNeedsRegister');
  return problems;
}
