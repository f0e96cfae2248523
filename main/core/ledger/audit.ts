import { join } from 'node:path';
import { sql } from 'kysely';
import type { Desk } from '../desk.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { auditEvent, noFindings, type Findings } from './audit-events.ts';
import { auditDatabase, auditProjections } from './audit-tables.ts';
import { readCheckpoint } from './checkpoint.ts';
import { isSignedBy } from './stored-event.ts';
import { ownLogs } from './log-tree.ts';
import { MerkleTree } from './merkle.ts';
import { readHighWater } from './high-water.ts';
import { checkpointInterval, type DeskIdentity, type Ledger } from './ledger.ts';

export type AuditProblem = { readonly where: string; readonly what: string };
export type AuditReport = { readonly ok: boolean; readonly events: number; readonly logs: number; readonly problems: AuditProblem[] };

/** The part of a desk that an audit reads; a thread beside the core has no more of it. */
export type AuditedDesk = Pick<Desk, 'folder' | 'store' | 'blobs' | 'projector' | 'nativeBinding'> & {
  readonly ledger: Pick<Ledger, 'logName'>;
  readonly identity: Pick<DeskIdentity, 'publicKey'>;
};

/** Events between two words on how far the audit has come. */
const tellEvery = 2000;

/**
 * Reads the whole ledger and says where it is not what was written: any edit, deletion, insertion, reorder or truncation of
 * events, checkpoints and attachments, any table that does not follow from the events, and damage of the database itself.
 * Working papers (drafts, yellow notes, locked keys, batches) are no record and are not looked into. `tell` hears how far it has come: each event is read, and then projected again.
 */
export function audit(desk: AuditedDesk, tell: (done: number, total: number) => void = () => undefined): AuditReport {
  const { store } = desk;
  // Before the first look into the database: what the desk remembers is never ahead of what is read then.
  const mark = readHighWater(join(desk.folder, 'high-water'));
  const total = (store.first(store.build.selectFrom('event').select(sql<number>`count(*)`.as('total')))?.total ?? 0) * 2;
  const deskLogs = store.all(store.build.selectFrom('desk_log').select(['log', 'signing_key']));
  const setAside = store.all(store.build.selectFrom('set_aside').select('hash'));
  const findings = noFindings({
    ownLogs: signedLogs(desk),
    deskKeys: new Map(deskLogs.map((row) => [row.log, row.signing_key])),
    setAside: new Set(setAside.map(({ hash }) => Buffer.from(hash).toString('hex'))),
  });
  findings.problems.push(...auditDatabase(desk));
  let events = 0;
  for (const row of store.each(store.build.selectFrom('event').selectAll().orderBy('position'))) {
    events += 1;
    auditEvent(findings, row, desk);
    if (events % tellEvery === 0) tell(events, total);
  }
  findings.problems.push(...auditEnd(findings, desk, mark), ...auditCheckpoints(findings, desk), ...auditBlobs(findings, desk));
  if (findings.problems.length === 0) findings.problems.push(...auditProjections(desk, (replayed) => replayed % tellEvery === 0 && tell(events + replayed, total)));
  return { ok: findings.problems.length === 0, events, logs: findings.logs.size, problems: findings.problems };
}

/** The logs that the desk has written: the one in use, and those before whose first event it has signed. */
function signedLogs({ store, ledger, identity }: AuditedDesk): ReadonlySet<string> {
  const key = publicKeyFromRaw('ed25519', identity.publicKey);
  const signed = [...ownLogs(store)].filter((log) => {
    const first = store.first(store.build.selectFrom('event').select('bytes').where('log', '=', log).where('seq', '=', 1));
    return first !== undefined && isSignedBy(first.bytes, key);
  });
  return new Set([...signed, ledger.logName]);
}

/** The log must reach as far as the desk remembers outside its database, with the same event there. */
function auditEnd(findings: Findings, desk: AuditedDesk, mark: ReturnType<typeof readHighWater>): AuditProblem[] {
  const { logName } = desk.ledger;
  const reached = findings.logs.get(logName)?.seq ?? 0;
  if (!mark || mark.log !== logName) {
    return reached > 1 ? [{ where: 'high-water', what: 'the desk remembers no end of its log: it was put back from a copy' }] : [];
  }
  const where = `log ${logName.slice(0, 8)}`;
  if (reached < mark.seq) return [{ where, what: `ends at ${reached}, had reached ${mark.seq}: the end was cut off` }];
  const { build } = desk.store;
  const row = desk.store.first(build.selectFrom('event').select('hash').where('log', '=', logName).where('seq', '=', mark.seq));
  const same = row !== undefined && Buffer.from(row.hash).toString('hex') === mark.hash;
  return same ? [] : [{ where, what: `event ${mark.seq} is not the one the desk remembers` }];
}

function auditCheckpoints(findings: Findings, desk: AuditedDesk): AuditProblem[] {
  const { store } = desk;
  const { logName } = desk.ledger;
  const rows = store.all(store.build.selectFrom('checkpoint').selectAll());
  const state = findings.logs.get(logName);
  const expected = Math.floor((state?.seq ?? 0) / checkpointInterval);
  const own = rows.filter((row) => row.log === logName).length;
  const missing = own < expected ? [{ where: 'checkpoints', what: `${expected - own} are missing` }] : [];
  const wrong = rows.flatMap((row) => {
    const what = findings.ownLogs.has(row.log) ? checkpointProblem(desk, row, findings.logs.get(row.log)?.roots.get(row.size)) : 'belongs to a log that this desk does not know';
    return what === null ? [] : [{ where: `checkpoint ${row.log.slice(0, 8)}/${row.size}`, what }];
  });
  return [...missing, ...wrong];
}

type CheckpointRow = { readonly log: string; readonly size: number; readonly root: Uint8Array; readonly note: string; readonly peaks: Uint8Array | null };

function checkpointProblem(desk: AuditedDesk, row: CheckpointRow, rootThen: string | undefined): string | null {
  const { publicKey } = desk.identity;
  const note = readCheckpoint(row.note, publicKeyFromRaw('ed25519', publicKey), publicKey);
  const root = Buffer.from(row.root).toString('hex');
  const signed = note !== null && note.size === row.size && note.origin === `daftar/${row.log}` && Buffer.from(note.root).toString('hex') === root;
  if (!signed) return 'the desk did not sign this';
  if (row.peaks && !givesRoot(row.size, row.peaks, row.root)) return 'its peaks give another root';
  return rootThen === root ? null : 'the log had another root at this size';
}

function givesRoot(size: number, peaks: Uint8Array, root: Uint8Array): boolean {
  const tree = MerkleTree.from(size, peaks);
  return tree !== null && Buffer.from(tree.root()).equals(root);
}

function auditBlobs(findings: Findings, desk: AuditedDesk): AuditProblem[] {
  const rows = desk.store.all(desk.store.build.selectFrom('blob').select(['hash', 'size', 'mime']));
  const stored = new Map(rows.map((row) => [row.hash, row]));
  const problem = (hash: string, what: string) => ({ where: `attachment ${hash.slice(0, 16)}`, what });
  const wrong = [...findings.blobs].flatMap(([hash, said]) => {
    const row = stored.get(hash);
    if (!desk.blobs.isIntact(hash)) return [problem(hash, 'missing or altered')];
    return row?.size === said.size && row.mime === said.mime ? [] : [problem(hash, 'size or kind differ from what was signed')];
  });
  const strangers = rows.filter((row) => !findings.blobs.has(row.hash)).map((row) => problem(row.hash, 'no event speaks of it'));
  return [...wrong, ...strangers];
}
