import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { readStoredEvent } from '../../main/core/ledger/stored-event.ts';
import { encodeSignedEvent } from '../../main/core/ledger/signed-event.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, paragraphs, refusalOf, signedIn, type Kit } from './desk-kit.ts';
import { DesksKit, until, worksAt, type AtWork, type DeskOnLan, type Registrar } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { takeIn } from './scans.ts';

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

type Lost = { readonly first: Registrar; readonly second: DeskOnLan; readonly officer: AtWork; readonly log: string; readonly fileIds: readonly string[]; readonly scan: string; readonly rows: unknown };

/** What a desk shows of its work: everything that its windows read of files, notes and papers. */
const workOf = ({ desk: { store } }: Kit) =>
  Object.fromEntries(
    ['file', 'note', 'attachment', 'file_act', 'movement'].map((table) => [table, store.database.prepare(`SELECT * FROM ${table} ORDER BY id`).all().map((row) => JSON.stringify(row))]),
  );

/** An office of two desks with a server; the second desk opens files with notes and papers, brings all of it to the server, and loses its disk. */
async function lostDesk(files = 3): Promise<Lost> {
  const first = await desks.office();
  await ask(first.kit, first.registrar, 'sync.join', { address: { host: '127.0.0.1', port: hub.port }, code: await hub.invite() });
  const person = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  const officer = await worksAt(first, second, person);
  const fileIds: string[] = [];
  for (let at = 0; at < files; at += 1) {
    const { id } = await ask(second.kit, officer, 'files.open', { subject: `Boundary wall ${at}`, heads: { head: '7' }, classification: 'normal' });
    await ask(second.kit, officer, 'notes.confirm', { fileId: id, content: paragraphs(`The wall number ${at} has fallen.`) });
    fileIds.push(id);
  }
  const scan = await takeIn(second.kit, officer, 'plan.pdf', await heavyPdf(150_000));
  await ask(second.kit, officer, 'attachments.addToFile', { fileId: fileIds[0] ?? '', ids: [scan.id] });
  const { hash } = second.kit.desk.store.first(second.kit.desk.store.build.selectFrom('attachment').select('hash').where('id', '=', scan.id)) ?? { hash: '' };
  const log = second.kit.desk.ledger.logName;
  await until(async () => (await hub.database.query.selectFrom('log_head').select('size').where('log', '=', log).executeTakeFirst())?.size === second.kit.desk.ledger.head.seq && (await isAtServer(hash)));
  const rows = workOf(second.kit);
  await desks.end(second);
  rmSync(second.folder, { recursive: true });
  return { first, second, officer, log, fileIds, scan: hash, rows };
}

const isAtServer = async (hash: string) => (await hub.database.query.selectFrom('content').select('hash').where('hash', '=', hash).executeTakeFirst()) !== undefined;
const standing = ({ kit }: DeskOnLan) => kit.desk.firstLoad.current?.standing ?? null;
const isLoaded = (desk: DeskOnLan) => {
  const now = standing(desk);
  return now !== null && now.events === now.of && now.contents === 0 && now.problem === null && !now.running;
};
const loads = (desk: DeskOnLan) => until(() => isLoaded(desk) || (desk.kit.desk.sync.current?.tryNow(), false));
const problemAt = (desk: DeskOnLan) => until(() => (standing(desk)?.problem ?? null) !== null || (desk.kit.desk.sync.current?.tryNow(), false));

describe('a new PC in the place of one whose disk died', () => {
  it('has everything to read that the old one brought to the server; what lay there is written on once two officers have put it together', async () => {
    const { first, second, officer, fileIds, scan, rows } = await lostDesk();
    const fresh = await desks.join(first, [officer.person.postId], { replaces: second.lan.id });
    await loads(fresh);
    expect(workOf(fresh.kit)).toEqual(rows);
    expect(fresh.kit.desk.blobs.isIntact(scan)).toBe(true);
    const again = await worksAt(first, fresh, officer.person);
    const [fileId = ''] = fileIds;
    expect((await ask(fresh.kit, again, 'files.view', { fileId })).notes).toHaveLength(1);
    expect((await refusalOf(fresh.kit, again, 'notes.confirm', { fileId, content: paragraphs('Not yet.') })).code).toBe('fileElsewhere');
    expect(audit(fresh.kit.desk).problems).toEqual([]);
  });
});
