import { generateKeyPairSync, randomBytes, scrypt, type KeyObject } from 'node:crypto';
import { cdeDecodeOptions, cdeEncodeOptions, decode, encode } from 'cbor2';
import { z } from 'zod';
import { failure, success, type Result } from '../result.ts';
import { decryptBytes, encryptBytes } from './aes-gcm.ts';
import { byteString } from './byte-string.ts';
import { normalisePin } from './pin.ts';
import { privateKeyFromDer, privateKeyToDer, rawPublicKey } from './raw-keys.ts';

/** A person's private keys while unlocked: Ed25519 to sign acts, X25519 to receive key grants. */
export type PersonKeys = { readonly signing: KeyObject; readonly agreement: KeyObject };

/** The public halves, 32 raw bytes each. */
export type PersonPublicKeys = { readonly signing: Uint8Array; readonly agreement: Uint8Array };

/** scrypt cost; `n` is a power of two from 2^10 to 2^18. Memory is 128 * n * r bytes. */
export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };

export type VaultError = 'wrongPin' | 'keyDamaged' | 'keyNewer';

/** About 150 ms and 32 MiB in Electron on an office computer; Node itself is twice as fast. */
export const standardCost: ScryptCost = { n: 2 ** 15, r: 8, p: 1 };

const vaultVersion = 1;

const costSchema = z.strictObject({
  n: z.int().min(2 ** 10).max(2 ** 18).refine((n) => (n & (n - 1)) === 0),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
});
const openPartSchema = z.strictObject({
  v: z.literal(vaultVersion),
  cost: costSchema,
  salt: byteString(32),
  signing: byteString(32),
  agreement: byteString(32),
});
const vaultSchema = openPartSchema.extend({ nonce: byteString(12), box: byteString(), tag: byteString(16) });
const secretSchema = z.strictObject({ signing: byteString(), agreement: byteString() });

type OpenPart = z.infer<typeof openPartSchema>;

const stretch = (pin: string, deskSecret: Uint8Array, open: OpenPart): Promise<Uint8Array> => {
  const { n, r, p } = open.cost;
  const salt = Buffer.concat([open.salt, deskSecret]);
  return new Promise((resolve, reject) => {
    scrypt(normalisePin(pin), salt, 32, { N: n, r, p, maxmem: 256 * n * r }, (error, key) =>
      error === null ? resolve(new Uint8Array(key)) : reject(error),
    );
  });
};

const lock = async (keys: PersonKeys, pin: string, deskSecret: Uint8Array, cost: ScryptCost): Promise<Uint8Array> => {
  const open: OpenPart = {
    v: vaultVersion,
    cost: { ...cost },
    salt: new Uint8Array(randomBytes(32)),
    signing: rawPublicKey(keys.signing),
    agreement: rawPublicKey(keys.agreement),
  };
  const key = await stretch(pin, deskSecret, open);
  const secret = encode(
    { signing: privateKeyToDer(keys.signing), agreement: privateKeyToDer(keys.agreement) },
    cdeEncodeOptions,
  );
  const sealed = encryptBytes(key, secret, encode(open, cdeEncodeOptions));
  return encode({ ...open, nonce: sealed.nonce, box: sealed.ciphertext, tag: sealed.tag }, cdeEncodeOptions);
};

const decodeCbor = (record: Uint8Array): unknown => {
  try {
    return decode(new Uint8Array(record), cdeDecodeOptions);
  } catch {
    return undefined;
  }
};

const readVault = (record: Uint8Array): Result<z.infer<typeof vaultSchema>, VaultError> => {
  const content = decodeCbor(record);
  const version = z.object({ v: z.int() }).safeParse(content);
  if (version.success && version.data.v > vaultVersion) return failure('keyNewer');
  const parsed = vaultSchema.safeParse(content);
  return parsed.success ? success(parsed.data) : failure('keyDamaged');
};

/**
 * New keys for a person, locked into a vault record that only the PIN together with this desk's secret opens.
 * The desk secret keeps a copied database from being searched through all PINs.
 */
export const createPersonKeys = async (
  pin: string,
  deskSecret: Uint8Array,
  cost: ScryptCost = standardCost,
): Promise<{ vault: Uint8Array; publicKeys: PersonPublicKeys }> => {
  const keys: PersonKeys = {
    signing: generateKeyPairSync('ed25519').privateKey,
    agreement: generateKeyPairSync('x25519').privateKey,
  };
  const vault = await lock(keys, pin, deskSecret, cost);
  return { vault, publicKeys: { signing: rawPublicKey(keys.signing), agreement: rawPublicKey(keys.agreement) } };
};

/** The person's keys, or why not: wrong PIN (or other desk), damaged record, record of a newer version. */
export const unlock = async (
  vault: Uint8Array,
  pin: string,
  deskSecret: Uint8Array,
): Promise<Result<PersonKeys, VaultError>> => {
  const read = readVault(vault);
  if (!read.ok) return read;
  const { nonce, box, tag, ...open } = read.value;
  const key = await stretch(pin, deskSecret, open);
  const secret = decryptBytes(key, { nonce, ciphertext: box, tag }, encode(open, cdeEncodeOptions));
  if (secret === null) return failure('wrongPin');
  const parsed = secretSchema.safeParse(decodeCbor(secret));
  if (!parsed.success) return failure('keyDamaged');
  return success({ signing: privateKeyFromDer(parsed.data.signing), agreement: privateKeyFromDer(parsed.data.agreement) });
};

/** The same keys under another PIN, with a fresh salt; the old vault should then be replaced. */
export const changePin = async (
  vault: Uint8Array,
  pins: { readonly old: string; readonly new: string },
  deskSecret: Uint8Array,
  cost: ScryptCost = standardCost,
): Promise<Result<Uint8Array, VaultError>> => {
  const keys = await unlock(vault, pins.old, deskSecret);
  return keys.ok ? success(await lock(keys.value, pins.new, deskSecret, cost)) : keys;
};

/** The public keys written on the outside of a vault; unlocking proves that they were not exchanged. */
export const vaultPublicKeys = (vault: Uint8Array): Result<PersonPublicKeys, VaultError> => {
  const read = readVault(vault);
  return read.ok ? success({ signing: read.value.signing, agreement: read.value.agreement }) : read;
};
