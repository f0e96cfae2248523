import type { ContractError } from '../../preload/contract/errors.ts';

/** Carries an error value through a library that knows only exceptions. */
export class Failure extends Error {
  readonly error: ContractError;

  constructor(error: ContractError) {
    super(error.code);
    this.error = error;
  }
}

/** The error value of anything thrown; what is not ours is a bug and shows as `internal`. */
export function errorOf(thrown: unknown): ContractError | null {
  if (thrown === null || thrown === undefined) return null;
  return thrown instanceof Failure ? thrown.error : { code: 'internal' };
}
