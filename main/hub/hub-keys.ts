import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainBytes } from '../core/ledger/event.ts';
import { privateKeyFromDer, privateKeyToDer, rawPublicKey } from '../core/keys/raw-keys.ts';
import { certifyDesk } from '../core/lan/certificates/desk-certificate.ts';
import { spkiOf } from '../core/lan/roster/desk-keys.ts';
import { replaceFile } from '../core/lan/roster/roster-store.ts';

/** The server's keys: one signs what it holds, the other proves it on the line. Desks know both from their office's signed list; dates and names in the certificate count for nothing. */
export type HubKeys = {
  readonly signing: KeyObject;
  readonly signingPublic: Uint8Array;
  readonly tls: KeyObject;
  readonly tlsPublic: Uint8Array;
  /** DER, by its own key. */
  readonly certificate: Uint8Array;
};

const century = 100 * 365 * 86_400_000;

/**
 * The keys in `keys/` of the server's folder, made where there are none; only their owner can read them. Several servers on one database share them: copy the folder.
 */
export function hubKeys(folder: string, now: number): HubKeys {
  const place = join(folder, 'keys');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const signing = keptKey(join(place, 'signing-key'), () => generateKeyPairSync('ed25519').privateKey);
  const tls = keptKey(join(place, 'tls-key'), () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const tlsPublic = spkiOf(tls);
  return { signing, signingPublic: rawPublicKey(signing), tls, tlsPublic, certificate: certifyDesk(tlsPublic, { from: now - 86_400_000, to: now + century }, tls) };
}

function keptKey(path: string, make: () => KeyObject): KeyObject {
  if (!existsSync(path)) replaceFile(path, privateKeyToDer(make()));
  return privateKeyFromDer(plainBytes(readFileSync(path)));
}
