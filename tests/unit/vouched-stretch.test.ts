import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawPublicKey } from '../../main/core/keys/raw-keys.ts';
import { officerName } from '../../main/core/ledger/event-orders.ts';
import { EventReader } from '../../main/core/ledger/event-reader.ts';
import { readForeignEvent, type ForeignEvent } from '../../main/core/ledger/foreign-event.ts';
import { decodeSignedEvent, encodeSignedEvent } from '../../main/core/ledger/signed-event.ts';
import { vouchTogether } from '../../main/core/ledger/vouched-stretch.ts';
import { ask, openDemo, openKit, paragraphs, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const place = temporaryFolder();
const reader = new EventReader();
let there: Kit;
let stranger: Kit;
let log: string;
beforeAll(async () => {
  there = await openDemo(`${place.path}/there`);
  stranger = await openKit(`${place.path}/stranger`);
  const officer = await signedIn(there, 'officer');
  const file = await ask(there, officer, 'files.open', { subject: 'Canal bank', heads: { head: '7' }, classification: 'normal' });
  for (const text of ['The bank has slipped.', 'To be mended before the rains.', 'Approved.']) await ask(there, officer, 'notes.confirm', { fileId: file.id, content: paragraphs(text) });
  log = there.desk.ledger.logName;
});
afterAll(async () => {
  await reader.end();
  there.close();
  stranger.close();
  place.remove();
});

/** What the desk has said, in its order; anew each time, as it would come over a line. */
const said = (): ForeignEvent[] =>
  there.desk.store.all(there.desk.store.build.selectFrom('event').select('bytes').orderBy('position')).map(({ bytes }) => ({ bytes: new Uint8Array(bytes), desk: 'there', signingKey: there.desk.identity.publicKey }));
const vouched = async (events: readonly ForeignEvent[], kit: Kit = there) => vouchTogether(kit.desk.store, log, events, await reader.read(events.map(({ bytes }) => bytes)));
const officers = () => new Map(there.desk.store.all(there.desk.store.build.selectFrom('person_key').selectAll()).map((row) => [officerName(row.person_id, row.key_id), new Uint8Array(row.signing_key)]));
const proven = (events: readonly ForeignEvent[], keys = officers()) => reader.prove(events.map(({ bytes }) => bytes), { signingKey: there.desk.identity.publicKey, officers: keys });

type Part = 'envelope' | 'deskSignature' | 'officerSignature';
/** The same event with one bit of a part of it the other way. */
function bitTurned(event: ForeignEvent, part: Part, bit: number): ForeignEvent {
  const read = decodeSignedEvent(event.bytes);
  const bytes = Uint8Array.from(read[part] ?? []);
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return { ...event, bytes: encodeSignedEvent({ ...read, [part]: bytes }) };
}
const withOne = (events: readonly ForeignEvent[], at: number, change: (event: ForeignEvent) => ForeignEvent) => events.map((event, place) => (place === at ? change(event) : event));

describe('a stretch of a log', () => {
  it('is read in a thread as it is here, and its last signature vouches for all of it', async () => {
    const events = said();
    const read = await reader.read(events.map(({ bytes }) => bytes));
    expect(read.map((one) => one?.event)).toEqual(events.map(({ bytes }) => decodeSignedEvent(bytes).event));
    const stretch = await vouched(events);
    expect(stretch).toMatchObject({ ok: true, value: { first: 1 } });
    for (const [at, event] of events.entries()) expect(readForeignEvent(there.desk.store, event)).toMatchObject({ ok: true, value: { hash: stretch.ok ? stretch.value.hashes[at] : null } });
    expect(await vouched(events.slice(4))).toMatchObject({ ok: true, value: { first: 5, before: stretch.ok ? stretch.value.hashes[3] : null } });
  });

  it('is not vouched for when any bit of any event is another, one is missing, or two have changed places', async () => {
    const events = said();
    await fc.assert(
      fc.asyncProperty(fc.nat(events.length - 1), fc.nat(), async (at, bit) => {
        expect((await vouched(withOne(events, at, (event) => bitTurned(event, 'envelope', bit)))).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: events.length - 2 }), async (at) => {
        expect(await vouched(events.filter((_event, place) => place !== at))).toMatchObject({ error: { code: 'logBroken' } });
        const [one, other] = [events[at], events[at + 1]];
        expect(await vouched(events.map((event, place) => (place === at && other ? other : place === at + 1 && one ? one : event)))).toMatchObject({ error: { code: 'logBroken' } });
      }),
      { numRuns: 10 },
    );
  });

  it('is not vouched for by another key, under another log, by junk, or where the last signature is another', async () => {
    const events = said();
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(await vouched(events.map((event) => ({ ...event, signingKey: rawPublicKey(privateKey) })))).toMatchObject({ error: { code: 'eventForged' } });
    expect(await vouched(withOne(events, events.length - 1, (event) => bitTurned(event, 'deskSignature', 77)))).toMatchObject({ error: { code: 'eventForged' } });
    expect(await vouched(withOne(events, 2, (event) => ({ ...event, bytes: event.bytes.slice(1) })))).toMatchObject({ error: { code: 'eventUnreadable' } });
    expect(await vouchTogether(there.desk.store, '0'.repeat(32), events, await reader.read(events.map(({ bytes }) => bytes)))).toMatchObject({ error: { code: 'logBroken' } });
    expect(await vouched([])).toMatchObject({ error: { code: 'eventUnreadable' } });
  });

  it('waits for officers of whom this desk has not heard, and needs a signature where an officer acted', async () => {
    expect(await vouched(said(), stranger)).toMatchObject({ error: { code: 'officerUnknown' } });
    const events = said();
    const at = events.findIndex(({ bytes }) => decodeSignedEvent(bytes).officerSignature !== null);
    const unsigned = withOne(events, at, (event) => ({ ...event, bytes: encodeSignedEvent({ ...decodeSignedEvent(event.bytes), officerSignature: null }) }));
    expect(await vouched(unsigned)).toMatchObject({ error: { code: 'eventForged' } });
  });
});

describe('the signatures in events', () => {
  it('are each held against their keys afterwards: the one that is another is named, whoever made it', async () => {
    const events = said();
    expect((await proven(events)).every((problem) => problem === null)).toBe(true);
    const acted = events.findIndex(({ bytes }) => decodeSignedEvent(bytes).officerSignature !== null);
    for (const part of ['deskSignature', 'officerSignature'] as const) {
      const turned = withOne(events, acted, (event) => bitTurned(event, part, 300));
      expect(await vouched(turned), `${part}: the log is the desk's all the same`).toMatchObject({ ok: true });
      expect(await proven(turned)).toEqual(events.map((_event, at) => (at === acted ? 'eventForged' : null)));
    }
    expect((await proven(events, new Map()))[acted]).toBe('officerUnknown');
  });
});

describe('the thread that reads events', () => {
  it('is begun again after it has ended; what it was asked then is rejected', async () => {
    const own = new EventReader();
    const [lost] = await Promise.allSettled([own.read(said().map(({ bytes }) => bytes)), own.end()]);
    expect(lost).toMatchObject({ status: 'rejected', reason: { message: 'the thread has ended' } });
    expect((await own.read([new Uint8Array([1])]))[0]).toBeNull();
    await own.end();
  });
});
