import type { BrowserWindow } from 'electron';

/** What is asked of a window here. */
type Opened = Pick<BrowserWindow, 'isMinimized' | 'restore' | 'focus'> & { readonly once: (event: 'closed', closed: () => void) => unknown };

export type OpenedWindows<Window extends Opened> = {
  /** Counts a window from the moment it is asked for, shown or not, and returns it. */
  readonly add: (window: Window) => Window;
  /** Brings the oldest window to the front. */
  readonly focus: () => void;
};

/**
 * The windows that people opened. After the last of them nothing keeps the app running: the hidden window that prints
 * is none of them, and one that still draws its first picture is.
 */
export function createOpenedWindows<Window extends Opened>(afterTheLast: () => void): OpenedWindows<Window> {
  const windows = new Set<Window>();
  return {
    add: (window) => {
      windows.add(window);
      window.once('closed', () => {
        windows.delete(window);
        if (windows.size === 0) afterTheLast();
      });
      return window;
    },
    focus: () => {
      const [oldest] = windows;
      if (oldest?.isMinimized()) oldest.restore();
      oldest?.focus();
    },
  };
}
