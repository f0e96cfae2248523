import { useCallback, useState } from 'react';

/** Whether a part of a form stands open, as it was left on this desk; closed at first. */
export function useKeptOpen(part: string): readonly [boolean, (open: boolean) => void] {
  const key = `open:${part}`;
  const [open, setOpen] = useState(() => localStorage.getItem(key) === 'yes');
  const change = useCallback(
    (wanted: boolean) => {
      localStorage.setItem(key, wanted ? 'yes' : 'no');
      setOpen(wanted);
    },
    [key],
  );
  return [open, change];
}
