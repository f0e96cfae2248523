/**
 * Does two things with each item, in order: while the second is done with one, the first is done with the next, and never with more than that. The first failure ends it at once, also
 * while the next item is waited for; what was begun before it is finished first.
 */
export async function oneAhead<Item, Prepared>(items: AsyncIterable<Item>, prepare: (item: Item) => Prepared, finish: (prepared: Prepared) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  let finishing: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const next = await Promise.race([turn().then(() => iterator.next()), failureOf(finishing)]);
      if (next.done === true) break;
      const prepared = prepare(next.value);
      await finishing;
      finishing = finish(prepared);
    }
  } catch (error) {
    await finishing;
    throw error;
  }
  await finishing;
}

/** What was begun gets to go out to the database or the disk before the next is prepared. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Rejects when that does, and else never ends. */
const failureOf = (work: Promise<void>): Promise<never> =>
  new Promise((_, reject) => {
    work.catch(reject);
  });
