import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { decodeSignedEvent } from '../../main/core/ledger/signed-event.ts';
import type { LanOptions } from '../../main/core/network/options.ts';
import { contentFolder } from '../../main/hub/contents/content-folder.ts';
import { openHubDatabase, type HubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, signedIn, type Kit } from '../unit/desk-kit.ts';
import { DesksKit, loopback, until, type AtWork, type DeskOnLan, type Registrar } from '../unit/desks-kit.ts';
import { takeIn } from '../unit/scans.ts';
import { HubProcess } from './hub-process.ts';
import { holds } from './waiting.ts';

type Place = { readonly folder: string; readonly host: string; readonly port: number; readonly database?: string | undefined };

/** Two real desks of one office that keep a copy of their record at a server in a process of its own. */
export class OfficeAtHub {
  readonly desks: DesksKit;
  readonly place: Place;
  hub: HubProcess;
  readonly #first: Registrar;
  readonly #second: DeskOnLan;
  readonly #assistant: AtWork;

  private constructor(place: Place, { desks, hub, first, second, assistant }: { desks: DesksKit; hub: HubProcess; first: Registrar; second: DeskOnLan; assistant: AtWork }) {
    [this.desks, this.place, this.hub, this.#first, this.#second, this.#assistant] = [desks, place, hub, first, second, assistant];
  }

  /** `seenAt`: the host at which the desks reach the server. */
  static async begin({ database, host = '127.0.0.1', seenAt = host, folder, lan = loopback }: { database?: string | undefined; host?: string; seenAt?: string; folder?: string; lan?: LanOptions } = {}, reached: (port: number) => Promise<void> = () => Promise.resolve()): Promise<OfficeAtHub> {
    const desks = new DesksKit(lan);
    const hubFolder = folder ?? join(desks.folder(), 'hub');
    const hub = await HubProcess.begun({ folder: hubFolder, host, database, ...(seenAt === host ? { port: 0 } : { port: await freePort(), seenAt }) });
    await reached(hub.port);
    const first = await desks.office();
    const second = await desks.join(first);
    await ask(first.kit, first.registrar, 'sync.join', { address: { host: seenAt, port: hub.port }, code: await hub.code() });
    const assistant = await signedIn(first.kit, 'assistant');
    await until(() => second.lan.keeper.roster.centre !== null);
    return new OfficeAtHub({ folder: hubFolder, host, port: hub.port, database }, { desks, hub, first, second, assistant });
  }

  get kits(): readonly Kit[] {
    return [this.#first.kit, this.#second.kit];
  }

  get trouble(): string | null {
    return this.#first.kit.desk.sync.current?.standing.problem ?? null;
  }

  /** Nothing is owed, and the desks say that all is well. */
  get isGreen(): boolean {
    return this.kits.every((kit) => isGreen(kit));
  }

  /** The server's program is started again. */
  async startHub(): Promise<void> {
    const { folder, host, port, database } = this.place;
    this.hub = await HubProcess.begun({ folder, host, port, database });
  }

  /** An act of a clerk; with a paper where that has a length. */
  async act(paper = 0): Promise<void> {
    const { kit } = this.#first;
    const { id } = await ask(kit, this.#assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    if (paper === 0) return;
    const staged = await takeIn(kit, this.#assistant, 'plan.pdf', await heavyPdf(paper));
    await ask(kit, this.#assistant, 'attachments.addToFile', { fileId: id, ids: [staged.id] });
  }

  /** Somebody asks every desk to try now. */
  tryNow(): void {
    for (const { desk } of this.kits) desk.sync.current?.tryNow();
  }

  /** All is owed to nobody any more and the light is green: the desks say so. */
  async heals(within = 30_000): Promise<void> {
    await holds(() => {
      const { isGreen: green } = this;
      if (!green) this.tryNow();
      return green;
    }, within, 50);
  }

  /** Everything is at the server once, byte for byte, and the contents are what they are called. */
  async isWhole(): Promise<void> {
    await this.heals();
    const { folder, database: url } = this.place;
    const database = await openHubDatabase({ folder, url, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'], now: Date.now });
    try {
      for (const kit of this.kits) await holdsAll(database, folder, kit);
    } finally {
      await database.close();
    }
  }

  async end(): Promise<void> {
    await this.desks.endAll();
    await this.hub.drop();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const owedContents = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('content_owed').select('hash')).length;

function isGreen(kit: Kit): boolean {
  const { current } = kit.desk.sync;
  const { ledger, store } = kit.desk;
  const size = store.first(store.build.selectFrom('sync_log').select('size').where('log', '=', ledger.logName))?.size ?? 0;
  return current !== null && current.standing.problem === null && !current.standing.running && size === ledger.head.seq && owedContents(kit) === 0;
}

/** The server has the whole log of a desk, byte for byte, and the contents that it speaks of. */
export async function holdsAll({ query }: HubDatabase, folder: string, { desk }: Kit): Promise<void> {
  const log = desk.ledger.logName;
  const here = desk.store.all(desk.store.build.selectFrom('event').select('bytes').where('log', '=', log).orderBy('seq')).map(({ bytes }) => Buffer.from(bytes));
  const there = (await query.selectFrom('event_log').select('bytes').where('log', '=', log).orderBy('seq').execute()).map(({ bytes }) => Buffer.from(bytes));
  expect(Buffer.concat(there).equals(Buffer.concat(here)) && there.length === here.length).toBe(true);
  expect(await query.selectFrom('fork').select('seq').execute()).toEqual([]);
  const contents = contentFolder(join(folder, 'contents'));
  for (const { hash: name, size } of here.flatMap((bytes) => decodeSignedEvent(bytes).event.blobs)) {
    const hash = Buffer.from(name).toString('hex');
    const bytes = await contents.read(hash, 0, size);
    expect([createHash('sha256').update(bytes ?? '').digest('hex'), bytes?.length]).toEqual([hash, size]);
  }
}
