import { useEffect } from 'react';
import { undoLast } from '../ui/toasts.tsx';
import type { Command, Shortcut } from './use-commands.ts';

function matches(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const control = event.ctrlKey || event.metaKey;
  return event.code === shortcut.code && control === shortcut.control && event.altKey === (shortcut.alt ?? false) && !event.shiftKey;
}

const undoKey: Shortcut = { code: 'KeyZ', control: true, shown: 'Ctrl Z' };

/** While somebody types, Ctrl Z takes back what he typed. */
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;

/** Keys that work anywhere in the frame, also while typing. */
export function useShortcuts(commands: readonly Command[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector('[inert], .veil') !== null) return;
      if (matches(event, undoKey) && !isTyping(event.target)) {
        if (undoLast()) event.preventDefault();
        return;
      }
      const command = commands.find(({ shortcut }) => shortcut !== undefined && matches(event, shortcut));
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [commands]);
}
