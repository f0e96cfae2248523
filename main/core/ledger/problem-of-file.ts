import type { Store } from '../db/store.ts';
import { Refusal } from '../refusal.ts';

const refusals = { transit: 'fileOnItsWay', sent: 'fileElsewhere', refused: 'fileElsewhere', none: 'fileElsewhere', frozen: 'fileFrozen', orphan: 'fileSetAside' } as const;

/**
 * Why nothing may be written on a file, or null: only the desk that holds it writes on it (ledger.md 7.4, rule 9). A file of which custody
 * knows nothing was opened here and has never left.
 */
export function problemOfFile(store: Store, file: string): Refusal | null {
  const row = store.first(store.build.selectFrom('custody').select('state').where('thing', '=', file));
  if (!row || row.state === 'held') return null;
  const number = store.first(store.build.selectFrom('file').select('number').where('id', '=', file))?.number ?? '';
  return new Refusal(refusals[row.state], { number });
}
