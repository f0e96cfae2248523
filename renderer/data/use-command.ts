import { useCallback, useRef, useState } from 'react';
import type { ContractError, Result } from '../../preload/contract/errors.ts';
import type { Output, ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { ask } from './ask.ts';
import { drawWhatWasKept, untilFresh } from './draw-together.ts';

export type Command<Name extends ProcedureName> = {
  readonly run: (input: RequestInput<Name>) => Promise<Result<Output<Name>>>;
  readonly busy: boolean;
  readonly error: ContractError | null;
  readonly clear: () => void;
};

type UnderWay<Name extends ProcedureName> = { readonly input: RequestInput<Name>; readonly answer: Promise<Result<Output<Name>>> };
type Shown = { readonly setBusy: (busy: boolean) => void; readonly setError: (error: ContractError | null) => void };

/** What is done sooner than this is not shown as under way: the screen would be drawn twice for nothing. */
const busyAfterMs = 100;

async function act<Name extends ProcedureName>(name: Name, input: RequestInput<Name>, { setBusy, setError }: Shown): Promise<Result<Output<Name>>> {
  setError(null);
  const timer = setTimeout(() => setBusy(true), busyAfterMs);
  const result = await ask(name, input);
  if (result.ok) await untilFresh();
  clearTimeout(timer);
  setBusy(false);
  if (!result.ok) setError(result.error);
  return result;
}

/** The same act again, as by a second press of the same button. */
function alike(one: object, other: object): boolean {
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && Object.is(right.get(key), value));
}

/** One act of a screen: whether it is under way and why it last failed. Asked again for the very same while it is, it is done once. */
export function useCommand<Name extends ProcedureName>(name: Name): Command<Name> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ContractError | null>(null);
  const underWay = useRef<UnderWay<Name> | null>(null);
  const run = useCallback(
    (input: RequestInput<Name>) => {
      if (underWay.current && alike(underWay.current.input, input)) return underWay.current.answer;
      const answer = act(name, input, { setBusy, setError }).finally(() => {
        if (underWay.current?.answer === answer) underWay.current = null;
      });
      underWay.current = { input, answer };
      void answer.then(({ ok }) => {
        if (ok) drawWhatWasKept();
      });
      return answer;
    },
    [name],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
