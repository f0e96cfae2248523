import { describe, expect, it } from 'vitest';
import { Gate } from './gate.ts';

describe('the gate of the server', () => {
  it('lets so many work, the others wait in their order, and turns away who would wait behind too many', async () => {
    const gate = new Gate({ working: 1, waiting: 2, bytes: 10 });
    const order: number[] = [];
    const first = await gate.enter();
    const [second, third] = [gate.enter(), gate.enter()];
    const noted = [second, third].map(async (place, at) => {
      const leave = await place;
      order.push(at);
      leave?.();
    });
    expect([gate.working, gate.waiting, gate.enter()]).toEqual([1, 2, null]);
    first?.();
    first?.();
    await Promise.all(noted);
    expect([order, gate.working, gate.waiting]).toEqual([[0, 1], 0, 0]);
    expect(gate.enter()).not.toBeNull();
  });

  it('holds so many bytes and no more, until they are let go, once', () => {
    const gate = new Gate({ working: 1, waiting: 1, bytes: 10 });
    const [six, four] = [gate.hold(6), gate.hold(4)];
    expect([six === null, four === null, gate.hold(1)]).toEqual([false, false, null]);
    six?.();
    six?.();
    expect([gate.hold(7), gate.hold(6) === null]).toEqual([null, false]);
  });
});
