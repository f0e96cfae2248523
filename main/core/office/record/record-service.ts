import { toRefusal } from '../../db/open-database.ts';
import type { Desk } from '../../desk.ts';
import type { DeskId } from '../../lan/roster/desk-keys.ts';
import { onNotice, onQuestion } from '../../lan/transport/message-kind.ts';
import type { LanService } from '../../network/lan-service.ts';
import { Refusal } from '../../refusal.ts';
import { SerialLane } from '../../serial-lane.ts';
import { keysAcrossDesks } from '../new-keys/keys-across-desks.ts';
import { fetchRecord, type RecordLan } from './fetch-record.ts';
import { givePage, type RecordPage } from './give-record.ts';
import { keepsOfficeRecord } from './record-keeper.ts';
import { officeEvents, officeNews } from './record-messages.ts';
import { recordPlace } from './record-place.ts';
import { officeRecordTables, officeRecordTypes } from './record-types.ts';

/**
 * The office record on every desk: each desk gives what it has to who asks, fetches what it lacks whenever a link comes to stand or another
 * desk has more, and tells the others when its own has grown. The cursor is the record itself: a crash repeats and loses nothing.
 */
export function officeRecordService(desk: Desk, lan: RecordLan): LanService {
  const lane = new SerialLane();
  const keys = keysAcrossDesks(desk, lan);
  let isServed = true;

  const fetch = async (from: DeskId) => {
    if (!isServed || keepsOfficeRecord(desk)) return;
    if ((await fetchRecord(desk, lan, from)) === 'taken') desk.announce([...officeRecordTables, 'network']);
  };
  /** What the record brings along, such as sealing keys for persons at this desk, comes after it. A full disk or a broken link waits for the next time. */
  const catchUp = (from: DeskId) =>
    lane
      .run(async () => {
        await fetch(from);
        if (isServed && from === lan.registrarDesk()) await keys.settle();
      })
      .catch((problem: unknown) => {
        if (!(toRefusal(problem) instanceof Refusal)) throw problem;
      });
  const tellAll = (types: ReadonlySet<string>) => {
    if (![...types].some((type) => officeRecordTypes.has(type))) return;
    const { count } = recordPlace(desk.store);
    for (const other of lan.keeper.roster.desks.keys()) if (other !== lan.id && lan.isReachable(other)) void lan.tell(other, officeNews, { count });
  };
  const stopHearing = desk.ledger.hear(tellAll);

  return {
    handlers: [
      onQuestion<{ after: number }, RecordPage, DeskId>(officeEvents, ({ after }) => givePage(desk, lan.id, after)),
      onNotice<{ count: number }, DeskId>(officeNews, ({ count }, from) => (from === lan.registrarDesk() || count > recordPlace(desk.store).count ? catchUp(from) : undefined)),
      ...keys.handlers((from) => catchUp(from)),
    ],
    joined: (other) => void catchUp(other),
    stop: () => {
      isServed = false;
      keys.stop();
      stopHearing();
    },
  };
}
