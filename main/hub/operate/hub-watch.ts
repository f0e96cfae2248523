import { statfs } from 'node:fs/promises';
import type { ContentStore } from '../contents/content-store.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import type { Gate } from './gate.ts';
import type { Metrics } from './metrics.ts';

/** A free disk below this is told as ill: the next papers of an office may not fit. */
export const leastFreeBytes = 1024 * 1024 * 1024;

type Parts = { readonly database: HubDatabase; readonly folder: string; readonly gate: Gate; readonly connections: () => Promise<number> };

/** What is counted while the server works, by the names under which it is told. */
export type Counts = ReturnType<typeof countsOf>;

export function countsOf(metrics: Metrics) {
  return {
    request: metrics.duration('daftar_hub_request_seconds', 'Requests of desks, by route and status.'),
    refused: metrics.counter('daftar_hub_refused_total', 'Requests of which nothing was taken, by reason.'),
    batches: metrics.counter('daftar_hub_batches_total', 'Batches of events that were taken in.'),
    events: metrics.counter('daftar_hub_events_total', 'Events in these batches; what was here before is counted too.'),
    received: metrics.counter('daftar_hub_received_bytes_total', 'Bytes of bodies from desks, as they came.'),
    parcels: metrics.counter('daftar_hub_parcels_total', 'Sealed parcels, by what became of them.'),
    contents: metrics.counter('daftar_hub_contents_total', 'Contents that came whole.'),
  };
}

/** What the operator is told when he asks: how it stands now. */
export function declareGauges(metrics: Metrics, { database, folder, gate, connections }: Parts): void {
  metrics.gauge('daftar_hub_connections', 'Connections of desks.', connections);
  metrics.gauge('daftar_hub_requests_working', 'Requests that are worked on.', () => gate.working);
  metrics.gauge('daftar_hub_requests_waiting', 'Requests that wait for a place.', () => gate.waiting);
  metrics.gauge('daftar_hub_database_connections', 'Connections to the database.', () => database.pool().connections);
  metrics.gauge('daftar_hub_database_waiting', 'Requests that wait for one of them.', () => database.pool().waiting);
  metrics.gauge('daftar_hub_events_unproven', 'Events that came under a signed root and whose own signature was not looked at yet.', () => unproven(database));
  metrics.gauge('daftar_hub_events_defective', 'Events whose own signature does not hold: a fault of the program of a desk.', () => defects(database));
  metrics.gauge('daftar_hub_disk_free_bytes', 'Free bytes where contents and parcels lie.', () => freeBytes(folder));
  metrics.gauge('daftar_hub_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
}

export type Health = { readonly healthy: boolean; readonly database: boolean; readonly contents: boolean; readonly diskFreeBytes: number };

const answersWithin = 5_000;

/** Whether the database and the store of contents answer, and the disk has room; parcels lie there also where contents don't. */
export async function healthOf({ database, folder, contents }: Pick<Parts, 'database' | 'folder'> & { readonly contents: ContentStore }): Promise<Health> {
  const answers = database.query.selectFrom('hub').select('id').executeTakeFirst().then(() => true, () => false);
  const [isReached, keeps, diskFreeBytes] = await Promise.all([within(answers, answersWithin), within(contents.answers(), answersWithin), freeBytes(folder)]);
  return { healthy: isReached && keeps && diskFreeBytes >= leastFreeBytes, database: isReached, contents: keeps, diskFreeBytes };
}

async function unproven({ query }: HubDatabase): Promise<number> {
  const { events } = await query.selectFrom('log_head').select(({ fn, eb }) => fn.coalesce(fn.sum<number | string>(eb('size', '-', eb.ref('proven'))), eb.val(0)).as('events')).executeTakeFirstOrThrow();
  return Number(events);
}

async function defects({ query }: HubDatabase): Promise<number> {
  const { events } = await query.selectFrom('defect').select(({ fn }) => fn.countAll().as('events')).executeTakeFirstOrThrow();
  return Number(events);
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function within(answers: Promise<boolean>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    void answers.then((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
