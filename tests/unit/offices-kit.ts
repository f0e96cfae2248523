import { expect } from 'vitest';
import type { OfficeLevel } from '../../preload/contract/offices.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { looksUntil } from './apart-kit.ts';
import { ask, signedIn, type KitOptions } from './desk-kit.ts';
import { until, type AtWork, type DesksKit, type Registrar } from './desks-kit.ts';
import { handoverOf } from './parcels-kit.ts';

/** An office on one desk, at a central server, with the people who send files. */
export type OfficeAtHub = Registrar & { readonly assistant: AtWork; readonly officer: AtWork; readonly mark: string; readonly code: string };

export async function officeAtHub(desks: DesksKit, hub: Hub, level: OfficeLevel, options: KitOptions & { readonly country?: 'pk' | 'in' } = {}): Promise<OfficeAtHub> {
  const office = await desks.office(options);
  const { kit, registrar } = office;
  await ask(kit, registrar, 'sync.join', { address: { host: '127.0.0.1', port: hub.port }, code: await hub.invite() });
  await until(() => handoverOf(kit).post.centre.isOpen());
  await ask(kit, registrar, 'offices.setLevel', { level });
  const { code } = await ask(kit, registrar, 'offices.tree', {});
  return { ...office, assistant: await signedIn(kit, 'assistant'), officer: await signedIn(kit, 'officer'), mark: kit.desk.offices.current?.self ?? '', code: code ?? '' };
}

export const look = ({ kit, registrar }: Registrar) => ask(kit, registrar, 'offices.look', {});
export const treeOf = ({ kit, registrar }: Registrar) => ask(kit, registrar, 'offices.tree', {});

/** The one says by its code whose subordinate it is, the other that it is so; then both know it. */
export async function bind(subordinate: OfficeAtHub, superior: OfficeAtHub): Promise<void> {
  await ask(subordinate.kit, subordinate.registrar, 'offices.nameSuperior', { code: superior.code });
  await look(subordinate);
  await look(superior);
  expect((await treeOf(superior)).requests.map(({ code }) => code)).toContain(subordinate.code);
  await ask(superior.kit, superior.registrar, 'offices.admit', { office: subordinate.mark });
  await look(superior);
  await look(subordinate);
  await look(superior);
}

export const postsAt = async (from: OfficeAtHub, to: OfficeAtHub) => (await ask(from.kit, from.registrar, 'offices.posts', {})).find(({ office }) => office === to.mark)?.posts ?? [];

/** The file goes to that person of the other office; it is there when this resolves, and its sender has the receipt. */
export async function sendAcross(from: OfficeAtHub & { readonly by: AtWork }, to: OfficeAtHub & { readonly person: AtWork }, fileId: string, kind: 'put-up' | 'forward' = 'put-up'): Promise<void> {
  await ask(from.kit, from.by, 'files.send', { fileId, toPostId: to.person.person.postId, kind });
  const custody = ({ kit }: OfficeAtHub) => handoverOf(kit).host.thing(fileId)?.custody.state;
  await looksUntil(to, () => custody(to) === 'held');
  await looksUntil(from, () => custody(from) === 'sent');
}
