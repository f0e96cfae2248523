import { describe, expect, it } from 'vitest';
import { createBackOff } from './back-off.ts';

describe('the wait before the core is started again', () => {
  it('doubles with each crash and never passes half a minute', () => {
    const backOff = createBackOff(() => 0);
    const delays = Array.from({ length: 10 }, () => backOff.nextDelayMs());
    expect(delays.slice(0, 4)).toEqual([200, 400, 800, 1600]);
    expect(Math.max(...delays)).toBe(30_000);
  });

  it('starts from the beginning after a minute of good running', () => {
    let time = 0;
    const backOff = createBackOff(() => time);
    backOff.nextDelayMs();
    backOff.nextDelayMs();
    backOff.started();
    time += 60_000;
    expect(backOff.nextDelayMs()).toBe(200);
  });
});
