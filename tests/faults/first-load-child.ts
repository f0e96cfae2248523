/** A PC in the place of a lost one, until it is killed: `node first-load-child.ts FOLDER PORT NOW`. It lets the first load go on, and tells how far it has come. */
import { openKit } from '../unit/desk-kit.ts';
import { loopback } from '../unit/desks-kit.ts';
import type { LoadProgress } from '../../main/core/sync/load-store.ts';

const [, , folder = '', port = '', now = ''] = process.argv;
const { desk } = await openKit(folder, { lan: { ...loopback, port: Number(port) }, clock: { now: Number(now) } });
await desk.network.begin(desk);
const tellEveryMs = 2;
const tryEveryMs = 50;

const isDone = ({ events, of, proven, contents }: LoadProgress): boolean => of > 0 && events === of && proven === of && contents === 0;

let goesOn = false;
setInterval(() => {
  const { current: load } = desk.firstLoad;
  if (load && !goesOn) load.hold(false);
  goesOn = load !== null;
  if (load?.standing) process.send?.(load.standing);
}, tellEveryMs);
setInterval(() => {
  const standing = desk.firstLoad.current?.standing;
  if (!standing || (!standing.running && !isDone(standing))) desk.sync.current?.tryNow();
}, tryEveryMs);
process.on('disconnect', () => process.exit());
