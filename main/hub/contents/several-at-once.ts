/** What is found for each item, in their order; some are looked for ahead, so that a line of long round trips is not left idle. */
export async function* ahead<Item, Found>(items: Iterable<Item>, atOnce: number, find: (item: Item) => Promise<Found>): AsyncGenerator<Found> {
  const coming: Promise<Found>[] = [];
  for (const item of items) {
    const found = find(item);
    // Whoever reads stops at the first failure; nobody hears of those after it.
    found.catch(() => undefined);
    coming.push(found);
    const first = coming.length < atOnce ? undefined : coming.shift();
    if (first) yield await first;
  }
  for (const found of coming) yield await found;
}

/** Does something with each item, so many at once; the first failure ends it. */
export async function together<Item>(items: Iterable<Item>, atOnce: number, act: (item: Item) => Promise<void>): Promise<void> {
  for await (const _ of ahead(items, atOnce, act)) continue;
}
