import { useCallback, useState } from 'react';
import type { ContractError, Result } from '../../preload/contract/errors.ts';
import type { Output, ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { ask } from './ask.ts';

export type Command<Name extends ProcedureName> = {
  readonly run: (input: RequestInput<Name>) => Promise<Result<Output<Name>>>;
  readonly busy: boolean;
  readonly error: ContractError | null;
  readonly clear: () => void;
};

/** One act of a screen: whether it is under way and why it last failed. */
export function useCommand<Name extends ProcedureName>(name: Name): Command<Name> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ContractError | null>(null);
  const run = useCallback(
    async (input: RequestInput<Name>) => {
      setBusy(true);
      setError(null);
      const result = await ask(name, input);
      setBusy(false);
      if (!result.ok) setError(result.error);
      return result;
    },
    [name],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
