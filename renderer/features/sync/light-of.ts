import type { SyncStatus, SyncTrouble } from '../../../preload/contract/sync.ts';

/** `there`: the server has everything. `sending`: it is on its way. `waiting`: it will go by itself, later. `stopped`: somebody has to act, or it never goes. */
export type Light = 'there' | 'sending' | 'waiting' | 'stopped';

const needPeople: readonly SyncTrouble[] = ['recordDiffers', 'otherServer', 'notAdmitted'];

/** How the sync light shines: a line that is down is a thing of every day, and no alarm. */
export function lightOf({ trouble, owed, succeededAt }: Pick<SyncStatus, 'trouble' | 'owed' | 'succeededAt'>): Light {
  if (trouble !== null) return needPeople.includes(trouble) ? 'stopped' : 'waiting';
  return owed.events + owed.contents === 0 && succeededAt !== null ? 'there' : 'sending';
}
