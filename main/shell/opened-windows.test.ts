import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createOpenedWindows } from './opened-windows.ts';

class Window extends EventEmitter {
  readonly done: string[] = [];
  minimized = false;
  isMinimized = () => this.minimized;
  restore = () => void this.done.push('restore');
  focus = () => void this.done.push('focus');
  readonly close = () => void this.emit('closed');
}

describe('the windows that people opened', () => {
  test('the app goes on while one of them is left, also one that was never shown', () => {
    let ended = 0;
    const opened = createOpenedWindows<Window>(() => (ended += 1));
    const first = opened.add(new Window());
    const notShownYet = opened.add(new Window());
    first.close();
    expect(ended).toBe(0);
    notShownYet.close();
    expect(ended).toBe(1);
  });

  test('a second start brings the oldest that is left to the front', () => {
    const opened = createOpenedWindows<Window>(() => undefined);
    const first = opened.add(new Window());
    const second = opened.add(new Window());
    first.close();
    second.minimized = true;
    opened.focus();
    expect(first.done).toEqual([]);
    expect(second.done).toEqual(['restore', 'focus']);
  });

  test('without a window there is nothing to bring to the front', () => {
    expect(() => createOpenedWindows<Window>(() => undefined).focus()).not.toThrow();
  });
});
