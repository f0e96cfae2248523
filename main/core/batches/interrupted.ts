import type { Desk } from '../desk.ts';

/** After a crash nothing runs any more: what was running waits for an officer and his PIN. */
export function parkInterruptedBatches(desk: Desk): void {
  desk.store.run(desk.store.build.updateTable('batch').set({ state: 'paused' }).where('state', '=', 'running'));
}
