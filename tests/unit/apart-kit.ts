import { expect } from 'vitest';
import { ask, type Kit } from './desk-kit.ts';
import { loopback, until, type AtWork, type DeskOnLan, type DesksKit, type Registrar } from './desks-kit.ts';
import { fileWithPaper, handoverOf, parcelOffice, sendTo } from './parcels-kit.ts';

/** The desk looks at the server, as it does by itself now and then, until it holds. */
export const looksUntil = async ({ kit }: { readonly kit: Kit }, holds: () => boolean) => {
  const looks = () => {
    kit.desk.sync.current?.tryNow();
    return holds();
  };
  await expect.poll(looks, { timeout: 20_000, interval: 50 }).toBe(true);
};

const isOpen = ({ kit }: { readonly kit: Kit }) => handoverOf(kit).post.centre.isOpen();

export type Apart = { readonly first: Registrar; readonly second: DeskOnLan; readonly assistant: AtWork; readonly id: string; readonly hash: string };

/** Two desks of one office, each in a network of its own: neither is where the other knew it, and nobody tells them. A file is on its way from the first to the second. */
export async function apart(desks: DesksKit, { port, code }: { readonly port: number; readonly code: string }, bytes: number): Promise<Apart> {
  const office = await parcelOffice(desks, false);
  await ask(office.first.kit, office.first.registrar, 'sync.join', { address: { host: '127.0.0.1', port }, code });
  await until(() => office.second.lan.keeper.roster.centre !== null);
  const { id, hash } = await fileWithPaper(office.first.kit, office.assistant, bytes);
  for (const desk of [office.first, office.second, office.third]) await desks.end(desk);
  const first = { ...(await desks.again(office.first, { lan: { ...loopback, host: '127.0.0.4' } })), registrar: office.first.registrar };
  const second = await desks.again(office.second, { lan: { ...loopback, host: '127.0.0.5' } });
  const assistant = { ...first.kit.core.caller(), person: office.assistant.person };
  await ask(first.kit, assistant, 'session.signIn', { personId: assistant.person.personId, pin: assistant.person.pin });
  await until(() => isOpen(first) && isOpen(second));
  await sendTo(first.kit, assistant, id, office.officer);
  expect([first.lan.isReachable(second.lan.id), second.lan.isReachable(first.lan.id)]).toEqual([false, false]);
  return { first, second, assistant, id, hash };
}
