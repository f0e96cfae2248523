import { z } from 'zod';
import { sql } from 'kysely';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { Refusal } from '../refusal.ts';
import { saidOnFilesOfOthers } from '../offices/rules.ts';
import { understood } from './newer-events.ts';

const refusals = {
  file: { transit: 'fileOnItsWay', sent: 'fileElsewhere', refused: 'fileElsewhere', none: 'fileElsewhere', frozen: 'fileFrozen', orphan: 'fileSetAside' },
  receipt: { transit: 'receiptOnItsWay', sent: 'receiptElsewhere', refused: 'receiptElsewhere', none: 'receiptElsewhere', frozen: 'fileFrozen', orphan: 'fileSetAside' },
} as const;

// Every act asks these: SQLite would plan a LIMIT that is bound anew each time.
const anyCustody = reused(() => sqlBuilder.selectFrom('custody').select('state').limit(sql.lit(1)));
const deskState = reused(() => sqlBuilder.selectFrom('custody_desk').select('state'));

const standing = z.looseObject({ standing: z.string() });

/**
 * Why nothing may be written on a file or a receipt, or null: only the desk that holds it writes on it (ledger.md 7.4, rule 9). One of which
 * custody knows nothing was opened here and has never left; a receipt in a file goes where the file goes. A desk in doubt of itself writes on none, nor
 * one that was `putBack` from an old copy and has met other desks before: what it has may lie with them by now. On what a newer version has
 * written in a way that this one must understand first nothing is said but that it was looked at and `passesOn` (7.9). A file of another office is noted on and passed on, no more.
 */
export function problemOfThing(store: Store, thing: string, { putBack, passesOn, type }: { readonly putBack: boolean; readonly passesOn: boolean; readonly type: string }): Refusal | null {
  if (isStopped(store, putBack)) return new Refusal('deskStopped');
  const { build } = store;
  // An office on one desk is asked no more than this with each act.
  if (!store.first(anyCustody({}))) return null;
  const receipt = store.first(build.selectFrom('receipt').select(['number', 'file_id']).where('id', '=', thing));
  const held = receipt?.file_id ?? thing;
  const state = store.first(build.selectFrom('custody').select('state').where('thing', '=', held))?.state ?? 'held';
  const file = () => store.first(build.selectFrom('file').select('number').where('id', '=', held));
  const named = () => ({ number: file()?.number ?? receipt?.number ?? '' });
  if (state !== 'held') return new Refusal(refusals[file() ? 'file' : 'receipt'][state], named());
  if (isBeyond(store, held, type)) return new Refusal('fileOfAnotherOffice', named());
  return !passesOn && understood(store, [thing, held]) === 'tooLittle' ? new Refusal('fileNeedsUpdate', named()) : null;
}

/** Is the file another office's, and this for that office alone to say? */
function isBeyond(store: Store, file: string, type: string): boolean {
  if (saidOnFilesOfOthers.has(type)) return false;
  const office = store.first(store.build.selectFrom('file').select('office').where('id', '=', file))?.office ?? '';
  return office !== '';
}

function isStopped(store: Store, putBack: boolean): boolean {
  const { build } = store;
  if (putBack && store.first(build.selectFrom('custody_peer').select('desk').limit(1))) return true;
  const desk = store.first(deskState({}));
  return desk !== undefined && standing.parse(JSON.parse(desk.state)).standing !== 'working';
}
