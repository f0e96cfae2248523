import { on, type Projection } from '../ledger/event-type.ts';
import { paperFlagged } from './events.ts';
import { applyFlags } from './flag-papers.ts';
import { lineOf } from './line-of.ts';

/** Papers get their places by the events that put them in a file (place-paper.ts). */
export const correspondenceProjections: readonly Projection[] = [
  on(paperFlagged, (store, event, { paperId, flag }) => {
    const file = store.first(store.build.selectFrom('file').select(['id', 'kind', 'main_id']).where('id', '=', event.file?.id ?? ''));
    if (file) applyFlags(store, lineOf(file), { act: 'flagged', paperId, flag });
  }),
];
