import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { deskIdOf, spkiOf, type DeskId } from '../lan/roster/desk-keys.ts';
import { rawPublicKey } from '../keys/raw-keys.ts';
import { memorySource } from './byte-source.ts';
import { openParcel, type ParcelProblem } from './open-parcel.ts';
import { sealParcel, type PlainContent, type Sealing } from './seal-parcel.ts';

/** A desk as far as parcels know one. */
export type ParcelDesk = { readonly id: DeskId; readonly signing: KeyObject; readonly tls: KeyObject };

export const someOffice = 'ab'.repeat(32);

export function makeParcelDesk(): ParcelDesk {
  const signing = generateKeyPairSync('ed25519').privateKey;
  const tls = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return { id: deskIdOf({ signing: rawPublicKey(signing), tls: spkiOf(tls) }), signing, tls };
}

export async function sealed(from: ParcelDesk, to: ParcelDesk, content: PlainContent, change: Partial<Sealing> = {}): Promise<Uint8Array> {
  const { bytes } = await sealParcel({ office: someOffice, from: from.id, fromOffice: null, signingKey: from.signing, to: to.id, key: spkiOf(to.tls), ...change }, content);
  return joined(bytes);
}

export async function joined(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

export const said = (bytes: Uint8Array): PlainContent => ({ length: bytes.length, pieces: [bytes] });

function senderIn(keys: ReadonlyMap<DeskId, Uint8Array>, desk: DeskId) {
  const signingKey = keys.get(desk);
  return signingKey && { signingKey, office: null };
}

/** All that a parcel says to this desk, or why it says nothing. */
export async function opened(parcel: Uint8Array, by: ParcelDesk, senders: readonly ParcelDesk[], office = someOffice): Promise<Uint8Array | ParcelProblem> {
  const keys = new Map(senders.map(({ id, signing }) => [id, rawPublicKey(signing)]));
  const read = await openParcel(memorySource(parcel), { office, self: by.id, key: by.tls, senderOf: (desk) => senderIn(keys, desk) });
  if (!read.ok) return read.error.code;
  const pieces: Uint8Array[] = [];
  for (let next = await read.value.next(); ; next = await read.value.next()) {
    if (!next.ok) return next.error.code;
    if (next.value === null) return new Uint8Array(Buffer.concat(pieces));
    pieces.push(next.value);
  }
}
