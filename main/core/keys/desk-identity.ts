import { createCipheriv, createDecipheriv, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { DeskIdentity } from '../ledger/ledger.ts';
import { Refusal } from '../refusal.ts';
import { privateKeyFromDer, privateKeyToDer, rawPublicKey } from './raw-keys.ts';

const keyRecord = z.strictObject({ log: z.string().regex(/^[0-9a-f]{32}$/u), nonce: z.string(), box: z.string(), tag: z.string() });

/**
 * The desk's log and Ed25519 key; made on the first start, encrypted under the desk's secret. A desk that has events but no key
 * gets no new one in silence. Refuses with `deskKeyUnreadable`.
 */
export function deskIdentity(path: string, secret: Uint8Array, hasEvents: boolean): DeskIdentity {
  if (!existsSync(path)) {
    if (hasEvents) throw new Refusal('deskKeyUnreadable');
    writeNewIdentity(path, secret);
  }
  const bytes = readFileSync(path, 'utf8');
  try {
    return readIdentity(bytes, secret);
  } catch {
    throw new Refusal('deskKeyUnreadable');
  }
}

function readIdentity(text: string, secret: Uint8Array): DeskIdentity {
  const record = keyRecord.parse(JSON.parse(text));
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(record.nonce, 'base64'));
  decipher.setAAD(Buffer.from(record.log));
  decipher.setAuthTag(Buffer.from(record.tag, 'base64'));
  const der = Buffer.concat([decipher.update(Buffer.from(record.box, 'base64')), decipher.final()]);
  const privateKey = privateKeyFromDer(new Uint8Array(der));
  return { log: new Uint8Array(Buffer.from(record.log, 'hex')), privateKey, publicKey: rawPublicKey(createPublicKey(privateKey)) };
}

function writeNewIdentity(path: string, secret: Uint8Array): void {
  const log = randomBytes(16).toString('hex');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  cipher.setAAD(Buffer.from(log));
  const box = Buffer.concat([cipher.update(privateKeyToDer(generateKeyPairSync('ed25519').privateKey)), cipher.final()]);
  const record = { log, nonce: nonce.toString('base64'), box: box.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  writeFileSync(`${path}.part`, JSON.stringify(record), { mode: 0o600, flush: true });
  renameSync(`${path}.part`, path);
}
