import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Header, Message } from '../../main/core/custody/message.ts';
import { custodyRules } from '../../main/core/custody/rules.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, signedIn, type Kit } from './desk-kit.ts';
import { DesksKit, until, worksAt } from './desks-kit.ts';
import { takeIn } from './scans.ts';

let desks = new DesksKit();
afterEach(async () => {
  await desks.endAll();
  desks = new DesksKit();
});

/** An office on two desks: the assistant at the registrar's, the section officer at the second. */
async function twoDesks() {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const person = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  await worksAt(first, second, person);
  return { first, second, assistant, toPostId: person.postId };
}

function hostOf({ desk }: Kit) {
  const { current } = desk.handover;
  if (!current) throw new Error('on no network');
  return current.host;
}

const custodyOf = (kit: Kit, file: string) => hostOf(kit).thing(file)?.custody.state ?? 'unknown';
const hex = (length: number) => randomBytes(length).toString('hex');

describe('a file with a long history and many papers', () => {
  it('arrives in several parcels; small papers, large ones and the chain come beside each other', async () => {
    const { first, second, assistant, toPostId } = await twoDesks();
    const { id } = await ask(first.kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    const papers = custodyRules.eventsInAParcel() + 6;
    const ids: string[] = [];
    for (let paper = 0; paper < papers; paper += 1) ids.push((await takeIn(first.kit, assistant, 'plan.pdf', await heavyPdf(paper % 30 === 0 ? 300_000 : 2_000))).id);
    for (let at = 0; at < papers; at += 50) await ask(first.kit, assistant, 'attachments.addToFile', { fileId: id, ids: ids.slice(at, at + 50), appendix: 'correspondence' });
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId, kind: 'put-up' });
    await until(() => custodyOf(second.kit, id) === 'held' && custodyOf(first.kit, id) === 'sent');
    const rows = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('attachment').selectAll().where('file_id', '=', id).orderBy('id'));
    expect(rows(second.kit)).toEqual(rows(first.kit));
    expect(rows(second.kit).every(({ hash }) => second.kit.desk.blobs.isIntact(hash))).toBe(true);
    expect(second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('received_content').select('hash'))).toEqual([]);
    for (const { kit } of [first, second]) expect(audit(kit.desk).problems).toEqual([]);
  });
});

/** What stands arriving at a desk is loaded only where it is needed (`CustodyHost`): these are the inputs that are about all of it. */
describe('what is arriving while a message about one thing says more', () => {
  /** A file of which only the offer has come, and the header under which the next one comes. */
  async function withOneArriving() {
    const { first, second } = await twoDesks();
    const host = hostOf(second.kit);
    await until(() => host.store.peers()[first.lan.id] !== undefined);
    await desks.end(first);
    const peer = host.store.peers()[first.lan.id];
    if (!peer) throw new Error('the desks have not met');
    const { replaced, ...checkpoint } = peer;
    const header: Header = { from: first.lan.id, to: second.lan.id, checkpoint, replaced, seen: null };
    const offer = (from: Header): Message => ({
      header: from, body: { kind: 'offer', thing: hex(8), era: 0, epoch: 1, offer: hex(32), length: 3, lacking: [], toLog: second.kit.desk.ledger.logName }, urgent: false,
    });
    host.feed({ kind: 'message', message: offer(header) });
    expect(host.incoming.size).toBe(1);
    const [arriving = ''] = host.incoming.keys();
    const say = (change: Partial<Header>) => {
      const message = offer({ ...header, ...change });
      host.feed({ kind: 'message', message });
      return 'thing' in message.body ? message.body.thing : null;
    };
    return { host, arriving, checkpoint, say, logName: second.kit.desk.ledger.logName };
  }

  it('is given up with the rest when the sender turns out to have been restored', async () => {
    const { host, arriving, checkpoint, say } = await withOneArriving();
    const other = say({ checkpoint: { log: hex(16), size: 1, head: hex(32) }, replaced: [checkpoint.log] });
    expect([...host.incoming.keys()]).toEqual([other]);
    expect(host.incoming.has(arriving)).toBe(false);
  });

  it('is given up when this desk learns that it is behind itself, and stops', async () => {
    const { host, say, logName } = await withOneArriving();
    say({ seen: { log: logName, size: 1_000_000, head: hex(32) } });
    expect(host.store.desk().standing).toBe('doubted');
    expect(host.incoming.size).toBe(0);
  });

  it('stays where the message is about its own thing alone', async () => {
    const { host, arriving, say } = await withOneArriving();
    const other = say({});
    expect(new Set(host.incoming.keys())).toEqual(new Set([arriving, other]));
  });
});
