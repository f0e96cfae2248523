import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../desk.ts';
import { checkpointSignature } from '../ledger/checkpoint.ts';
import type { Lan } from '../network/lan.ts';
import type { LanService } from '../network/lan-service.ts';
import type { CentreLink } from './centre-link.ts';
import { CentreSync } from './centre-sync.ts';
import { FirstLoad } from './first-load.ts';
import { signedLists } from './signed-lists.ts';
import { SyncStore } from './sync-store.ts';

/** Brings this desk's record to the office's central server for as long as the program serves its network. */
export function syncService(desk: Desk, lan: Lan): LanService {
  const store = new SyncStore(desk.store);
  const load = new FirstLoad({ desk, lan, folder: emptied(join(desk.folder, 'loading')) });
  let sync: CentreSync | null = null;
  let stopHearing: () => void = () => undefined;
  let stopped = false;
  // Only once the LAN that it speaks for is made.
  setImmediate(() => {
    if (stopped) return;
    const greeted = (link: CentreLink) => {
      desk.offices.current?.greeted(link);
      desk.handover.current?.post.greeted(link);
      load.greeted(link);
    };
    const post = { greeted, isWaiting: () => desk.handover.current?.post.centre.isWaiting() === true };
    sync = new CentreSync({ store, post, blobs: desk.blobs, keeper: lan.keeper, identity: () => lan.identity, clock: lan.clock, silentFor: lan.centreSilentFor, program: desk.version, sign: (checkpoint) => checkpointSignature(checkpoint, desk.identity.privateKey), lists: () => signedLists(desk), changed: () => desk.announce(['sync']) });
    desk.sync.current = sync;
    desk.firstLoad.current = load;
    stopHearing = desk.ledger.hear(() => (load.isTaking ? undefined : sync?.wake()));
  });
  return {
    handlers: [],
    rosterChanged: () => {
      sync?.wake();
      desk.announce(['sync']);
    },
    stop: () => {
      stopped = true;
      stopHearing();
      sync?.stop();
      load.stop();
      desk.sync.current = null;
      desk.firstLoad.current = null;
    },
  };
}

/** What a program that ended had begun to fetch is fetched again. */
function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
