import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { actOnLines, today } from './commands.ts';
import { dispatchDelivered, dispatchReturned, dispatchSent, handedToMessenger } from './events.ts';
import { printLabels, printPeonBook, printRegister } from './print.ts';
import { listLines } from './queries.ts';

export const dispatchHandlers: Handlers<'dispatch'> = {
  'dispatch.lines': ({ desk, input }) => listLines(desk, input),
  'dispatch.handToMessenger': ({ desk, caller, input }) => {
    const body = { ids: input.lineIds, messenger: input.messenger.trim(), day: today(desk) };
    actOnLines(desk, admitted(caller), { kind: 'hand', type: handedToMessenger, body });
    return {};
  },
  'dispatch.send': ({ desk, caller, input }) => {
    const body = { ids: input.lineIds, mode: input.mode, tracking: input.tracking.trim(), postage: input.postage ?? null, day: today(desk) };
    actOnLines(desk, admitted(caller), { kind: 'send', type: dispatchSent, body });
    return {};
  },
  'dispatch.deliver': ({ desk, caller, input }) => {
    const body = { ids: input.lineIds, day: input.on, receivedBy: input.receivedBy.trim() };
    actOnLines(desk, admitted(caller), { kind: 'deliver', type: dispatchDelivered, body });
    return {};
  },
  'dispatch.return': ({ desk, caller, input }) => {
    const body = { ids: input.lineIds, day: input.on, reason: input.reason.trim() };
    actOnLines(desk, admitted(caller), { kind: 'return', type: dispatchReturned, body });
    return {};
  },
  'dispatch.registerPdf': ({ desk, input }) => printRegister(desk, input),
  'dispatch.peonBookPdf': ({ desk, input }) => printPeonBook(desk, input),
  'dispatch.labelsPdf': ({ desk, input }) => printLabels(desk, input),
};
