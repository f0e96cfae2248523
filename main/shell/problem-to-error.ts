import { randomUUID } from 'node:crypto';
import type { ContractError } from '../../preload/contract/errors.ts';
import { Refusal } from '../core/refusal.ts';
import type { Log } from './logs.ts';

/** The error value for what was thrown: a refusal as it is, anything else as `internal` with an id whose details stand in the log only. */
export function problemToError(log: Log): (problem: unknown) => ContractError {
  return (problem) => {
    if (problem instanceof Refusal) return problem.toError();
    const id = randomUUID().slice(0, 8);
    log.write(`internal ${id}`, problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
    return { code: 'internal', params: { id } };
  };
}
