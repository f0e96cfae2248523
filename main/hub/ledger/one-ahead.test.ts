import { describe, expect, it } from 'vitest';
import { oneAhead } from './one-ahead.ts';

/** Items that come when they are let go. */
function held<Item>() {
  const waiting: ((result: IteratorResult<Item>) => void)[] = [];
  const items: AsyncIterable<Item> = { [Symbol.asyncIterator]: () => ({ next: () => new Promise((resolve) => waiting.push(resolve)) }) };
  return { items, give: (value: Item) => waiting.shift()?.({ done: false, value }) };
}

async function* listOf(...items: readonly string[]) {
  yield* items;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('one ahead', () => {
  it('prepares the next item while the one before is finished, and no further one', async () => {
    const told: string[] = [];
    const doors: (() => void)[] = [];
    const done = oneAhead(
      listOf('a', 'b', 'c'),
      (item) => {
        told.push(`prepared ${item}`);
        return item;
      },
      (item) => new Promise((resolve) => doors.push(() => resolve(void told.push(`finished ${item}`)))),
    );
    await turn();
    await turn();
    expect(told).toEqual(['prepared a', 'prepared b']);
    while (told.length < 6) {
      doors.shift()?.();
      await turn();
      await turn();
    }
    await done;
    expect(told).toEqual(['prepared a', 'prepared b', 'finished a', 'prepared c', 'finished b', 'finished c']);
  });

  it('finishes what was begun before it ends for what could not be prepared', async () => {
    const finished: string[] = [];
    const failing = oneAhead(
      listOf('a', 'bad'),
      (item) => {
        if (item === 'bad') throw new Error('bad');
        return item;
      },
      async (item) => {
        await turn();
        finished.push(item);
      },
    );
    await expect(failing).rejects.toThrow('bad');
    expect(finished).toEqual(['a']);
  });

  it('ends at the first that could not be finished, though nothing more comes', async () => {
    const { items, give } = held<string>();
    const failing = oneAhead(items, (item) => item, (item) => Promise.reject(new Error(item)));
    await turn();
    give('a');
    await expect(failing).rejects.toThrow('a');
  });
});
