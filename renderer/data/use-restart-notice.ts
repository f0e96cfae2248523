import { useSyncExternalStore } from 'react';
import { createRestartNotice } from './restart-notice.ts';
import { core } from './ports.ts';

const notice = createRestartNotice(core);

/** Whether to say that the core is being started anew: while it is, and for so long at least that one can read it. */
export function useRestartNotice(): boolean {
  return useSyncExternalStore(notice.onChange, notice.shown);
}
