import { failure, success, type Result } from '../result.ts';

/** `problem` says what is wrong: `unclosed`, `notOpened`, `unknownName`, `unknownPart`, `notText`, `tooDeep`, `forbidden`, `missing` or `sealMissing`. */
export type TemplateError = 'templateBroken';

/** Thrown while a template is read or filled, and caught by `attempt`. */
export class Broken extends Error {
  readonly place: { file: string; line: number; problem: string; detail: string };
  constructor(file: string, line: number, problem: string, detail: string) {
    super(problem);
    this.place = { file, line, problem, detail };
  }
}

/** Runs work on a template; a broken one becomes an error value. */
export const attempt = <Value>(work: () => Value): Result<Value, TemplateError> => {
  try {
    return success(work());
  } catch (error) {
    if (error instanceof Broken) return failure('templateBroken', error.place);
    throw error;
  }
};

/** The line, counted from 1, on which a place in a source stands. */
export const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length;
