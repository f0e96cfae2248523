import type { Input, Output } from '../../../preload/contract/index.ts';
import { listLayout, listName } from '../../../preload/contract/lists.ts';
import type { Desk } from '../desk.ts';
import type { Officer } from '../session/session.ts';

/** The lists that this person laid out himself; a layout that no longer fits is left out, so that the list stands as it comes. */
export function readLayouts(desk: Desk, officer: Officer): Output<'lists.layouts'> {
  const rows = desk.store.all(desk.store.build.selectFrom('list_layout').select(['list', 'layout']).where('person_id', '=', officer.personId).orderBy('list'));
  return rows.flatMap((row) => {
    const list = listName.safeParse(row.list);
    const layout = listLayout.safeParse(JSON.parse(row.layout));
    return list.success && layout.success ? [{ list: list.data, layout: layout.data }] : [];
  });
}

/** Keeps how this person wants a list; null forgets it. */
export function keepLayout(desk: Desk, officer: Officer, { list, layout }: Input<'lists.keepLayout'>): void {
  const { store } = desk;
  if (layout === null) {
    store.run(store.build.deleteFrom('list_layout').where('person_id', '=', officer.personId).where('list', '=', list));
    return;
  }
  const kept = { layout: JSON.stringify(layout) };
  store.run(
    store.build
      .insertInto('list_layout')
      .values({ person_id: officer.personId, list, ...kept })
      .onConflict((conflict) => conflict.columns(['person_id', 'list']).doUpdateSet(kept)),
  );
}
