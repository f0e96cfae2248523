import type { Addressee } from '../../../preload/contract/letters.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import { newId } from '../id.ts';
import type { EventType } from '../ledger/event-type.ts';
import { deskMark, markedCounter } from '../numbers/desk-mark.ts';
import { peekNumber } from '../numbers/series.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { dispatchEntered } from './events.ts';
import { dispatchAllows, dispatchSeries, registerEntries, type DispatchAct } from './rules.ts';

type Entry = {
  readonly letterId: string;
  readonly fileId: string;
  readonly day: string;
  readonly to: readonly Addressee[];
  readonly copyTo: readonly Addressee[];
  readonly enclosures: number;
};

/** Register lines in one event: the longest names and addresses in Devanagari stay below what an event may hold. */
const linesInEvent = 20;

/** Enters an issued letter in the dispatch register, a serial number an addressee. Only inside the commit that issues it. */
export function enterInRegister(desk: Desk, officer: Officer, entry: Entry): void {
  const entries = registerEntries(entry.to, entry.copyTo);
  if (entries.length === 0) return;
  const series = dispatchSeries(entry.day, deskMark(desk.place.ordinal));
  const first = peekNumber(desk.store, series);
  const lines = entries.map((line, position) => ({ id: newId(), serial: first + position, ...line }));
  for (let start = 0; start < lines.length; start += linesInEvent) {
    desk.ledger.append({
      type: dispatchEntered,
      officer,
      file: entry.fileId,
      body: { letterId: entry.letterId, day: entry.day, series, enclosures: entry.enclosures, lines: lines.slice(start, start + linesInEvent) },
    });
  }
}

/** Says one act over register lines that all allow it; refuses with `dispatchClosed` naming the first that does not. */
export function actOnLines<Body extends { ids: string[] }>(
  desk: Desk,
  officer: Officer,
  act: { readonly kind: DispatchAct; readonly type: EventType<Body>; readonly body: Body },
): void {
  desk.ledger.commit(() => {
    const { ids } = act.body;
    const rows = desk.store.all(desk.store.build.selectFrom('dispatch_line').select(['id', 'state', 'serial', 'mark']).where('id', 'in', ids));
    if (rows.length !== new Set(ids).size) throw new Refusal('notFound');
    const closed = rows.find((row) => !dispatchAllows(row.state, act.kind));
    if (closed) throw new Refusal('dispatchClosed', { serial: markedCounter(closed.mark, String(closed.serial)) });
    desk.ledger.append({ type: act.type, officer, body: act.body });
  });
}

/** Today by the desk's clock. */
export function today(desk: Desk): string {
  return localDay(desk.ledger.now());
}
