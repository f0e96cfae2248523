import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, paragraphs, signedIn, type Kit } from './desk-kit.ts';
import { until, worksAt, type AtWork, type DeskOnLan, type DesksKit, type Registrar } from './desks-kit.ts';
import { takeIn } from './scans.ts';

/** An office on three desks: the assistant at the registrar's, the section officer at the second, and one that may be a relay. */
export type ParcelOffice = { readonly first: Registrar; readonly second: DeskOnLan; readonly third: DeskOnLan; readonly assistant: AtWork; readonly officer: AtWork };

export async function parcelOffice(desks: DesksKit, thirdIsRelay: boolean): Promise<ParcelOffice> {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const person = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  const officer = await worksAt(first, second, person);
  const third = await desks.join(first, [], { roles: thirdIsRelay ? ['relay'] : [] });
  await until(() => second.lan.isReachable(third.lan.id));
  return { first, second, third, assistant, officer };
}

/** A file with a note in it, and with a scanned paper of so many bytes. */
export async function fileWithPaper(kit: Kit, assistant: AtWork, bytes: number, classification: 'normal' | 'secret' = 'normal'): Promise<{ readonly id: string; readonly hash: string }> {
  const { id } = await ask(kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification });
  const staged = await takeIn(kit, assistant, 'plan.pdf', await heavyPdf(bytes));
  await ask(kit, assistant, 'attachments.addToFile', { fileId: id, ids: [staged.id] });
  await ask(kit, assistant, 'notes.confirm', { fileId: id, content: paragraphs('The wall has fallen.') });
  const row = kit.desk.store.first(kit.desk.store.build.selectFrom('attachment').select('hash').where('file_id', '=', id));
  return { id, hash: row?.hash ?? '' };
}

export const sendTo = (kit: Kit, from: AtWork, id: string, to: AtWork) => ask(kit, from, 'files.send', { fileId: id, toPostId: to.person.postId, kind: 'put-up' });

export const handoverOf = ({ desk }: Kit) => {
  const { current } = desk.handover;
  if (!current) throw new Error('no network');
  return current;
};

export const custodyOf = (kit: Kit, thing: string) => handoverOf(kit).host.thing(thing)?.custody.state ?? 'unknown';

/** As if nobody had answered for half a minute. */
export const nobodyAnswered = (kit: Kit, thing: string): void => {
  handoverOf(kit).host.feed({ kind: 'alarm', name: 'offer', thing, attempt: 5 });
};

export const keptAt = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('kept_parcel').selectAll().where('state', '=', 'kept'));
