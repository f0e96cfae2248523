import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, paragraphs, type Kit } from './desk-kit.ts';
import { until, worksAt, type AtWork, type DesksKit, type DeskOnLan, type Registrar } from './desks-kit.ts';
import { takeIn } from './scans.ts';

export type LostDesk = {
  readonly first: Registrar;
  readonly second: DeskOnLan;
  readonly officer: AtWork;
  readonly log: string;
  readonly fileIds: readonly string[];
  /** Names of a paper that goes in pieces, and of one that goes with others. */
  readonly scan: string;
  readonly small: string;
  readonly rows: unknown;
};

/** What a desk shows of its work: everything that its windows read of files, notes and papers. */
export const workOf = ({ desk: { store } }: Kit) =>
  Object.fromEntries(
    ['file', 'note', 'attachment', 'file_act', 'movement'].map((table) => [table, store.database.prepare(`SELECT * FROM ${table} ORDER BY id`).all().map((row) => JSON.stringify(row))]),
  );

/** All that the desk has said is at its server, with its papers. */
function isBrought({ desk }: Kit): boolean {
  const { build } = desk.store;
  const size = desk.store.first(build.selectFrom('sync_log').select('size').where('log', '=', desk.ledger.logName))?.size ?? 0;
  const isDone = size === desk.ledger.head.seq && desk.store.first(build.selectFrom('content_owed').select('hash').limit(1)) === undefined;
  if (!isDone) desk.sync.current?.tryNow();
  return isDone;
}

/** An office of two desks with a server; the second desk opens files with notes and papers, brings all of it to the server, and loses its disk. */
export async function lostDesk(desks: DesksKit, server: { readonly port: number; readonly code: string }, files = 3): Promise<LostDesk> {
  const first = await desks.office();
  await ask(first.kit, first.registrar, 'sync.join', { address: { host: '127.0.0.1', port: server.port }, code: server.code });
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
  const [scan, small] = await Promise.all([150_000, 3_000].map((bytes) => paper(second.kit, officer, { fileId: fileIds[0] ?? '', bytes })));
  await expect.poll(() => isBrought(second.kit), { timeout: 60_000, interval: 50 }).toBe(true);
  const rows = workOf(second.kit);
  const log = second.kit.desk.ledger.logName;
  await desks.end(second);
  rmSync(second.folder, { recursive: true });
  return { first, second, officer, log, fileIds, scan: scan ?? '', small: small ?? '', rows };
}

/** Lays a paper of so many bytes into a file; gives the name of its content. */
async function paper(kit: Kit, officer: AtWork, { fileId, bytes }: { readonly fileId: string; readonly bytes: number }): Promise<string> {
  const { id } = await takeIn(kit, officer, `plan-${bytes}.pdf`, await heavyPdf(bytes));
  await ask(kit, officer, 'attachments.addToFile', { fileId, ids: [id] });
  return kit.desk.store.first(kit.desk.store.build.selectFrom('attachment').select('hash').where('id', '=', id))?.hash ?? '';
}
