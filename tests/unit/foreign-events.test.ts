import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, openDemo, openKit, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { rawPublicKey } from '../../main/core/keys/raw-keys.ts';
import { encodeEnvelope } from '../../main/core/ledger/event.ts';
import { readForeignEvent, verifyAhead, type ForeignEvent } from '../../main/core/ledger/foreign-event.ts';
import { decodeSignedEvent, encodeSignedEvent, eventHash, signAsDesk } from '../../main/core/ledger/signed-event.ts';

const place = temporaryFolder();
let here: Kit;
let there: Kit;

/** All that the other desk has said, in its order. */
const saidBy = (kit: Kit): ForeignEvent[] =>
  kit.desk.store.all(kit.desk.store.build.selectFrom('event').select('bytes').orderBy('position')).map(({ bytes }) => ({ bytes: new Uint8Array(bytes), desk: 'there', signingKey: kit.desk.identity.publicKey }));

/** As the office record or as anything else, whatever it is. */
const take = (kit: Kit, event: ForeignEvent) =>
  kit.desk.ledger.commit(() => {
    const taken = kit.desk.ledger.take(event);
    return !taken.ok && taken.error.code === 'eventNotTheirs' ? kit.desk.ledger.takeRecord(event) : taken;
  });

beforeAll(async () => {
  there = await openDemo(`${place.path}/there`);
  here = await openKit(`${place.path}/here`);
});
afterAll(() => {
  there.close();
  here.close();
  place.remove();
});

describe('events of another desk', () => {
  it('are kept byte for byte and projected, under the numbers of their own desk, and a second time changes nothing', async () => {
    const said = saidBy(there);
    for (const event of said) expect(take(here, event)).toMatchObject({ ok: true });
    const again = said.map((event) => take(here, event));
    expect(again.every((taken) => taken.ok && taken.value === null)).toBe(true);
    const persons = (kit: Kit) => kit.desk.store.all(kit.desk.store.build.selectFrom('person').selectAll().orderBy('id'));
    expect(persons(here)).toEqual(persons(there));
    expect(here.desk.ledger.head.seq).toBe(1);
    expect(here.desk.store.all(here.desk.store.build.selectFrom('series').selectAll())).toEqual([]);
  });

  it('stand up to the audit, and the tables are the same when they are built anew', async () => {
    const { audit } = await import('../../main/core/ledger/audit.ts');
    expect(audit(here.desk)).toMatchObject({ ok: true, logs: 2 });
    const before = here.desk.store.all(here.desk.store.build.selectFrom('post').selectAll());
    here.desk.projector.rebuild(here.desk.store);
    expect(here.desk.store.all(here.desk.store.build.selectFrom('post').selectAll())).toEqual(before);
  });

  it('are refused when another key has signed them, when the officer is unknown, and when they are no events', async () => {
    const [first] = saidBy(there);
    if (!first) throw new Error('an event');
    const stranger: KeyObject = generateKeyPairSync('ed25519').privateKey;
    expect(take(here, { ...first, signingKey: rawPublicKey(stranger) })).toMatchObject({ ok: false, error: { code: 'eventForged' } });
    expect(take(here, { ...first, bytes: first.bytes.slice(1) })).toMatchObject({ ok: false, error: { code: 'eventUnreadable' } });
    const officer = await signedIn(there, 'assistant');
    await ask(there, officer, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    const empty = await openKit(`${place.path}/empty`);
    const opened = saidBy(there).at(-1);
    expect(opened && take(empty, opened)).toMatchObject({ ok: false, error: { code: 'officerUnknown' } });
    empty.close();
    rmSync(`${place.path}/empty`, { recursive: true });
  });

  it('may be verified ahead: what holds is then read, and of what does not hold nothing is believed', async () => {
    const officer = await signedIn(there, 'assistant');
    await ask(there, officer, 'files.open', { subject: 'Fallen wall', heads: { head: '7' }, classification: 'normal' });
    const opened = saidBy(there).at(-1);
    if (!opened) throw new Error('an event');
    const { envelope, deskSignature, officerSignature, event } = decodeSignedEvent(opened.bytes);
    const altered = (signatures: Partial<Parameters<typeof encodeSignedEvent>[0]>) => ({ ...opened, bytes: encodeSignedEvent({ envelope, deskSignature, officerSignature, ...signatures }) });
    const wrong = new Uint8Array(64).fill(1);
    const events = [opened, altered({ deskSignature: wrong }), altered({ officerSignature: wrong }), altered({ officerSignature: null }), { ...opened, bytes: Uint8Array.of(1, 2) }];
    await verifyAhead(here.desk.store, events);
    const read = events.map((said) => readForeignEvent(here.desk.store, said));
    expect(read[0]).toMatchObject({ ok: true, value: { event } });
    expect(read.slice(1).map((one) => one.ok || one.error.code)).toEqual(['eventForged', 'eventForged', 'eventForged', 'eventUnreadable']);
    const stranger = rawPublicKey(generateKeyPairSync('ed25519').privateKey);
    expect(readForeignEvent(here.desk.store, { ...opened, signingKey: stranger })).toMatchObject({ ok: false, error: { code: 'eventForged' } });
  });

  it('are refused when their desk has said something else in the same place: that is a fork', () => {
    const [, second] = saidBy(there);
    if (!second) throw new Error('an event');
    const { event } = decodeSignedEvent(second.bytes);
    const envelope = encodeEnvelope({ ...event, wall: event.wall + 1 });
    const bytes = encodeSignedEvent({ envelope, deskSignature: signAsDesk(eventHash(envelope), there.desk.identity.privateKey), officerSignature: null });
    expect(take(here, { ...second, bytes })).toMatchObject({ ok: false, error: { code: 'eventForked' } });
  });

  it("are refused when they stand in a log that is another desk's, or this one's", () => {
    const inLogOf = (kit: Kit, seq: number) =>
      encodeEnvelope({ ...decodeSignedEvent(saidBy(there)[1]?.bytes ?? new Uint8Array(0)).event, log: kit.desk.identity.log, seq, type: 'something.newer' });
    const forged = (envelope: Uint8Array, key = generateKeyPairSync('ed25519').privateKey): ForeignEvent => ({
      bytes: encodeSignedEvent({ envelope, deskSignature: signAsDesk(eventHash(envelope), key), officerSignature: null }), desk: 'third', signingKey: rawPublicKey(key),
    });
    for (const owner of [here, there]) expect(take(here, forged(inLogOf(owner, 900)))).toMatchObject({ ok: false, error: { code: 'eventForged' } });
  });
});
