import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { attachmentAdded } from '../../main/core/attachments/events.ts';
import { newId } from '../../main/core/id.ts';
import { noteSigned } from '../../main/core/notes/events.ts';
import { admitted } from '../../main/core/session/admitted.ts';
import { reached } from '../../main/core/search/reached.ts';
import { CentreLink } from '../../main/core/sync/centre-link.ts';
import { routes } from '../../main/core/sync/wire.ts';
import { daftar } from '../support/run.ts';
import { ask, demoPerson, paragraphs } from '../unit/desk-kit.ts';
import { DesksKit, worksAt, type AtWork, type DeskOnLan, type Registrar } from '../unit/desks-kit.ts';
import { until } from './bench-tools.ts';
import { lineApart } from './line-apart.ts';
import { notingText } from './sync-office.ts';

const files = 250;
const bytesAContent = 4 * 1024;
const perCommit = 2_000;

/** What a desk has written when its disk dies. */
type Written = { readonly events: number; readonly contents: number };

/** A desk writes so many events on 250 files, some of them with a paper. */
async function write(desk: DeskOnLan, officer: AtWork, { events, contents }: Written): Promise<void> {
  const { kit } = desk;
  const ids: string[] = [];
  for (let at = 0; at < files; at += 1) ids.push((await ask(kit, officer, 'files.open', { subject: notingText(at).slice(0, 80), heads: { head: '7' }, classification: 'normal' })).id);
  const { ledger, blobs } = kit.desk;
  const by = admitted(officer);
  const perPaper = Math.floor((events - ledger.head.seq) / contents);
  for (let number = 1; ledger.head.seq < events; ) {
    ledger.commit(() => {
      for (const end = Math.min(events, ledger.head.seq + perCommit); ledger.head.seq < end; number += 1) {
        const file = ids[number % files] ?? '';
        if (number % perPaper === 0) {
          const blob = blobs.record(new Uint8Array(randomBytes(bytesAContent)), { mime: 'application/pdf', name: 'plan.pdf' });
          ledger.append({ type: attachmentAdded, officer: by, file, blobs: [blob], body: { id: newId(), receiptId: null, pages: 1, title: '', appendix: 'correspondence', letterId: null } });
        } else {
          const place = Math.floor(number / files) + 1;
          ledger.append({ type: noteSigned, officer: by, file, body: { id: newId(), number: place, firstParagraph: place, lastParagraph: place, content: paragraphs(notingText(number)), decision: null, side: 'left', draftedBy: [] } });
        }
      }
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type Carried = { readonly ms: number; readonly down: number };
type Place = { readonly first: Registrar; readonly line: Awaited<ReturnType<typeof lineApart>>; readonly log: string };

const standing = ({ kit }: DeskOnLan) => kit.desk.firstLoad.current?.standing ?? null;
const isLoaded = (desk: DeskOnLan) => {
  const now = standing(desk);
  return now !== null && now.of > 0 && now.events === now.of && now.contents === 0 && !now.running;
};

/** The signatures in its events were looked at. */
const isProven = (desk: DeskOnLan) => standing(desk)?.proven === standing(desk)?.of;

const isThere = ({ kit: { desk } }: DeskOnLan) => {
  const { build } = desk.store;
  const size = desk.store.first(build.selectFrom('sync_log').select('size').where('log', '=', desk.ledger.logName))?.size ?? 0;
  return size === desk.ledger.head.seq && desk.store.first(build.selectFrom('content_owed').select('hash').limit(1)) === undefined;
};

/** The registrar's desk brings the list of desks, and the others their record. */
async function metServer(desks: readonly DeskOnLan[]): Promise<void> {
  for (let second = 0; second < 200 && !desks.every(isThere); second += 1) {
    for (const { kit } of desks) kit.desk.sync.current?.tryNow();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** The same pages and contents asked for one after the other, and thrown away. */
async function rawPull({ first, line, log }: Place, asking: DeskOnLan, hashes: readonly { readonly hash: string; readonly size: number }[]): Promise<Carried> {
  const link = new CentreLink({ address: { host: '127.0.0.1', port: line.port }, identity: () => asking.lan.identity, isServer: (spki) => Buffer.from(spki).equals(first.lan.keeper.roster.centre?.tls ?? new Uint8Array()) });
  await line.carried();
  const began = performance.now();
  for (let after = 0, more = true; more; ) {
    const page = await link.ask(routes.pull, { log, after, bytes: 512 * 1024 });
    if (!page.ok) throw new Error(page.error.code);
    after += page.value.events.length;
    more = page.value.events.length > 0;
  }
  for (let at = 0; at < hashes.length; at += 48) {
    const pieces = await Promise.all(hashes.slice(at, at + 48).map(({ hash, size }) => link.getContent(hash, 0, size)));
    if (pieces.some(({ ok }) => !ok)) throw new Error('content');
  }
  const ms = performance.now() - began;
  link.close();
  return { ms: Math.round(ms), down: (await line.carried()).down };
}

/** A desk with so many events and contents loses its disk: how long the PC in its place takes on loopback to have all of it, beside the bare transfer of the same pages (ledger.md 8, B12). */
export async function firstLoad(hub: { readonly port: number; readonly data: string }, written: Written) {
  const desks = new DesksKit();
  const line = await lineApart(hub.port);
  try {
    const first = await desks.office();
    const { code } = z.object({ code: z.string() }).parse((await daftar('hub-code', '--data', hub.data)).value);
    await ask(first.kit, first.registrar, 'sync.join', { address: { host: '127.0.0.1', port: line.port }, code });
    const person = await demoPerson(first.kit, 'officer');
    const lost = await desks.join(first, [person.postId]);
    await until(() => hasOfficeRecord(lost));
    await write(lost, await worksAt(first, lost, person), written);
    const log = lost.kit.desk.ledger.logName;
    const { store } = lost.kit.desk;
    const hashes = store.all(store.build.selectFrom('blob').select(['hash', 'size']));
    await metServer([first, lost]);
    await desks.end(lost);
    rmSync(lost.folder, { recursive: true });
    const fresh = await desks.join(first, [person.postId], { replaces: lost.lan.id });
    await until(() => hasOfficeRecord(fresh) && fresh.lan.keeper.roster.centre !== null);
    const { current: load } = fresh.kit.desk.firstLoad;
    load?.hold(true);
    await metServer([first, fresh]);
    const barePull = await rawPull({ first, line, log }, fresh, hashes);
    await line.carried();
    const work = process.cpuUsage();
    const began = performance.now();
    load?.hold(false);
    await until(() => isLoaded(fresh), 200);
    const ms = Math.round(performance.now() - began);
    const { user, system } = process.cpuUsage(work);
    const { down } = await line.carried();
    await until(() => reached(fresh.kit.desk.store) === null, 200);
    const searchCaughtUp = Math.round(performance.now() - began) - ms;
    await until(() => isProven(fresh), 200);
    const proven = Math.round(performance.now() - began) - ms;
    return { events: written.events, contents: hashes.length, ms, searchCaughtUp, proven, processorMs: Math.round((user + system) / 1000), down, barePull, aside: standing(fresh)?.aside ?? 0 };
  } finally {
    await desks.endAll();
    await line.close();
  }
}

/** Its officer can sit down: the charges of the office have come. */
const hasOfficeRecord = ({ kit: { desk } }: DeskOnLan) => desk.store.first(desk.store.build.selectFrom('charge').select('id').limit(1)) !== undefined;
