import { notifyManager } from '@tanstack/react-query';
import { afterAll, describe, expect, it } from 'vitest';
import { becomesFresh, drawWhatWasKept, tellScreensTogether, untilFresh } from './draw-together.ts';

const inNextTask = () => new Promise((resolve) => setTimeout(resolve, 5));

tellScreensTogether();
afterAll(() => notifyManager.setScheduler((tell) => setTimeout(tell, 0)));

describe('what screens are told', () => {
  it('is told in the next task while no act waits', async () => {
    const told: string[] = [];
    notifyManager.schedule(() => told.push('row'));
    expect(told).toEqual([]);
    await inNextTask();
    expect(told).toEqual(['row']);
  });

  it('is kept until the end of an act, and told with it in the order in which it came', async () => {
    const told: string[] = [];
    let read: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    becomesFresh(reading);
    const act = untilFresh();
    notifyManager.schedule(() => told.push('count'));
    notifyManager.schedule(() => told.push('row'));
    read();
    await act;
    expect(told).toEqual([]);
    drawWhatWasKept();
    expect(told).toEqual(['count', 'row']);
  });

  it('is kept until the last of two acts has ended', async () => {
    const told: string[] = [];
    becomesFresh(Promise.resolve());
    await Promise.all([untilFresh(), untilFresh()]);
    notifyManager.schedule(() => told.push('row'));
    drawWhatWasKept();
    expect(told).toEqual([]);
    drawWhatWasKept();
    expect(told).toEqual(['row']);
  });

  it('does not hold up an act by a list that is never read', async () => {
    becomesFresh(new Promise(() => undefined));
    await expect(untilFresh()).resolves.toBeUndefined();
    drawWhatWasKept();
  });

  it('reaches every screen, also those behind one that fails', async () => {
    const told: string[] = [];
    becomesFresh(Promise.resolve());
    await untilFresh();
    notifyManager.schedule(() => {
      throw new Error('a screen');
    });
    notifyManager.schedule(() => told.push('row'));
    expect(drawWhatWasKept).toThrow('a screen');
    await inNextTask();
    expect(told).toEqual(['row']);
  });
});
