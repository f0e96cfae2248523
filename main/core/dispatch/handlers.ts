import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { actOnLines, today } from './commands.ts';
import { dispatchDelivered, dispatchReturned, dispatchSent, handedToMessenger } from './events.ts';
import { printLabels, printPeonBook } from './print.ts';
import { listLines } from './queries.ts';

export const dispatchHandlers: Handlers<'dispatch'> = {
  'dispatch.lines': ({ desk, caller, input }) => listLines(desk, admitted(caller), input),
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
  'dispatch.peonBookPdf': ({ desk, caller, input }) => printPeonBook(desk, admitted(caller), input),
  'dispatch.labelsPdf': ({ desk, caller, input }) => printLabels(desk, admitted(caller), input),
};
