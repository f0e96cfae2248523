import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Caller } from '../../main/core/session/session.ts';
import { daftar, startDaftar, type Running } from '../support/run.ts';
import { ask, openDemo, signedIn, temporaryFolder, type Kit } from '../unit/desk-kit.ts';

const [office, newDesk] = [temporaryFolder(), temporaryFolder()];
const data = `${newDesk.path}/desk`;
const said = z.looseObject({ event: z.string(), code: z.string().optional(), desk: z.string().optional() });
let registrars: Kit;
let registrar: Caller;

beforeAll(async () => {
  registrars = await openDemo(office.path, { lan: { port: 0, host: '127.0.0.1' } });
  registrar = await signedIn(registrars, 'registrar');
  await ask(registrars, registrar, 'network.open', {});
});
afterAll(async () => {
  await registrars.desk.network.stop();
  registrars.close();
  office.remove();
  newDesk.remove();
});

/** The next thing of that kind that the running desk says. */
const next = async (running: Running, event: string) => said.parse(JSON.parse(await running.line((line) => said.parse(JSON.parse(line)).event === event)));

const isReachable = (desk: string) => registrars.desk.network.current?.isReachable(desk) ?? false;

describe('a desk without a window', () => {
  it('joins an office by code and answer, serves until it is told to end, and comes back', { timeout: 60_000 }, async () => {
    await ask(registrars, registrar, 'network.beginAdmission', {});
    const { port } = await ask(registrars, registrar, 'network.admission', {});
    const joining = startDaftar('desk', '--data', data, '--port', '0', '--join', `127.0.0.1:${port}`);
    const { code = '' } = await next(joining, 'code');
    const { sections } = await ask(registrars, registrar, 'office.structure', {});
    const { answer, desk } = await ask(registrars, registrar, 'network.acceptDesk', { code, sectionId: sections[0]?.id ?? '', postIds: [], roles: ['recordsRoom'] });
    await next(joining, 'accepted');
    joining.type(`${answer}\n`);
    expect((await next(joining, 'serving')).desk).toBe(desk);
    await next(joining, 'joined');
    expect(await joining.end('SIGTERM')).toBe(0);
    await expect.poll(() => isReachable(desk)).toBe(false);

    const again = startDaftar('desk', '--data', data, '--port', '0', '--peer', `127.0.0.1:${registrars.desk.network.current?.port}`);
    await next(again, 'joined');
    expect(isReachable(desk)).toBe(true);
    await registrars.desk.network.stop();
    await next(again, 'left');
    expect(await again.end('SIGINT')).toBe(0);
  });

  it('says what it needs', async () => {
    const wrongPeer = await daftar('desk', '--data', data, '--peer', 'nowhere');
    expect(wrongPeer.value).toEqual({ error: { code: 'badInput', params: { field: '--peer' } } });
    expect((await daftar('desk', '--data', `${newDesk.path}/other`)).value).toMatchObject({ error: { code: 'noOffice' } });
    expect((await daftar('desk', '--data', `${newDesk.path}/other`, '--join', '127.0.0.1:1')).value).toEqual({ error: { code: 'registrarNotThere' } });
    expect((await daftar('desk', '--data', `${newDesk.path}/other`)).value).toEqual({ error: { code: 'noNetwork' } });
  });
});
