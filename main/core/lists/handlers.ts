import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { keepLayout, readLayouts } from './layouts.ts';
import { printList } from './print.ts';
import { listWaiting } from './waiting.ts';

export const listsHandlers: Handlers<'lists'> = {
  'lists.layouts': ({ desk, caller }) => readLayouts(desk, admitted(caller)),
  'lists.keepLayout': ({ desk, caller, input }) => {
    keepLayout(desk, admitted(caller), input);
    return {};
  },
  'lists.waiting': ({ desk, caller, input }) => listWaiting(desk, admitted(caller), input),
  'lists.paper': ({ desk, input }) => printList(desk, input),
};
