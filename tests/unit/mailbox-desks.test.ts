import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { ask, type Kit } from './desk-kit.ts';
import { apart, looksUntil } from './apart-kit.ts';
import { DesksKit, lanOf, loopback, until } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { custodyOf, handoverOf, nobodyAnswered } from './parcels-kit.ts';

let desks: DesksKit;
let hubs: HubKit;
let hub: Hub;
beforeEach(async () => {
  desks = new DesksKit();
  hubs = new HubKit();
  hub = await hubs.open(undefined);
});
afterEach(async () => {
  await desks.endAll();
  await hubs.end();
});

const door = async () => ({ port: hub.port, code: await hub.invite() });
const parcels = () => join(hubs.folder, 'hub', 'parcels');
const nothingOut = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('outgoing_parcel').select('id')).length === 0;
const kept = async () => (await hub.database.query.selectFrom('mail_parcel').select('recipient').where('state', '=', 'kept').execute()).map(({ recipient }) => recipient);
const keptFor = (desk: string) => expect.poll(kept, { timeout: 10_000, interval: 20 }).toEqual([desk]);

const typesOf = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('event').select('type').where('log', '=', desk.ledger.logName).orderBy('seq')).map(({ type }) => type);

function expectSound(...all: readonly { readonly kit: Kit }[]): void {
  for (const { kit } of all) expect(audit(kit.desk).problems).toEqual([]);
}

describe('a file between two desks of an office that share no network', () => {
  it('goes by the server, which can’t read it and is ended in between; so does the receipt; what the LAN says afterwards changes nothing', async () => {
    const { first, second, assistant, id, hash } = await apart(desks, await door(), 900_000);
    nobodyAnswered(first.kit, id);
    await keptFor(second.lan.id);
    await until(() => handoverOf(first.kit).post.lyingAt(id).length === 1);
    expect(await ask(first.kit, assistant, 'handover.travelling', {})).toMatchObject([{ id, relays: [{ desk: null }] }]);
    const [name = ''] = readdirSync(parcels());
    const lying = readFileSync(join(parcels(), name));
    const paper = Buffer.from(first.kit.desk.blobs.readPiece(hash, 1000, 64) ?? []);
    expect([lying.length > 900_000, ...['Boundary wall', 'The wall has fallen.', id, first.lan.id].map((said) => lying.includes(said)), lying.includes(Buffer.from(first.lan.id, 'hex')), lying.includes(paper)]).toEqual([true, false, false, false, false, false, false]);

    const { port } = hub;
    await hubs.stop(hub);
    hub = await hubs.open(undefined, join(hubs.folder, 'hub'), port);
    await looksUntil(second, () => custodyOf(second.kit, id) === 'held');
    expect(second.kit.desk.blobs.isIntact(hash)).toBe(true);
    await keptFor(first.lan.id);
    await looksUntil(first, () => custodyOf(first.kit, id) === 'sent');
    await expect.poll(kept, { timeout: 10_000, interval: 20 }).toEqual([]);
    await looksUntil(second, () => nothingOut(second.kit));
    expectSound(first, second);

    const before = [typesOf(first.kit), typesOf(second.kit)];
    await desks.end(second);
    const together = await desks.again(second, { lan: { ...loopback, port: second.lan.port, peers: [{ host: '127.0.0.4', port: first.lan.port }] } });
    await until(() => lanOf(together.kit).isReachable(first.lan.id));
    await until(() => nothingOut(first.kit));
    expect([custodyOf(first.kit, id), custodyOf(together.kit, id)]).toEqual(['sent', 'held']);
    expect([typesOf(first.kit), typesOf(together.kit)]).toEqual([before[0], [...(before[1] ?? []), 'desk.started']]);
    expectSound(first, together);
  });

  it('is asked back by the same road: the other desk never has it', async () => {
    const { first, second, assistant, id } = await apart(desks, await door(), 90_000);
    nobodyAnswered(first.kit, id);
    await keptFor(second.lan.id);
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    nobodyAnswered(first.kit, id);
    const matters = () => first.kit.desk.store.all(first.kit.desk.store.build.selectFrom('outgoing_parcel').select('matter')).map(({ matter }) => matter).join();
    await until(() => matters() === 'recall' && handoverOf(first.kit).post.lyingAt(id).length === 1);
    await keptFor(second.lan.id);
    await looksUntil(second, () => custodyOf(second.kit, id) === 'refused');
    await keptFor(first.lan.id);
    await looksUntil(first, () => custodyOf(first.kit, id) === 'held');
    expect(handoverOf(first.kit).host.thing(id)?.chain.some(({ act }) => act.kind === 'accept')).toBe(false);
    expectSound(first, second);
  });
});
