import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { entriesFrom } from '../../main/core/lan/roster/roster.ts';
import { listed, sampleDesk, sampleOffice, signInto, type SampleDesk, type SampleOffice } from '../../main/core/lan/office.fixture.ts';
import type { ListedDesk } from '../../main/core/lan/roster/statements.ts';
import { encodeEnvelope, plainBytes } from '../../main/core/ledger/event.ts';
import { checkpointSignature } from '../../main/core/ledger/checkpoint.ts';
import { MerkleTree } from '../../main/core/ledger/merkle.ts';
import { encodeSignedEvent, eventHash, signAsDesk } from '../../main/core/ledger/signed-event.ts';
import { foldBatch, type FoldedBatch } from '../../main/core/sync/folded-batch.ts';
import { CentreLink, type LinkFailure } from '../../main/core/sync/centre-link.ts';
import { readCode } from '../../main/core/sync/centre-code.ts';
import { routes } from '../../main/core/sync/wire.ts';
import { openHub, type Hub, type HubOptions } from '../../main/hub/hub.ts';
import type { Result } from '../../main/core/result.ts';

export const moment = 1_795_000_000_000;

/** A log as a desk writes it: events of any kind, one after the other, with their hashes. */
export type SampleLog = { readonly name: string; readonly id: Uint8Array; readonly events: readonly Uint8Array[]; readonly hashes: readonly Uint8Array[] };

/** A log of so many events; where another one is given, a branch of it from that place on. */
export function sampleLog(signing: KeyObject, count: number, from: { readonly log: SampleLog; readonly common: number } | null = null): SampleLog {
  const id = from?.log.id ?? plainBytes(randomBytes(16));
  const events = [...(from?.log.events.slice(0, from.common) ?? [])];
  const hashes = [...(from?.log.hashes.slice(0, from.common) ?? [])];
  while (events.length < count) {
    const envelope = encodeEnvelope({
      version: 1, log: id, seq: events.length + 1, prev: hashes.at(-1) ?? new Uint8Array(32), type: 'note.signed', typeVersion: 7, file: null, actor: null, wall: moment, hlc: new Uint8Array(8),
      body: { text: randomBytes(8).toString('hex') }, blobs: [], must: [], algorithm: 1,
    });
    const hash = eventHash(envelope);
    hashes.push(hash);
    events.push(encodeSignedEvent({ envelope, deskSignature: signAsDesk(hash, signing), officerSignature: null }));
  }
  return { name: Buffer.from(id).toString('hex'), id, events, hashes };
}

/** A stretch of a log as it goes over a stream, with the desk's signature of the log as it stands after it. */
export function folded(log: SampleLog, from: number, to: number, signing: KeyObject): FoldedBatch {
  return foldBatch(log.name, log.events.slice(from, to), signatureAt(log, to, signing));
}

/** The desk's signature of the size and root of the first events of a log. */
export function signatureAt({ name, hashes }: SampleLog, size: number, signing: KeyObject): Uint8Array {
  const tree = new MerkleTree();
  for (const hash of hashes.slice(0, size)) tree.add(hash);
  return checkpointSignature({ origin: `daftar/${name}`, size, root: tree.root() }, signing);
}

/** A server with offices and desks that speak with it over real TLS on loopback. */
export class HubKit {
  readonly folder = mkdtempSync(join(tmpdir(), 'daftar-hub-'));
  readonly #links: CentreLink[] = [];
  readonly #hubs = new Set<Hub>();

  async open(database: string | undefined, folder = join(this.folder, 'hub'), port = 0, more: Partial<HubOptions> = {}): Promise<Hub> {
    const hub = await openHub({ folder, port, host: '127.0.0.1', database, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'], now: () => moment, ...more });
    this.#hubs.add(hub);
    return hub;
  }

  async stop(hub: Hub): Promise<void> {
    this.#hubs.delete(hub);
    await hub.stop();
  }

  /** A desk's road to the server; `isServer` as a desk decides it that has the server's key from its office's list. */
  link(hub: Hub, office: SampleOffice, desk: SampleDesk, isServer = (spki: Uint8Array): boolean => Buffer.from(spki).equals(hub.keys.tlsPublic)): CentreLink {
    const certificate = certifyDesk(desk.keys.tls, datesFor(Date.now(), 0), office.certifier);
    const link = new CentreLink({ address: { host: '127.0.0.1', port: hub.port }, identity: () => ({ key: desk.tls, certificate }), isServer });
    this.#links.push(link);
    return link;
  }

  /** An office that has joined, with its registrar's desk. */
  async office(hub: Hub, name = `office-${randomBytes(4).toString('hex')}`): Promise<{ readonly office: SampleOffice; readonly registrar: SampleDesk; readonly link: CentreLink }> {
    const office = sampleOffice(name);
    const registrar = this.desk(office, { roles: ['desk', 'registrar'] });
    const link = this.link(hub, office, registrar);
    const joined = await this.join(hub, office, link);
    if (!joined.ok) throw new Error(joined.error.code);
    return { office, registrar, link };
  }

  async join(hub: Hub, office: SampleOffice, link: CentreLink, code?: string): Promise<Result<unknown, LinkFailure>> {
    const { secret } = readCode(code ?? (await hub.invite())) ?? { secret: '' };
    return link.ask(routes.join, { secret, office: office.roster.office, name: 'Sample Office', roster: entriesFrom(office.roster, 1).map(plainBytes) });
  }

  /** A desk signed into the office's list. */
  desk(office: SampleOffice, more: Partial<ListedDesk> = {}): SampleDesk {
    const desk = sampleDesk();
    signInto(office, { kind: 'admitted', desk: listed(desk, more) });
    return desk;
  }

  async end(): Promise<void> {
    for (const link of this.#links) link.close();
    for (const hub of this.#hubs) await hub.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Sends the office's whole list as it stands. */
export const sendRoster = (link: CentreLink, office: SampleOffice) => link.ask(routes.roster, { from: office.roster.number + 1, entries: entriesFrom(office.roster, 1).map(plainBytes) });

export const strangersKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
