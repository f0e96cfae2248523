import type { z } from 'zod';
import type { Desk } from '../../desk.ts';
import type { DeskId } from '../../lan/roster/desk-keys.ts';
import { onNotice, onQuestion, type Handler } from '../../lan/transport/message-kind.ts';
import type { RecordLan } from '../record/fetch-record.ts';
import { answerKeyAsked, giveGrants } from './answer-keys.ts';
import { keyAsked, keysDecided, officeGrants } from './messages.ts';
import { settleKeys, waitingRequests } from './settle-keys.ts';

/** Milliseconds after which the registrar's desk is asked again, in case that its answer was lost on a link that stands. */
const askEvery = 60_000;

type Asked = z.infer<typeof keyAsked.body>;
type Answer = z.infer<typeof keyAsked.answer>;
type Grants = z.infer<typeof officeGrants.answer>;

/** Persons' keys between desks: what is answered to others, and this desk's own requests until they are settled. */
export function keysAcrossDesks(desk: Desk, lan: RecordLan) {
  let stopWaiting: () => void = () => undefined;
  const settle = () => settleKeys(desk, lan);
  const askAgain = () => {
    stopWaiting = lan.clock.after(askEvery, () => {
      if (waitingRequests(desk, lan.id).length > 0) void settle();
      askAgain();
    });
  };
  askAgain();
  return {
    /** Asks for what waits at this desk, and fetches what was given to it. */
    settle,
    /** `decided`: the registrar's desk says that there is something to fetch. */
    handlers: (decided: (from: DeskId) => Promise<void>): readonly Handler<DeskId>[] => [
      onQuestion<Asked, Answer, DeskId>(keyAsked, (asked, from) => answerKeyAsked(desk, lan, { asked, from })),
      onQuestion<{ have: string[] }, Grants, DeskId>(officeGrants, ({ have }, from) => giveGrants(desk, from, have)),
      onNotice<Record<string, never>, DeskId>(keysDecided, (_body, from) => decided(from)),
    ],
    stop: () => stopWaiting(),
  };
}
