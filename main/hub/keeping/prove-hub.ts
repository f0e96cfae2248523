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

async function walkLog({ query, instance }: HubDatabase, { log, size, peaks, head, cosignature, signing_key }: HubLogTable, folder: string): Promise<{ readonly events: number; readonly flaw: HubFlaw | null }> {
  const deskKey = publicKeyFromRaw('ed25519', plainBytes(signing_key));
  const tree = new MerkleTree();
  let before: Uint8Array = new Uint8Array(32);
  const at = (flaw: Extract<HubFlaw, { readonly log: string }>['flaw']) => ({ events: tree.size, flaw: { log, flaw, after: tree.size } });
  for (;;) {
    const rows = await query.selectFrom('event_log').select(['bytes', 'hash']).where('log', '=', log).where('seq', '>', tree.size).orderBy('seq').limit(eventsAtOnce).execute();
    if (rows.length === 0) break;
    const batch = checkBatch(log, rows.map(({ bytes }) => plainBytes(bytes)), deskKey);
    if (!batch.ok) return at(batch.error.code);
    if (batch.value.first !== tree.size + 1 || !Buffer.from(batch.value.before).equals(before)) return at('logBroken');
    for (const [place, { hash }] of batch.value.events.entries()) {
      if (!Buffer.from(hash).equals(rows[place]?.hash ?? new Uint8Array(0))) return at('logBroken');
      tree.add(hash);
      before = hash;
    }
  }
  if (tree.size !== size) return at('sizeDiffers');
  if (!Buffer.from(tree.peaks()).equals(peaks) || !Buffer.from(before).equals(head)) return at('rootDiffers');
  const { signingPublic } = hubKeys(folder, Date.now());
  const read = size === 0 ? null : readCosignature(cosignature, { name: witnessName(instance), publicKey: signingPublic }, publicKeyFromRaw('ed25519', signingPublic));
  const holds = size === 0 || (read?.size === size && read.origin === `daftar/${log}` && Buffer.from(read.root).equals(tree.root()));
  return holds ? { events: tree.size, flaw: null } : at('cosignatureForged');
}

async function contentFlaw(path: string, name: string): Promise<'missing' | 'changed' | null> {
  if (!existsSync(path)) return 'missing';
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) if (piece instanceof Uint8Array) hash.update(piece);
  return hash.digest('hex') === name ? null : 'changed';
}
