import { useEffect } from 'react';
import { ask } from '../data/ask.ts';

const touchEveryMs = 20_000;

/** Tells the core that somebody sits here, at most every 20 seconds, and locks the desk when nobody did for the given minutes. */
export function useIdleLock(minutes: number | null): void {
  useEffect(() => {
    if (minutes === null) return;
    let lastTouch = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask('session.lock', {}), minutes * 60_000);
    };
    const onUse = () => {
      rest();
      if (Date.now() - lastTouch < touchEveryMs) return;
      lastTouch = Date.now();
      void ask('session.touch', {});
    };
    rest();
    const uses = ['keydown', 'pointerdown', 'wheel'] as const;
    uses.forEach((use) => window.addEventListener(use, onUse, { passive: true, capture: true }));
    return () => {
      clearTimeout(timer);
      uses.forEach((use) => window.removeEventListener(use, onUse, { capture: true }));
    };
  }, [minutes]);
}
