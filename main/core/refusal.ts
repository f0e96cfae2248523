import type { ContractError, ErrorCode } from '../../preload/contract/errors.ts';

/**
 * A rule said no. Thrown inside a transaction so that nothing of it remains, and turned into an error value
 * at the contract's edge; every other exception is a bug and reaches the screen as `internal`.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>> | undefined;

  constructor(code: ErrorCode, params?: Readonly<Record<string, string | number>>) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }

  toError(): ContractError {
    return this.params ? { code: this.code, params: this.params } : { code: this.code };
  }
}

/** The value of a result, or its error thrown as a refusal. */
export function orRefuse<Value>(
  result: { ok: true; value: Value } | { ok: false; error: ContractError },
): Value {
  if (result.ok) return result.value;
  throw new Refusal(result.error.code, result.error.params);
}
