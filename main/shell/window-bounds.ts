import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { ShellStateStore } from './shell-state.ts';

const usual = { width: 1280, height: 800 };
/** So much of the title bar must be on some display, or the window could not be moved back. */
const visiblePixels = 80;

/** Where the window was left, if that place is still on a display. */
export function startBounds(store: ShellStateStore): Partial<Rectangle> {
  const { bounds } = store.read();
  return bounds && screen.getAllDisplays().some(({ workArea }) => overlaps(bounds, workArea)) ? bounds : usual;
}

export function rememberBounds(window: BrowserWindow, store: ShellStateStore): void {
  window.on('close', () => store.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
}

function overlaps(bounds: Rectangle, area: Rectangle): boolean {
  return (
    bounds.x + bounds.width > area.x + visiblePixels &&
    bounds.x < area.x + area.width - visiblePixels &&
    bounds.y >= area.y &&
    bounds.y < area.y + area.height - visiblePixels
  );
}
