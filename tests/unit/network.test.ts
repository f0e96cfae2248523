import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { backupDesk, restoreDesk } from '../../main/core/system/backup.ts';
import type { Lan } from '../../main/core/network/lan.ts';
import { networkStatus } from '../../main/core/network/status.ts';
import type { LanOptions } from '../../main/core/network/options.ts';
import { ask, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import type { Caller } from '../../main/core/session/session.ts';

const loopback: LanOptions = { port: 0, host: '127.0.0.1' };

/** Ends what the test began, last first. */
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const folder = (): string => {
  const made = temporaryFolder();
  ends.push(made.remove);
  return made.path;
};

const done = new WeakSet<Kit>();

async function closed(kit: Kit): Promise<void> {
  if (done.has(kit)) return;
  done.add(kit);
  await kit.desk.network.stop();
  kit.close();
}

const kept = (kit: Kit): Kit => {
  ends.push(() => closed(kit));
  return kit;
};

type Office = { readonly kit: Kit; readonly registrar: Caller; readonly lan: Lan };

const lanOf = ({ desk }: Kit): Lan => {
  const { current } = desk.network;
  if (!current) throw new Error(`no LAN: ${desk.network.problem ?? 'not begun'}`);
  return current;
};

/** A demo office whose registrar has opened its network. */
async function openedOffice(lan: LanOptions = loopback): Promise<Office> {
  const kit = kept(await openDemo(folder(), { lan }));
  const registrar = await signedIn(kit, 'registrar');
  await ask(kit, registrar, 'network.open', {});
  return { kit, registrar, lan: lanOf(kit) };
}

/** Resolves when the condition holds, looked at whenever something happens on the desk's network. */
function until(kit: Kit, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = kit.desk.network.hear(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}

async function structureOf({ kit, registrar }: Office) {
  const { sections, posts } = await ask(kit, registrar, 'office.structure', {});
  const [section] = sections;
  if (!section) throw new Error('no section');
  return { section, posts };
}

type Joined = { readonly kit: Kit; readonly caller: Caller; readonly lan: Lan };

/** A new desk, admitted by code and answer; its link with the registrar's desk stands. */
async function join(office: Office, postIds: string[] = [], at: string = folder()): Promise<Joined> {
  const kit = kept(await openKit(at, { lan: loopback }));
  const caller = kit.core.caller();
  await ask(office.kit, office.registrar, 'network.beginAdmission', {});
  const { port } = await ask(office.kit, office.registrar, 'network.admission', {});
  await ask(kit, caller, 'network.join', { host: '127.0.0.1', port });
  const { code } = await ask(kit, caller, 'network.joining', {});
  const { section } = await structureOf(office);
  const { answer } = await ask(office.kit, office.registrar, 'network.acceptDesk', { code: code ?? '', sectionId: section.id, postIds, roles: [] });
  await accepted(kit);
  await ask(kit, caller, 'network.finishJoin', { answer });
  const lan = lanOf(kit);
  await until(office.kit, () => office.lan.isReachable(lan.id));
  await until(kit, () => lan.isReachable(office.lan.id));
  return { kit, caller, lan };
}

/** The new desk has heard that the registrar accepted it. */
async function accepted({ desk }: Kit): Promise<void> {
  const { joining } = desk.network;
  if (!joining) throw new Error('nobody joins');
  await joining.settled;
}

describe('the network of an office', () => {
  it('is opened at the desk that becomes the registrar’s, which stands first in the list', async () => {
    const office = await openedOffice();
    const status = await ask(office.kit, office.registrar, 'network.status', {});
    expect(status).toMatchObject({ served: true, opened: true, registrarDesk: true, problem: null, self: { listed: true, portTaken: false } });
    expect(status.desks).toHaveLength(1);
    expect(status.desks[0]).toMatchObject({ self: true, registrar: true, reachable: true });
    expect(status.desks[0]?.posts).toHaveLength(4);
  });

  it('is opened once, by the registrar alone, and not while the root lies on sticks', async () => {
    const kit = kept(await openDemo(folder(), { lan: loopback }));
    expect((await refusalOf(kit, await signedIn(kit, 'officer'), 'network.open', {})).code).toBe('notPermitted');
    const registrar = await signedIn(kit, 'registrar');
    await ask(kit, registrar, 'office.exportAuthority', { passphrase: 'a long sentence for two sticks', pin: registrar.person.pin });
    await ask(kit, registrar, 'office.removeAuthority', { pin: registrar.person.pin });
    expect((await refusalOf(kit, registrar, 'network.open', {})).code).toBe('authorityAway');
    const office = await openedOffice();
    expect((await refusalOf(office.kit, office.registrar, 'network.open', {})).code).toBe('networkExists');
  });

  it('takes in a desk by the code shown there and the answer shown here; both then have the same list', async () => {
    const office = await openedOffice();
    const { posts } = await structureOf(office);
    const moved = posts[0]?.id ?? '';
    const desk = await join(office, [moved]);
    expect(desk.lan.keeper.roster.head).toEqual(office.lan.keeper.roster.head);
    const status = await ask(office.kit, office.registrar, 'network.status', {});
    expect(status.desks.map(({ self, reachable }) => [self, reachable])).toEqual([[true, true], [false, true]]);
    expect(status.desks[1]?.posts.map(({ id }) => id)).toEqual([moved]);
    expect(desk.kit.desk.network.current?.office).toBeNull();
    await expect.poll(async () => (await ask(desk.kit, desk.caller, 'system.state', {})).stage).toBe('ready');
    expect(await ask(desk.kit, desk.caller, 'network.joining', {})).toMatchObject({ state: 'none', code: null });
    const there = networkStatus(desk.kit.desk);
    expect(there).toMatchObject({ opened: true, registrarDesk: false, problem: null });
    expect(there.desks.map(({ id, self, registrar, reachable, posts }) => ({ id, self, registrar, reachable, posts: posts.length }))).toEqual([
      { id: desk.lan.id, self: true, registrar: false, reachable: true, posts: 1 },
      { id: office.lan.id, self: false, registrar: true, reachable: true, posts: 3 },
    ]);
    expect((await ask(office.kit, office.registrar, 'network.admission', {})).accepted).toMatchObject({ desk: desk.lan.id, connected: true });
  });

  it('refuses a second office on a desk that has joined', async () => {
    const office = await openedOffice();
    const desk = await join(office);
    expect((await refusalOf(desk.kit, desk.caller, 'office.openDemo', { country: 'pk' })).code).toBe('networkExists');
    expect((await refusalOf(desk.kit, desk.caller, 'network.join', { host: '127.0.0.1', port: 1 })).code).toBe('networkExists');
  });

  it('counts wrong codes, and shows a wrong code to nobody as right', async () => {
    const office = await openedOffice();
    await ask(office.kit, office.registrar, 'network.beginAdmission', {});
    const { section } = await structureOf(office);
    const place = { sectionId: section.id, postIds: [], roles: [] };
    expect((await refusalOf(office.kit, office.registrar, 'network.acceptDesk', { code: '12345678', ...place })).code).toBe('nobodyWaits');
    const { port } = await ask(office.kit, office.registrar, 'network.admission', {});
    const kit = kept(await openKit(folder(), { lan: loopback }));
    const caller = kit.core.caller();
    await ask(kit, caller, 'network.join', { host: '127.0.0.1', port });
    const { code } = await ask(kit, caller, 'network.joining', {});
    const wrong = code === '00000000' ? '11111111' : '00000000';
    expect(await refusalOf(office.kit, office.registrar, 'network.acceptDesk', { code: wrong, ...place })).toEqual({ code: 'joinCodeWrong', params: { left: 4 } });
    await accepted(kit);
    expect(await ask(kit, caller, 'network.joining', {})).toMatchObject({ state: 'failed', problem: 'joinRefused', code: null });
    expect((await refusalOf(kit, caller, 'network.finishJoin', { answer: '1234' })).code).toBe('notJoining');
    expect(office.lan.keeper.roster.desks.size).toBe(1);
  });

  it('lets a desk that got a wrong answer come again in its own former place', async () => {
    const office = await openedOffice();
    const at = folder();
    const kit = await openKit(at, { lan: loopback });
    const caller = kit.core.caller();
    await ask(office.kit, office.registrar, 'network.beginAdmission', {});
    const { port } = await ask(office.kit, office.registrar, 'network.admission', {});
    await ask(kit, caller, 'network.join', { host: '127.0.0.1', port });
    expect((await refusalOf(kit, caller, 'network.finishJoin', { answer: '0000' })).code).toBe('joinNotAccepted');
    const { code } = await ask(kit, caller, 'network.joining', {});
    const { section } = await structureOf(office);
    const { answer } = await ask(office.kit, office.registrar, 'network.acceptDesk', { code: code ?? '', sectionId: section.id, postIds: [], roles: [] });
    await accepted(kit);
    expect((await refusalOf(kit, caller, 'network.finishJoin', { answer: answer === '0000' ? '1111' : '0000' })).code).toBe('joinAnswerWrong');
    await closed(kit);
    const desk = await join(office, [], at);
    expect([...office.lan.keeper.roster.desks.keys()]).toEqual([office.lan.id, desk.lan.id]);
  });

  it('says that nobody takes newcomers where nobody does', async () => {
    const kit = kept(await openKit(folder(), { lan: loopback }));
    expect((await refusalOf(kit, kit.core.caller(), 'network.join', { host: '127.0.0.1', port: 1 })).code).toBe('registrarNotThere');
    expect((await refusalOf(kit, kit.core.caller(), 'network.finishJoin', { answer: '1234' })).code).toBe('notJoining');
  });

  it('has no place for a desk that is served without a network', async () => {
    const kit = kept(await openDemo(folder()));
    const registrar = await signedIn(kit, 'registrar');
    expect((await refusalOf(kit, registrar, 'network.open', {})).code).toBe('lanNotServed');
    expect(await ask(kit, registrar, 'network.status', {})).toMatchObject({ served: false, opened: false, self: null, desks: [] });
  });

  it('ends the link with a revoked desk and never takes it up again', async () => {
    const office = await openedOffice();
    const desk = await join(office);
    await ask(office.kit, office.registrar, 'network.revokeDesk', { deskId: desk.lan.id, reason: 'lost' });
    await until(office.kit, () => !office.lan.isReachable(desk.lan.id));
    await until(desk.kit, () => !desk.lan.isReachable(office.lan.id));
    expect((await ask(office.kit, office.registrar, 'network.status', {})).desks).toHaveLength(1);
    expect((await refusalOf(office.kit, office.registrar, 'network.revokeDesk', { deskId: desk.lan.id, reason: 'lost' })).code).toBe('deskNotListed');
    expect((await refusalOf(office.kit, office.registrar, 'network.revokeDesk', { deskId: office.lan.id, reason: 'lost' })).code).toBe('ownDesk');
  });

  it('moves a post to another desk, and both hear of it', async () => {
    const office = await openedOffice();
    const desk = await join(office);
    const { posts } = await structureOf(office);
    const post = posts[1]?.id ?? '';
    await ask(office.kit, office.registrar, 'network.movePost', { postId: post, deskId: desk.lan.id });
    await until(desk.kit, () => desk.lan.keeper.roster.posts.get(post) === desk.lan.id);
    await ask(office.kit, office.registrar, 'network.setAddresses', { deskId: desk.lan.id, addresses: [{ host: '192.0.2.7', port: 32382 }] });
    const status = await ask(office.kit, office.registrar, 'network.status', {});
    expect(status.desks[1]).toMatchObject({ posts: [{ id: post }], addresses: [{ host: '192.0.2.7', port: 32382 }] });
  });

  it('shows three desks to each other, which find each other by what the registrar’s desk tells', async () => {
    const office = await openedOffice();
    const first = await join(office);
    const second = await join(office);
    await until(first.kit, () => first.lan.isReachable(second.lan.id));
    await until(second.kit, () => second.lan.isReachable(first.lan.id));
    expect(first.lan.neighbours.map(({ road }) => road)).toEqual(['linked', 'linked']);
  });

  it('comes back by itself after a restart, and remembers when a desk was last seen', async () => {
    const office = await openedOffice();
    const at = folder();
    const desk = await join(office, [], at);
    await desk.kit.desk.network.stop();
    await until(office.kit, () => !office.lan.isReachable(desk.lan.id));
    const away = await ask(office.kit, office.registrar, 'network.status', {});
    expect(away.desks[1]).toMatchObject({ reachable: false, host: null, since: null });
    expect(away.desks[1]?.lastSeen).toBeGreaterThan(0);
    await closed(desk.kit);
    const again = kept(await openKit(at, { lan: loopback }));
    await until(office.kit, () => office.lan.isReachable(desk.lan.id));
    expect(lanOf(again).id).toBe(desk.lan.id);
  });

  it('waits with closing the door for a desk that was accepted and has still to type the answer', async () => {
    const office = await openedOffice();
    const kit = kept(await openKit(folder(), { lan: loopback }));
    const caller = kit.core.caller();
    await ask(office.kit, office.registrar, 'network.beginAdmission', {});
    const { port } = await ask(office.kit, office.registrar, 'network.admission', {});
    await ask(kit, caller, 'network.join', { host: '127.0.0.1', port });
    const { section } = await structureOf(office);
    const code = (await ask(kit, caller, 'network.joining', {})).code ?? '';
    const { answer } = await ask(office.kit, office.registrar, 'network.acceptDesk', { code, sectionId: section.id, postIds: [], roles: [] });
    await ask(office.kit, office.registrar, 'network.endAdmission', {});
    expect((await ask(office.kit, office.registrar, 'network.admission', {})).open).toBe(false);
    const late = kept(await openKit(folder(), { lan: loopback }));
    expect((await refusalOf(late, late.core.caller(), 'network.join', { host: '127.0.0.1', port })).code).toBe('registrarNotThere');
    await accepted(kit);
    await ask(kit, caller, 'network.finishJoin', { answer });
    await until(kit, () => lanOf(kit).isReachable(office.lan.id));
  });

  it('goes into the backup with its keys: a desk that is put back is the same desk of the network', async () => {
    const office = await openedOffice();
    const desk = await join(office);
    const copy = folder();
    await backupDesk(desk.kit.desk, `${copy}/desk.backup`);
    await closed(desk.kit);
    await until(office.kit, () => !office.lan.isReachable(desk.lan.id));
    await restoreDesk(`${copy}/desk.backup`, `${copy}/desk`);
    const again = kept(await openKit(`${copy}/desk`, { lan: { ...loopback, peers: [{ host: '127.0.0.1', port: office.lan.port }] } }));
    await until(again, () => again.desk.network.current?.isReachable(office.lan.id) === true);
    expect(lanOf(again).id).toBe(desk.lan.id);
  });

  it('works on at another port where its own is taken, and says so', async () => {
    const { server, port } = await takenPort();
    ends.push(() => new Promise<void>((resolve) => void server.close(() => resolve())));
    const office = await openedOffice({ port, host: '127.0.0.1' });
    const { self } = await ask(office.kit, office.registrar, 'network.status', {});
    expect(self).toMatchObject({ portTaken: true });
    expect(self?.port).not.toBe(port);
    await join(office);
  });

  it('tests itself both ways and says what it found', async () => {
    const office = await openedOffice();
    const desk = await join(office);
    await ask(office.kit, office.registrar, 'network.testSelf', {});
    await finished(office.lan);
    const test = await ask(office.kit, office.registrar, 'network.selfTest', {});
    expect(test?.lines).toEqual([
      { what: 'addresses', hosts: ['127.0.0.1'], port: office.lan.port, portTaken: false },
      { what: 'clock', wrongBy: null },
      { what: 'desk', deskId: desk.lan.id, reachable: true, host: '127.0.0.1', foundBy: expect.any(String), connectsBack: true, hearsBeacon: false },
      { what: 'mdns', on: false, heard: 0, others: 1 },
      { what: 'beacon', on: false, heard: 0, others: 1 },
    ]);
  });
});

async function finished(lan: Lan): Promise<void> {
  await expect.poll(() => lan.selfTest?.isRunning, { timeout: 10_000 }).toBe(false);
}

async function takenPort(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { server, port: address.port };
}
