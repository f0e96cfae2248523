import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyFromRaw } from '../../core/keys/raw-keys.ts';
import { readRoster } from '../../core/lan/roster/roster.ts';
import { readCosignature } from '../../core/ledger/cosignature.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { MerkleTree } from '../../core/ledger/merkle.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import type { HubLogTable } from '../db/hub-schema.ts';
import { hubKeys } from '../hub-keys.ts';
import { checkBatch } from '../ledger/check-batch.ts';
import { witnessName } from '../ledger/witness.ts';

/** What is wrong: with a log at an event, with a content, with an office's list of desks. */
export type HubFlaw =
  | { readonly log: string; readonly flaw: 'eventUnreadable' | 'eventForged' | 'logBroken' | 'sizeDiffers' | 'rootDiffers' | 'cosignatureForged'; readonly after: number }
  | { readonly content: string; readonly flaw: 'missing' | 'changed' }
  | { readonly office: string; readonly flaw: 'rosterBroken' };

export type HubProof = { readonly sound: boolean; readonly instance: string; readonly offices: number; readonly logs: number; readonly events: number; readonly contents: number; readonly contentBytes: number; readonly forks: number; readonly flaws: readonly HubFlaw[] };

const eventsAtOnce = 500;

/**
 * Walks all that a server keeps: each log from its first event by hashes and signatures up to the root that the server has cosigned, each content against its hash, each office's list of
 * desks from its root. Memory stays the same however much that is.
 */
export async function proveHub(database: HubDatabase, folder: string): Promise<HubProof> {
  const { query, instance } = database;
  const flaws: HubFlaw[] = [];
  let events = 0;
  const offices = await query.selectFrom('office').selectAll().execute();
  for (const { id, root } of offices) {
    const entries = await query.selectFrom('roster_entry').select('bytes').where('office', '=', id).orderBy('number').execute();
    if (!readRoster(entries.map(({ bytes }) => plainBytes(bytes)), { office: id, root: plainBytes(root) }).ok) flaws.push({ office: id, flaw: 'rosterBroken' });
  }
  const logs = await query.selectFrom('log_head').selectAll().orderBy('log').execute();
  for (const head of logs) {
    const walked = await walkLog(database, head, folder);
    events += walked.events;
    if (walked.flaw) flaws.push(walked.flaw);
  }
  const contents = await query.selectFrom('content').select(['hash', 'size']).orderBy('hash').execute();
  for (const { hash } of contents) {
    const flaw = await contentFlaw(join(folder, 'contents', hash.slice(0, 2), hash.slice(2)), hash);
    if (flaw) flaws.push({ content: hash, flaw });
  }
  const forks = await query.selectFrom('fork').select(({ fn }) => fn.countAll().as('forks')).executeTakeFirstOrThrow();
  const contentBytes = contents.reduce((sum, { size }) => sum + size, 0);
  return { sound: flaws.length === 0, instance, offices: offices.length, logs: logs.length, events, contents: contents.length, contentBytes, forks: Number(forks.forks), flaws };
}

type LogFlaw = Extract<HubFlaw, { readonly log: string }>['flaw'];
/** How far a log holds: the tree and the hash of its last event there. */
type Walked = { readonly tree: MerkleTree; readonly last: Uint8Array; readonly flaw: LogFlaw | null };

async function walkLog(database: HubDatabase, head: HubLogTable, folder: string): Promise<{ readonly events: number; readonly flaw: HubFlaw | null }> {
  const walked = await walkEvents(database, head);
  const flaw = walked.flaw ?? headFlaw(walked, head, { instance: database.instance, signingPublic: hubKeys(folder, Date.now()).signingPublic });
  return { events: walked.tree.size, flaw: flaw && { log: head.log, flaw, after: walked.tree.size } };
}

async function walkEvents({ query }: HubDatabase, { log, signing_key }: HubLogTable): Promise<Walked> {
  const deskKey = publicKeyFromRaw('ed25519', plainBytes(signing_key));
  const tree = new MerkleTree();
  let last: Uint8Array = new Uint8Array(32);
  for (;;) {
    const rows = await query.selectFrom('event_log').select(['bytes', 'hash']).where('log', '=', log).where('seq', '>', tree.size).orderBy('seq').limit(eventsAtOnce).execute();
    if (rows.length === 0) return { tree, last, flaw: null };
    const batch = await checkBatch(log, rows.map(({ bytes }) => plainBytes(bytes)), deskKey);
    if (!batch.ok) return { tree, last, flaw: batch.error.code };
    const { first, before, events } = batch.value;
    const goesOn = first === tree.size + 1 && Buffer.from(before).equals(last) && events.every(({ hash }, at) => rows[at]?.hash.every((byte, place) => byte === hash[place]));
    if (!goesOn) return { tree, last, flaw: 'logBroken' };
    for (const { hash } of events) tree.add(hash);
    last = events.at(-1)?.hash ?? last;
  }
}

/** What the row of the log says of it, and what the server has signed. */
function headFlaw({ tree, last }: Walked, { log, size, peaks, head, cosignature }: HubLogTable, { instance, signingPublic }: { readonly instance: string; readonly signingPublic: Uint8Array }): LogFlaw | null {
  if (tree.size !== size) return 'sizeDiffers';
  if (!Buffer.from(tree.peaks()).equals(peaks) || !Buffer.from(last).equals(head)) return 'rootDiffers';
  if (size === 0) return null;
  const read = readCosignature(cosignature, { name: witnessName(instance), publicKey: signingPublic }, publicKeyFromRaw('ed25519', signingPublic));
  return read?.size === size && read.origin === `daftar/${log}` && Buffer.from(read.root).equals(tree.root()) ? null : 'cosignatureForged';
}

async function contentFlaw(path: string, name: string): Promise<'missing' | 'changed' | null> {
  if (!existsSync(path)) return 'missing';
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) if (piece instanceof Uint8Array) hash.update(piece);
  return hash.digest('hex') === name ? null : 'changed';
}
