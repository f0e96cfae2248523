import type { KeyboardEvent } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

type Options = {
  readonly count: number;
  readonly scrollTo: (index: number) => void;
  readonly onOpen: ((index: number) => void) | undefined;
  readonly onToggle: ((index: number) => void) | undefined;
};

/** One row of a list takes part in the tab order; arrows move it, Enter opens it, space selects it. */
export function useRovingRow({ count, scrollTo, onOpen, onToggle }: Options) {
  const [current, setCurrent] = useState(0);
  const wanted = useRef<number | null>(null);
  const rows = useRef(new Map<number, HTMLElement>());

  useEffect(() => {
    if (wanted.current === null) return;
    const row = rows.current.get(wanted.current);
    if (row === undefined) return;
    wanted.current = null;
    row.focus();
  });

  const register = useCallback((index: number, element: HTMLElement | null) => {
    if (element === null) rows.current.delete(index);
    else rows.current.set(index, element);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.target !== event.currentTarget) return;
    const step = steps[event.code];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(count - 1, index + step));
      wanted.current = next;
      setCurrent(next);
      scrollTo(next);
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') onOpen?.(index);
    else if (event.code === 'Space') onToggle?.(index);
    else return;
    event.preventDefault();
  };

  return { current: Math.min(current, Math.max(0, count - 1)), setCurrent, register, onKeyDown };
}
