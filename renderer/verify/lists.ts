import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { TrustedStatusList } from '../../main/core/seal/status-list.ts';
import { readStatusPack } from '../../main/core/seal/status-pack.ts';
import { readTrustList, type TrustList } from '../../main/core/seal/trust-list.ts';
import { embeddedBytes, neighbourBytes } from './embedded.ts';
import { knownSequence, rememberSequence } from './memory.ts';

/** The lists a verdict rests on. */
export type Lists = { readonly trust: TrustList | null; readonly status: readonly TrustedStatusList[] };

export const noLists: Lists = { trust: null, status: [] };

const nameOfRoot = (trust: TrustList): string => bytesToHex(trust.rootPublicKey);
const nameOfStatus = ({ kid, list }: TrustedStatusList): string => `${bytesToHex(kid)}.${list}`;

/** Fingerprint of the root in groups of four, to compare with the office's circular. */
export const rootFingerprint = (trust: TrustList): string =>
  (bytesToHex(sha256(trust.rootPublicKey)).toUpperCase().slice(0, 32).match(/.{4}/gu) ?? []).join(' ');

/** The lists with a new trust list; null when it is refused. A page that has a root takes lists of no other. */
export const withTrustList = (lists: Lists, bytes: Uint8Array): Lists | null => {
  const pinned = lists.trust === null ? {} : { rootPublicKey: lists.trust.rootPublicKey, sequence: lists.trust.sequence };
  const read = readTrustList(bytes, pinned);
  if (!read.ok || read.value.sequence < knownSequence(nameOfRoot(read.value))) return null;
  rememberSequence(nameOfRoot(read.value), read.value.sequence);
  return { ...lists, trust: read.value };
};

/** The lists with the status lists of a file; null when any of them is refused. */
export const withStatusLists = async (lists: Lists, bytes: Uint8Array): Promise<Lists | null> => {
  if (lists.trust === null) return null;
  const read = await readStatusPack(bytes, lists.trust);
  if (!read.ok || read.value.some((list) => list.sequence < knownSequence(nameOfStatus(list)))) return null;
  for (const list of read.value) rememberSequence(nameOfStatus(list), list.sequence);
  return { ...lists, status: [...lists.status, ...read.value] };
};

/** The lists inside the page, and newer ones that lie beside it on its server. */
export const loadLists = async (): Promise<Lists> => {
  let lists = noLists;
  for (const bytes of [embeddedBytes('trust-list'), await neighbourBytes('trust-list.cbor')]) {
    if (bytes !== null) lists = withTrustList(lists, bytes) ?? lists;
  }
  for (const bytes of [embeddedBytes('status-lists'), await neighbourBytes('status-lists.cbor')]) {
    if (bytes !== null) lists = (await withStatusLists(lists, bytes)) ?? lists;
  }
  return lists;
};
