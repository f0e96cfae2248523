import type { Output, ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { core } from './ports.ts';

/** Asks the core for one procedure of the contract; failures come back as values. */
export function ask<Name extends ProcedureName>(name: Name, input: RequestInput<Name>): Promise<Result<Output<Name>>> {
  return core.request(name, input);
}
