import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Lan } from '../../main/core/network/lan.ts';
import { ask, openDemo, openKit, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const loopback = { port: 0, host: '127.0.0.1' };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).toReversed()) close();
});

const lanOf = ({ desk }: Kit): Lan => {
  const { current } = desk.network;
  if (!current) throw new Error('no LAN');
  return current;
};

/** Two desks of one office: the assistant and the registrar at the first, the officer's post at the second. */
async function twoDesks() {
  const place = temporaryFolder();
  closing.push(place.remove);
  const first = await openDemo(join(place.path, 'first'), { lan: loopback });
  closing.push(first.close);
  const registrar = await signedIn(first, 'registrar');
  const assistant = await signedIn(first, 'assistant');
  const officer = await signedIn(first, 'officer');
  await ask(first, registrar, 'network.open', {});
  const second = await openKit(join(place.path, 'second'), { lan: loopback });
  closing.push(second.close);
  const caller = second.core.caller();
  await ask(first, registrar, 'network.beginAdmission', {});
  const { port } = await ask(first, registrar, 'network.admission', {});
  await ask(second, caller, 'network.join', { host: '127.0.0.1', port });
  const { code } = await ask(second, caller, 'network.joining', {});
  const { sections } = await ask(first, registrar, 'office.structure', {});
  const { answer } = await ask(first, registrar, 'network.acceptDesk', { code: code ?? '', sectionId: sections[0]?.id ?? '', postIds: [officer.person.postId], roles: [] });
  await second.desk.network.joining?.settled;
  await ask(second, caller, 'network.finishJoin', { answer });
  giveRecord(first, second);
  return { first, second, assistant, officer, registrar };
}

/** All that the registrar's desk said of the office. */
function giveRecord(from: Kit, to: Kit): void {
  const rows = from.desk.store.all(from.desk.store.build.selectFrom('event').select('bytes').where('file', 'is', null).where('type', 'not like', 'desk.started').orderBy('position'));
  to.desk.ledger.commit(() => {
    for (const { bytes } of rows) {
      const taken = to.desk.ledger.take({ bytes: new Uint8Array(bytes), desk: lanOf(from).id, signingKey: from.desk.identity.publicKey });
      if (!taken.ok) throw new Error(taken.error.code);
    }
  });
}

const custodyOf = ({ desk }: Kit, file: string) => desk.handover.current?.host.thing(file)?.custody.state ?? 'unknown';

/** Settles when the desk announces a change after which the condition holds. */
const eventually = (holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => (holds() ? resolve() : void setTimeout(look, 20));
    look();
  });

describe('a file sent to a post at another desk', () => {
  it('is held there, and nowhere else, with its whole history', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await ask(first, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    await ask(first, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up', remarks: 'For orders', });
    await eventually(() => custodyOf(second, id) === 'held' && custodyOf(first, id) === 'sent');
    const row = (kit: Kit) => kit.desk.store.first(kit.desk.store.build.selectFrom('file').selectAll().where('id', '=', id));
    expect(row(second)).toEqual(row(first));
    expect(audit(first.desk).problems).toEqual([]);
    expect(audit(second.desk).problems).toEqual([]);
  });
});
