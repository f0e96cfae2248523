import type { FocusEvent, KeyboardEvent } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

type Options = {
  readonly count: number;
  /** The id of the row at a place; undefined while it is not here. */
  readonly idAt: (index: number) => string | undefined;
  readonly scrollTo: (index: number) => void;
  readonly onOpen: ((index: number) => void) | undefined;
  readonly onToggle: ((index: number) => void) | undefined;
};

type Place = { readonly index: number; readonly id: string | undefined };

/** Where the row is now that the list may have changed: at its new place, or where it is gone the one that took its place. */
function placeNow({ index, id }: Place, count: number, idAt: Options['idAt']): number {
  const kept = Math.min(index, Math.max(0, count - 1));
  const here = idAt(kept);
  if (id === undefined || here === undefined || here === id) return kept;
  for (let at = 0; at < count; at += 1) if (idAt(at) === id) return at;
  return kept;
}

/**
 * One row of a list takes part in the tab order; arrows move it, Enter opens it, space selects it. It stays the same row while the list
 * changes around it, and keeps the focus; when it leaves the list the next one takes its place.
 */
export function useRovingRow({ count, idAt, scrollTo, onOpen, onToggle }: Options) {
  const [held, setHeld] = useState<Place>({ index: 0, id: undefined });
  const wanted = useRef<number | null>(null);
  const focused = useRef(false);
  const rows = useRef(new Map<number, HTMLElement>());
  const current = placeNow(held, count, idAt);
  const id = idAt(current);
  const other = id !== undefined && id !== held.id;
  if (held.id !== undefined && (other || current !== held.index)) setHeld({ index: current, id });

  useEffect(() => {
    if (wanted.current === null) return;
    const row = rows.current.get(wanted.current);
    if (row === undefined) return;
    wanted.current = null;
    row.focus();
  });

  /** A row that leaves the page takes the focus along without a word: the row that is current then gets it. */
  useEffect(() => {
    if (focused.current && document.activeElement === document.body) rows.current.get(current)?.focus({ preventScroll: true });
  });

  const register = useCallback((index: number, element: HTMLElement | null) => {
    if (element === null) rows.current.delete(index);
    else rows.current.set(index, element);
  }, []);

  const setCurrent = (index: number) => {
    const at = { index, id: idAt(index) };
    if (at.index !== held.index || at.id !== held.id) setHeld(at);
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    focused.current = event.target.role === 'row';
  };
  const onBlur = () => {
    focused.current = false;
  };

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

  return { current, setCurrent, register, onKeyDown, focusing: { onFocus, onBlur } };
}
