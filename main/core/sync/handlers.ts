import type { Handlers } from '../handlers.ts';
import { joinCentre, leaveCentre } from './join-centre.ts';
import { syncStatus } from './status.ts';

export const syncHandlers: Handlers<'sync'> = {
  'sync.status': ({ desk }) => syncStatus(desk),
  'sync.tryNow': ({ desk }) => {
    desk.sync.current?.tryNow();
    return {};
  },
  'sync.holdLoad': ({ desk, input }) => {
    desk.firstLoad.current?.hold(input.held);
    return {};
  },
  'sync.join': async ({ desk, input }) => {
    await joinCentre(desk, input);
    return {};
  },
  'sync.leave': ({ desk }) => {
    leaveCentre(desk);
    return {};
  },
};
