import { blobsOf, type CustodyEvent, type ThingId } from './event.ts';
import type { BodyOf, Message } from './message.ts';
import { newerRetaking, retakingIn } from './retaking.ts';
import type { Work } from './work.ts';

const eventsInAPush = 32;

/** Hands what is not yet mirrored to the mirrors of the office, until they say that they have it. */
export function push(work: Work, attempt: number): void {
  const { unmirrored, roster, id } = work.desk;
  if (unmirrored.length === 0) return;
  const events = unmirrored.slice(0, eventsInAPush);
  const mirrors = Object.entries(roster.desks).filter(([desk, { mirror, standing }]) => mirror && standing === 'active' && desk !== id);
  if (mirrors.length === 0) return;
  for (const [desk] of mirrors) work.send(desk, { kind: 'push', events, blobs: blobsOf(events) });
  work.alarm('push', null, attempt + 1);
}

/** The mirror keeps copies and says so; of retakings it tells all whom it meets. */
export function onPush(work: Work, from: string, { events, blobs }: BodyOf<'push'>): void {
  for (const [id, copies] of byThing(events)) {
    const thing = work.thing(id);
    const known = new Set(thing.archive.map(({ hash }) => hash));
    const added = copies.filter(({ hash }) => !known.has(hash));
    const wanted = blobsOf(added).filter((blob) => blobs.includes(blob));
    const retaking = newerRetaking(thing.retaking, retakingIn(added.toSorted((a, b) => a.era - b.era)));
    if (added.length > 0) work.put({ ...thing, archive: [...thing.archive, ...added], blobs: [...thing.blobs, ...wanted], retaking });
  }
  work.send(from, { kind: 'pushed', events: events.map(({ hash }) => hash) });
}

/** What comes late from an incarnation that was given up is kept apart: evidence for people, no ground for custody. */
export function keepLatecomers(work: Work, { header, body }: Message): void {
  if (body.kind !== 'push' || !work.isMirror()) return;
  if (work.desk.peers[header.from]?.replaced.includes(header.checkpoint.log) !== true) return;
  for (const [id, copies] of byThing(body.events)) {
    const thing = work.thing(id);
    const known = new Set([...thing.archive, ...thing.setAside.flat()].map(({ hash }) => hash));
    const added = copies.filter(({ hash }) => !known.has(hash));
    if (added.length > 0) work.put({ ...thing, setAside: [...thing.setAside, added] });
  }
}

/** A mirror has these; they need not be pushed again. */
export function onPushed(work: Work, { events }: BodyOf<'pushed'>): void {
  const had = new Set(events);
  const unmirrored = work.desk.unmirrored.filter(({ hash }) => !had.has(hash));
  if (unmirrored.length === work.desk.unmirrored.length) return;
  work.desk = { ...work.desk, unmirrored };
  push(work, 0);
}

function byThing(events: readonly CustodyEvent[]): ReadonlyMap<ThingId, readonly CustodyEvent[]> {
  const things = new Map<ThingId, CustodyEvent[]>();
  for (const event of events) {
    if (event.thing === null) continue;
    const known = things.get(event.thing);
    if (known === undefined) things.set(event.thing, [event]);
    else known.push(event);
  }
  return things;
}
