/**
 * A real desk on the LAN in a process of its own, for the benchmark: `node lan-desk-child.ts <description.json>`. It hands contents over on
 * what its parent says, takes in what others hand over, and says how long it took.
 */
import { randomBytes, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readMessage } from '../../main/core/blobs/transfer/message.ts';
import { openTransfer } from '../../main/core/blobs/transfer/transfer.ts';
import { ContentLines } from '../../main/core/handover/line-over-link.ts';
import { OwnCertificate } from '../../main/core/lan/certificates/own-certificate.ts';
import { systemClock } from '../../main/core/lan/clock.ts';
import { toldRoad } from '../../main/core/lan/desk.fixture.ts';
import { memoryAddressBook } from '../../main/core/lan/finding/address-book.ts';
import { Neighbourhood } from '../../main/core/lan/finding/neighbourhood.ts';
import { deskIdOf, spkiOf, type DeskId } from '../../main/core/lan/roster/desk-keys.ts';
import { openRosterKeeper } from '../../main/core/lan/roster/roster-keeper.ts';
import { memoryRosterStore } from '../../main/core/lan/roster/roster-store.ts';
import { notice, onNotice, onQuestion, question } from '../../main/core/lan/transport/message-kind.ts';
import { openDesk } from '../../main/core/open-desk.ts';

const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const described = z.object({
  folder: z.string(), office: z.string(), root: bytes, roster: z.array(bytes), signing: bytes, tls: z.string(), certificate: bytes,
  other: z.object({ desk: z.string(), port: z.int() }).nullable(),
});
const { folder, office, root, roster, signing, tls, certificate, other } = described.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

const contents = z.array(z.object({ hash: z.string(), size: z.int() }));
/** What stands in for a file on its way: its contents by name and size. */
const offer = notice('bench.offer', z.object({ id: z.int(), contents }));
/** What stands in for the receipt: said when all contents are recorded for good. */
const receipt = notice('bench.receipt', z.object({ id: z.int() }));
const word = question('bench.word', z.object({}), z.object({}));

const nativeBinding = process.env['DAFTAR_SQLITE_BINDING'];
const { desk, close } = await openDesk({ folder, resources: fileURLToPath(new URL('../../resources', import.meta.url)), version: 'bench', nativeBinding });
const { fetcher, server } = openTransfer({ folder, store: desk.store, blobs: desk.blobs, now: Date.now });
const lines = new ContentLines();
const key = createPrivateKey(tls);
const keys = { signing, tls: spkiOf(key) };
const keeper = openRosterKeeper(memoryRosterStore(roster), { office, root });
if (!keeper.ok) throw new Error(keeper.error.code);

type Offer = z.infer<typeof offer.body>;
const open = new Map<number, { readonly offer: Offer; readonly settled: () => void }>();
let peer: DeskId | null = null;
let detach: () => void = () => undefined;
let chunkBytes = 0;

/** The one place to change when files themselves are handed over: resolves when the receipt is here. */
function handOver(given: Offer['contents']): Promise<void> {
  return new Promise((settled) => {
    const one = { id: open.size + 1, contents: given };
    open.set(one.id, { offer: one, settled });
    if (peer !== null) void lan.tell(peer, offer, one);
  });
}

async function takeIn({ id, contents: wanted }: Offer, from: DeskId): Promise<void> {
  await Promise.all(wanted.map(({ hash, size }) => fetcher.want({ hash, size, priority: 'document' })));
  desk.store.transaction(() => wanted.forEach(({ hash }) => desk.blobs.recordReceived(hash, 'application/pdf')));
  await lan.tell(from, receipt, { id });
}

function met(desk_: DeskId): void {
  detach();
  peer = desk_;
  const line = lines.lineTo(desk_, (to, kind, body) => lan.tell(to, kind, body));
  const counted = { ...line, send: (message: Uint8Array) => {
    const said = readMessage(message);
    if (said?.kind === 'chunk') chunkBytes += said.load.length;
    return line.send(message);
  } };
  const ends = [server.attach(counted, { mayRead: () => true }), fetcher.attach(line)];
  detach = () => ends.forEach((end) => end());
  for (const { offer: again } of open.values()) void lan.tell(desk_, offer, again);
  process.send?.({ met: desk_ });
}

const road = toldRoad();
const lan: Neighbourhood = new Neighbourhood({
  id: deskIdOf(keys), keeper: keeper.value, clock: systemClock, book: memoryAddressBook(), port: 0, host: '127.0.0.1', program: 'bench',
  certificate: new OwnCertificate({ keys, tls: key, certificate, clock: systemClock, renewed: () => undefined }),
  sources: [road.source],
  handlers: [
    lines.handler,
    onNotice<Offer, DeskId>(offer, (body, from) => void takeIn(body, from)),
    onNotice<{ id: number }, DeskId>(receipt, ({ id }) => {
      open.get(id)?.settled();
      open.delete(id);
    }),
    onQuestion(word, () => ({})),
  ],
  joined: met,
  left: () => detach(),
});

/** Records contents on this desk as a commit would. */
function give(count: number, size: number): Offer['contents'] {
  const made = Array.from({ length: count }, () => new Uint8Array(randomBytes(size)));
  made.forEach((content) => desk.blobs.prepare(content));
  return desk.store.transaction(() => made.map((content) => ({ hash: Buffer.from(desk.blobs.record(content, { mime: 'application/pdf', name: 'scan.pdf' }).hash).toString('hex'), size })));
}

const commands = z.discriminatedUnion('do', [
  /** A small content, from the bytes in memory on. */
  z.object({ do: z.literal('small'), size: z.int() }),
  /** So many contents that are recorded here before. */
  z.object({ do: z.literal('many'), count: z.int(), size: z.int() }),
  z.object({ do: z.literal('sent') }),
  /** So many questions to the other desk, one after the other. */
  z.object({ do: z.literal('ask'), count: z.int() }),
  z.object({ do: z.literal('stop') }),
]);

async function ms(work: () => Promise<unknown>): Promise<{ readonly ms: number }> {
  const began = performance.now();
  await work();
  return { ms: performance.now() - began };
}

async function act(command: z.infer<typeof commands>): Promise<object> {
  switch (command.do) {
    case 'small':
      return ms(() => handOver(give(1, command.size)));
    case 'many': {
      const given = give(command.count, command.size);
      return ms(() => handOver(given));
    }
    case 'sent':
      return { bytes: chunkBytes };
    case 'ask':
      return ms(async () => {
        for (let at = 0; at < command.count; at += 1) if (peer !== null) await lan.ask(peer, word, {});
      });
    case 'stop':
      await lan.stop();
      await fetcher.stop();
      close();
      process.disconnect();
      return {};
  }
}

const asked = z.object({ id: z.int(), command: commands });
process.on('message', (message) => {
  const { id, command } = asked.parse(message);
  void act(command).then((answer) => process.connected && process.send?.({ answer: { id, ...answer } }));
});
process.once('disconnect', () => process.exit());
process.send?.({ port: await lan.start() });
if (other) road.tell(other.desk, other.port);
