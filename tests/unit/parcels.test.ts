import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { arrivalOf } from '../../main/core/handover/whereabouts.ts';
import { admitted } from '../../main/core/session/admitted.ts';
import { ask, refusalOf, type Kit } from './desk-kit.ts';
import { chosenPin, DesksKit, until, type AtWork } from './desks-kit.ts';
import { custodyOf, fileWithPaper, handoverOf, keptAt, nobodyAnswered, parcelOffice, sendTo } from './parcels-kit.ts';

let desks = new DesksKit();
afterEach(async () => {
  await desks.endAll();
  desks = new DesksKit();
});

function expectSound(...kits: readonly Kit[]): void {
  for (const { desk } of kits) expect(audit(desk).problems).toEqual([]);
}

/** The person signs in again after the program was started anew. */
async function backAtWork(kit: Kit, who: AtWork, pin: string): Promise<AtWork> {
  const caller = { ...kit.core.caller(), person: who.person };
  await ask(kit, caller, 'session.signIn', { personId: who.person.personId, pin });
  return caller;
}

describe('a file for a desk that is off', () => {
  it('goes through a relay, with its papers, to a desk that the sender never sees; so does the receipt', async () => {
    const { first, second, third, assistant, officer } = await parcelOffice(desks, true);
    await desks.end(second);
    const { id, hash } = await fileWithPaper(first.kit, assistant, 900_000);
    await sendTo(first.kit, assistant, id, officer);
    await until(() => !first.lan.isReachable(second.lan.id));
    nobodyAnswered(first.kit, id);
    await until(() => keptAt(third.kit).length === 1);
    await until(() => handoverOf(first.kit).post.lyingAt(id).length === 1);
    expect(await ask(first.kit, assistant, 'handover.travelling', {})).toMatchObject([{ id, relays: [{ desk: { id: third.lan.id } }] }]);
    nobodyAnswered(first.kit, id);
    await desks.end(first);

    const receiver = await desks.again(second);
    await until(() => custodyOf(receiver.kit, id) === 'held');
    expect(receiver.kit.desk.blobs.isIntact(hash)).toBe(true);
    await until(() => keptAt(third.kit).some(({ recipient }) => recipient === first.lan.id));
    expectSound(receiver.kit);
    await desks.end(receiver);

    const sender = await desks.again(first);
    await until(() => custodyOf(sender.kit, id) === 'sent');
    await until(() => keptAt(third.kit).length === 0);
    expect(sender.kit.desk.store.all(sender.kit.desk.store.build.selectFrom('outgoing_parcel').select('id'))).toEqual([]);
    expectSound(sender.kit, third.kit);
  });

  it('is asked back through the relay too: the other desk never has it', async () => {
    const { first, second, third, assistant, officer } = await parcelOffice(desks, true);
    await desks.end(second);
    const { id } = await fileWithPaper(first.kit, assistant, 90_000);
    await sendTo(first.kit, assistant, id, officer);
    await until(() => !first.lan.isReachable(second.lan.id));
    nobodyAnswered(first.kit, id);
    await until(() => keptAt(third.kit).length === 1);
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    nobodyAnswered(first.kit, id);
    const recalls = () => first.kit.desk.store.all(first.kit.desk.store.build.selectFrom('outgoing_parcel').select('matter')).map(({ matter }) => matter);
    await until(() => handoverOf(first.kit).post.lyingAt(id).length === 1 && recalls().join() === 'recall');
    await until(() => keptAt(third.kit).length === 1);
    await desks.end(first);
    const receiver = await desks.again(second);
    await until(() => custodyOf(receiver.kit, id) === 'refused' && keptAt(third.kit).some(({ recipient }) => recipient === first.lan.id));
    await desks.end(receiver);
    const sender = await desks.again(first);
    await until(() => custodyOf(sender.kit, id) === 'held');
    expect(handoverOf(sender.kit).host.thing(id)?.chain.some(({ act }) => act.kind === 'accept')).toBe(false);
    expectSound(sender.kit);
  });

  it('arrives although the relay is ended in the middle, alters what it has, gives it twice, and gives what is for others', async () => {
    const { first, second, third, assistant, officer } = await parcelOffice(desks, true);
    await desks.end(second);
    const { id } = await fileWithPaper(first.kit, assistant, 3_000_000);
    await sendTo(first.kit, assistant, id, officer);
    await until(() => !first.lan.isReachable(second.lan.id));
    nobodyAnswered(first.kit, id);
    const relayRow = () => third.kit.desk.store.first(third.kit.desk.store.build.selectFrom('kept_parcel').selectAll());
    await until(() => relayRow() !== undefined);
    await desks.end(third);
    const again = await desks.again(third);
    const { store } = again.kit.desk;
    await until(() => keptAt(again.kit).length === 1);
    const [kept] = keptAt(again.kit);
    const place = join(third.folder, 'parcels', 'kept', kept?.id ?? '');
    const honest = readFileSync(place);
    writeFileSync(place, altered(honest, honest.length - 9));
    // A parcel for the registrar's desk, given to the second.
    const foreign = { id: 'f'.repeat(32), recipient: second.lan.id, depositor: first.lan.id, size: honest.length, state: 'kept' as const, touched_at: 1 };
    store.run(store.build.insertInto('kept_parcel').values(foreign));
    writeFileSync(join(third.folder, 'parcels', 'kept', foreign.id), altered(honest, 45));
    await desks.end(first);

    const receiver = await desks.again(second);
    await until(() => store.first(store.build.selectFrom('kept_parcel').select('id').where('state', '!=', 'taken')) === undefined);
    expect(custodyOf(receiver.kit, id)).not.toBe('held');
    await desks.end(receiver);
    const sender = await desks.again(first);
    await until(() => keptAt(again.kit).length === 1);
    await desks.end(sender);
    const late = await desks.again(second);
    const givenOut = () => keptAt(again.kit).every(({ recipient }) => recipient !== second.lan.id);
    await until(() => custodyOf(late.kit, id) === 'held' && givenOut());
    const events = late.kit.desk.ledger.head.seq;
    await desks.end(late);
    if (!kept) throw new Error('no parcel');
    store.run(store.build.insertInto('kept_parcel').values(kept).onConflict((conflict) => conflict.column('id').doUpdateSet({ state: 'kept' })));
    writeFileSync(place, honest);
    const last = await desks.again(second);
    await until(givenOut);
    expect(last.kit.desk.ledger.head.seq).toBe(events + 1);
    expect(custodyOf(last.kit, id)).toBe('held');
    expectSound(last.kit, again.kit);
  });
});

describe('a file on a stick', () => {
  it('is brought to a desk without a network, and the receipt is brought back', async () => {
    const { first, second, third, assistant, officer } = await parcelOffice(desks, false);
    await desks.end(second);
    const { id, hash } = await fileWithPaper(first.kit, assistant, 900_000, 'secret');
    const stick = join(desks.folder(), 'wall.daftar-parcel');
    expect((await refusalOf(first.kit, assistant, 'handover.writeParcel', { id, file: stick })).code).toBe('notOnItsWay');
    await sendTo(first.kit, assistant, id, officer);
    const { size } = await ask(first.kit, assistant, 'handover.writeParcel', { id, file: stick });
    expect(readFileSync(stick).length).toBe(size);
    expect((await refusalOf(first.kit, assistant, 'handover.readParcel', { file: stick })).code).toBe('parcelOtherDesk');
    expect((await refusalOf(first.kit, assistant, 'handover.writeParcel', { id, file: join(first.folder, 'x') })).code).toBe('badInput');
    await desks.end(first);
    await desks.end(third);

    const receiver = await desks.again(second);
    const there = await backAtWork(receiver.kit, officer, chosenPin);
    expect((await refusalOf(receiver.kit, there, 'handover.readParcel', { file: join(desks.folder(), 'nothing') })).code).toBe('parcelUnreadable');
    const damaged = join(desks.folder(), 'damaged.daftar-parcel');
    writeFileSync(damaged, altered(readFileSync(stick), size - 5));
    expect((await refusalOf(receiver.kit, there, 'handover.readParcel', { file: damaged })).code).toBe('parcelDamaged');
    expect(custodyOf(receiver.kit, id)).toBe('unknown');
    const came = await ask(receiver.kit, there, 'handover.readParcel', { file: stick });
    expect(came).toMatchObject({ matter: 'offer', result: 'taken', kind: 'file', id, subject: 'Boundary wall', from: { id: first.lan.id } });
    const someoneElse = { ...admitted(there), postId: 'a post without a ground', roles: [] };
    expect(arrivalOf(receiver.kit.desk, someoneElse, { parcelId: came.parcelId, from: first.lan.id, thing: id, matter: 'offer', result: 'taken' })).toMatchObject({ number: came.number, subject: '' });
    expect(custodyOf(receiver.kit, id)).toBe('held');
    expect(receiver.kit.desk.blobs.isIntact(hash)).toBe(true);
    const events = receiver.kit.desk.ledger.head.seq;
    expect(await ask(receiver.kit, there, 'handover.readParcel', { file: stick })).toMatchObject({ result: 'already' });
    expect(receiver.kit.desk.ledger.head.seq).toBe(events);
    const wayBack = join(desks.folder(), 'receipt.daftar-parcel');
    await ask(receiver.kit, there, 'handover.writeAnswer', { parcelId: came.parcelId, file: wayBack });
    expectSound(receiver.kit);
    await desks.end(receiver);

    const sender = await desks.again(first);
    const here = await backAtWork(sender.kit, assistant, assistant.person.pin);
    expect(custodyOf(sender.kit, id)).toBe('transit');
    expect(await ask(sender.kit, here, 'handover.readParcel', { file: wayBack })).toMatchObject({ matter: 'receipt', result: 'delivered', id, kind: 'file' });
    expect(custodyOf(sender.kit, id)).toBe('sent');
    expect(await ask(sender.kit, here, 'handover.readParcel', { file: wayBack })).toMatchObject({ result: 'already' });
    expectSound(sender.kit);
  });
});

const altered = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes[at] ?? 0) ^ 1);
