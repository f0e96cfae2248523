import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConnectionState } from './channel.ts';
import { createRestartNotice, readableMs } from './restart-notice.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A line whose state is moved by hand. */
function lineInState() {
  let state: ConnectionState = 'connecting';
  let told: () => void = () => undefined;
  const line = {
    state: () => state,
    onState: (listener: () => void) => {
      told = listener;
      return () => undefined;
    },
  };
  return {
    line,
    move: (next: ConnectionState) => {
      state = next;
      told();
    },
  };
}

it('is not shown at the first start', () => {
  const { line, move } = lineInState();
  const notice = createRestartNotice(line);
  move('ready');
  expect(notice.shown()).toBe(false);
});

it('stands long enough to be read, however fast the restart is over', () => {
  const { line, move } = lineInState();
  const notice = createRestartNotice(line);
  move('restarting');
  move('ready');
  vi.advanceTimersByTime(readableMs - 1);
  expect(notice.shown()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(notice.shown()).toBe(false);
});

it('stands as long as a restart takes, and goes on through the next one', () => {
  const { line, move } = lineInState();
  const notice = createRestartNotice(line);
  let changes = 0;
  notice.onChange(() => {
    changes += 1;
  });
  move('restarting');
  vi.advanceTimersByTime(10 * readableMs);
  move('ready');
  vi.advanceTimersByTime(readableMs / 2);
  move('restarting');
  vi.advanceTimersByTime(10 * readableMs);
  expect([notice.shown(), changes]).toEqual([true, 1]);
});
