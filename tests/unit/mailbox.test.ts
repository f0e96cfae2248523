import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { headBytes, officeMark, writeHead } from '../../main/core/parcels/head.ts';
import { mailboxRoutes } from '../../main/core/parcels/mailbox-routes.ts';
import { parcelKeptMs, relayBounds } from '../../main/core/parcels/rules.ts';
import { sampleDesk, type SampleDesk, type SampleOffice } from '../../main/core/lan/office.fixture.ts';
import type { CentreLink } from '../../main/core/sync/centre-link.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { Mailbox } from '../../main/hub/mailbox/mailbox.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { HubKit, moment, sendRoster } from './hub-kit.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** Bytes with the head of a parcel; what follows is for nobody here to read. */
function sampleParcel(office: SampleOffice, to: SampleDesk, size = 300_000): { readonly id: string; readonly to: string; readonly bytes: Uint8Array } {
  const id = randomBytes(16).toString('hex');
  const bytes = new Uint8Array(randomBytes(Math.max(size, headBytes)));
  bytes.set(writeHead({ office: officeMark(office.roster.root), to: to.id, id, size: bytes.length }));
  return { id, to: to.id, bytes };
}
type Sample = ReturnType<typeof sampleParcel>;

const deposit = (link: CentreLink, { id, to, bytes }: Sample, at = 0, end = bytes.length) => link.ask(mailboxRoutes.deposit, { id, to, size: bytes.length, at, piece: bytes.slice(at, end) });
const standing = async (link: CentreLink, sample: Sample) => {
  const answer = await deposit(link, sample, 0, 0);
  return answer.ok ? answer.value : answer.error.code;
};
const look = async (link: CentreLink, brought: string[] = []) => {
  const answer = await link.ask(mailboxRoutes.look, { brought });
  return answer.ok ? { ...answer.value, parcels: answer.value.parcels.map(({ id }) => id) } : answer.error.code;
};

describe.each(['sqlite', 'postgres'] as const)('the mailbox of the central server on %s', (kind) => {
  let kit: HubKit;
  let hub: Hub;
  let office: SampleOffice;
  let clerk: SampleDesk;
  let sender: CentreLink;
  let receiver: CentreLink;
  const parcels = () => join(kit.folder, 'hub', 'parcels');
  beforeEach(async () => {
    kit = new HubKit();
    hub = await kit.open(kind === 'postgres' ? postgres.database() : undefined);
    const joined = await kit.office(hub);
    ({ office, link: sender } = joined);
    clerk = kit.desk(office);
    await sendRoster(sender, office);
    receiver = kit.link(hub, office, clerk);
  });
  afterEach(() => kit.end());

  it('takes a parcel piece by piece, goes on where a line broke, and gives it to its receiver alone', async () => {
    const sample = sampleParcel(office, clerk);
    expect(await standing(sender, sample)).toEqual({ state: 'more', have: 0 });
    expect(await deposit(sender, sample, 0, 100_000)).toMatchObject({ value: { state: 'more', have: 100_000 } });
    expect(await deposit(sender, sample, 200_000)).toMatchObject({ value: { state: 'more', have: 100_000 } });
    expect(await look(receiver)).toMatchObject({ parcels: [] });
    expect(await deposit(sender, sample, 100_000)).toMatchObject({ value: { state: 'kept', have: 300_000 } });
    expect(await look(sender, [sample.id])).toEqual({ parcels: [], kept: [sample.id] });
    expect(await look(receiver, [sample.id])).toEqual({ parcels: [sample.id], kept: [] });
    const piece = await receiver.ask(mailboxRoutes.fetch, { id: sample.id, at: 250_000, length: 100_000 });
    expect(piece.ok && Buffer.from(piece.value.piece).equals(Buffer.from(sample.bytes.subarray(250_000)))).toBe(true);
    expect(await sender.ask(mailboxRoutes.fetch, { id: sample.id, at: 0, length: 10 })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    await sender.ask(mailboxRoutes.taken, { id: sample.id, whole: true });
    expect(await look(receiver)).toMatchObject({ parcels: [sample.id] });
    await receiver.ask(mailboxRoutes.taken, { id: sample.id, whole: true });
    expect([await look(receiver), readdirSync(parcels())]).toEqual([{ parcels: [], kept: [] }, []]);
    expect(await standing(sender, sample)).toMatchObject({ state: 'taken' });
  });

  it('forgets what came broken or is taken back, and asks again for what its disk has lost', async () => {
    const [first, second, third] = [sampleParcel(office, clerk), sampleParcel(office, clerk), sampleParcel(office, clerk)];
    for (const sample of [first, second, third]) await deposit(sender, sample);
    await receiver.ask(mailboxRoutes.taken, { id: first.id, whole: false });
    await receiver.ask(mailboxRoutes.withdraw, { id: second.id });
    expect(await look(receiver)).toMatchObject({ parcels: [second.id, third.id].toSorted() });
    await sender.ask(mailboxRoutes.withdraw, { id: second.id });
    truncateSync(join(parcels(), third.id), 50_000);
    expect(await look(receiver)).toMatchObject({ parcels: [] });
    expect(await standing(sender, third)).toEqual({ state: 'more', have: 50_000 });
    rmSync(join(parcels(), third.id));
    for (const sample of [first, second, third]) expect(await deposit(sender, sample)).toMatchObject({ value: { state: 'kept' } });
  });

  it('takes nothing that is not what it was called, from whom it was called, for whom it was called', async () => {
    const sample = sampleParcel(office, clerk);
    const elsewhere = await kit.office(hub);
    expect(await deposit(sender, { ...sample, bytes: sample.bytes.map((byte, at) => (at === 45 ? byte ^ 1 : byte)) })).toMatchObject({ ok: false, error: { code: 'badInput' } });
    expect(await deposit(elsewhere.link, sampleParcel(office, elsewhere.registrar))).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    await deposit(sender, sample, 0, 1000);
    expect(await deposit(elsewhere.link, sample, 1000)).toMatchObject({ ok: false, error: { code: 'badInput' } });
    expect(await deposit(sender, { ...sample, to: '0'.repeat(64) })).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(await look(kit.link(hub, office, sampleDesk()))).toBe('notListed');
    expect(await deposit(elsewhere.link, sampleParcel(elsewhere.office, clerk))).toMatchObject({ ok: true, value: { state: 'kept' } });
  });

  it('keeps so much for one receiver, and nothing for longer than a month', async () => {
    const { query } = hub.database;
    const full = { office: office.roster.office, recipient: clerk.id, depositor: 'another', size: relayBounds.bytesForOne - 1000, state: 'coming' as const, touched_at: moment };
    await query.insertInto('mail_parcel').values({ ...full, id: 'f'.repeat(32) }).execute();
    const sample = sampleParcel(office, clerk);
    expect(await standing(sender, sample)).toEqual({ state: 'full', have: 0 });
    await query.updateTable('mail_parcel').set({ touched_at: moment - parcelKeptMs - 1 }).execute();
    await new Mailbox({ database: hub.database, folder: parcels(), now: () => moment }).sweep();
    expect(await deposit(sender, sample)).toMatchObject({ value: { state: 'kept' } });
    const later = new Mailbox({ database: hub.database, folder: parcels(), now: () => moment + parcelKeptMs + 1 });
    await later.sweep();
    expect([await later.list(clerk.id), readdirSync(parcels())]).toEqual([[], []]);
  });
});
