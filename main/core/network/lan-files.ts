import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { privateKeyFromDer, privateKeyToDer } from '../keys/raw-keys.ts';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import type { RegistrarKeys } from '../lan/enrolment/roster-office.ts';
import { p256SpkiSchema } from '../lan/roster/desk-keys.ts';
import { replaceFile } from '../lan/roster/roster-store.ts';
import { plainBytes } from '../ledger/event.ts';
import { readSealedFile, writeSealedFile } from './sealed-file.ts';

const officeSchema = z.strictObject({ office: z.string().min(1).max(64), root: p256SpkiSchema, trust: z.array(byteString()).max(16) });

/** What the list of desks is held against, and the trust files that the registrar's desk gave: root certificate, then trust list. */
export type KnownOffice = z.infer<typeof officeSchema>;

/** Whether a desk belongs to a LAN: it has the office's list of desks. The list is written last of all that belonging needs. */
export const hasRoster = (folder: string): boolean => existsSync(rosterPath(folder));

export const rosterPath = (folder: string): string => join(folder, 'roster');

/**
 * The desk's files for the LAN. Private keys and the office that it believes in are sealed with the desk's secret, so that they can be
 * used while nobody is signed in, and nobody who has only the files can put others in their place.
 */
export class LanFiles {
  readonly #folder: string;
  readonly #secret: Uint8Array;

  constructor(folder: string, secret: Uint8Array) {
    this.#folder = folder;
    this.#secret = secret;
  }

  get roster(): string {
    return rosterPath(this.#folder);
  }

  get addressBook(): string {
    return join(this.#folder, 'address-book');
  }

  get lastSeen(): string {
    return join(this.#folder, 'last-seen');
  }

  /** The P-256 key that proves this desk on the network. */
  get tlsKey(): KeyObject | null {
    return this.#key('lan-key');
  }

  /** The keys of the registrar's desk; null on every other. */
  get registrarKeys(): RegistrarKeys | null {
    const [registrar, certifier] = [this.#key('registrar'), this.#key('certifier')];
    return registrar && certifier ? { registrar, certifier } : null;
  }

  /** This desk's certificate (DER). */
  get certificate(): Uint8Array | null {
    const path = this.#path('lan-certificate');
    return existsSync(path) ? plainBytes(readFileSync(path)) : null;
  }

  get office(): KnownOffice | null {
    const bytes = readSealedFile(this.#path('lan-office'), this.#secret);
    const read = officeSchema.safeParse(bytes && readCbor(bytes)?.value);
    return read.success ? read.data : null;
  }

  keepTlsKey(key: KeyObject): void {
    this.#keep('lan-key', privateKeyToDer(key));
  }

  keepRegistrarKeys({ registrar, certifier }: RegistrarKeys): void {
    this.#keep('registrar', privateKeyToDer(registrar));
    this.#keep('certifier', privateKeyToDer(certifier));
  }

  keepCertificate(certificate: Uint8Array): void {
    replaceFile(this.#path('lan-certificate'), certificate);
  }

  keepOffice(office: KnownOffice): void {
    this.#keep('lan-office', writeCbor({ office: office.office, root: office.root, trust: [...office.trust] }));
  }

  #path(name: string): string {
    return join(this.#folder, 'keys', name);
  }

  #keep(name: string, content: Uint8Array): void {
    writeSealedFile(this.#path(name), this.#secret, content);
  }

  #key(name: string): KeyObject | null {
    const der = readSealedFile(this.#path(name), this.#secret);
    return der && privateKeyFromDer(der);
  }
}
