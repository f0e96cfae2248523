import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Result } from '../../preload/contract/errors.ts';
import type { SaveState } from './autosave.ts';
import { createAutosave } from './autosave.ts';

type Save<Value> = (value: Value) => Promise<Result<{ savedAt: number }>>;

export type DraftState<Value> = {
  readonly value: Value;
  readonly change: (value: Value) => void;
  readonly flush: () => Promise<boolean>;
  readonly take: () => Promise<Value | null>;
  readonly drop: () => void;
  readonly save: SaveState;
};

/** A draft that saves itself while it is typed; `initial` and `save` count only at the start, typing is never overwritten. */
export function useDraft<Value>(initial: Value, save: Save<Value>): DraftState<Value> {
  const [value, setValue] = useState(initial);
  const [autosave] = useState(() => createAutosave<Value>(save));
  const state = useSyncExternalStore(autosave.onState, autosave.state);
  useEffect(
    () => () => {
      void autosave.flush();
    },
    [autosave],
  );
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      autosave.change(next);
    },
    [autosave],
  );
  return { value, change, flush: autosave.flush, take: autosave.take, drop: autosave.drop, save: state };
}
