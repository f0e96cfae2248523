import { equalBytes } from './bytes.ts';
import { isCount, isMap, isText } from './cbor.ts';
import { dayDate, dayNumber } from './plain-date.ts';
import { keyIdOf } from './sealing-key.ts';

/** A name in each language the office gives it in; English is always there. */
export type LocalisedName = Readonly<Record<string, string>> & { readonly en: string };

export type KeyState = 'active' | 'retired' | 'compromised';

/** One sealing key and what it may seal. Times in seconds since 1970. */
export type TrustEntry = {
  readonly kid: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly officeId: string;
  readonly office: LocalisedName;
  readonly section: LocalisedName | null;
  readonly profiles: readonly number[];
  /** Letters dated from the one day to the other, `YYYY-MM-DD`, may carry this key's seal. */
  readonly signFrom: string;
  readonly signTo: string;
  readonly state: KeyState;
  readonly compromisedAt: number | null;
  readonly statusUri: string | null;
  /** Designations that tokens name by their place in this list. */
  readonly signatories: readonly LocalisedName[];
};

/** The sealing keys a root answers for. Times in seconds since 1970. */
export type TrustList = {
  readonly sequence: number;
  readonly issuedAt: number;
  readonly nextUpdate: number;
  /** The only hosts that seals of these offices may point to. */
  readonly hosts: readonly string[];
  readonly entries: readonly TrustEntry[];
  readonly rootPublicKey: Uint8Array;
};

const listVersion = 1;
const listKey = { version: 0, sequence: 1, issuedAt: 2, nextUpdate: 3, hosts: 4, entries: 5, rootPublicKey: 6 } as const;
const entryKey = {
  kid: 1,
  publicKey: 2,
  officeId: 3,
  office: 4,
  profiles: 5,
  signFrom: 6,
  signTo: 7,
  state: 8,
  compromisedAt: 9,
  statusUri: 10,
  signatories: 11,
  section: 12,
} as const;
const stateCode = { active: 0, retired: 1, compromised: 2 } as const;

const writeName = (name: LocalisedName) => new Map(Object.entries(name));

const writeEntry = (entry: TrustEntry): Map<number, unknown> => {
  const fields = new Map<number, unknown>([
    [entryKey.kid, entry.kid],
    [entryKey.publicKey, entry.publicKey],
    [entryKey.officeId, entry.officeId],
    [entryKey.office, writeName(entry.office)],
    [entryKey.profiles, [...entry.profiles]],
    [entryKey.signFrom, dayNumber(entry.signFrom)],
    [entryKey.signTo, dayNumber(entry.signTo)],
    [entryKey.state, stateCode[entry.state]],
  ]);
  if (entry.compromisedAt !== null) fields.set(entryKey.compromisedAt, entry.compromisedAt);
  if (entry.statusUri !== null) fields.set(entryKey.statusUri, entry.statusUri);
  if (entry.signatories.length > 0) fields.set(entryKey.signatories, entry.signatories.map(writeName));
  if (entry.section !== null) fields.set(entryKey.section, writeName(entry.section));
  return fields;
};

/** The CBOR map of a trust list. */
export const writeTrustPayload = (list: TrustList): Map<number, unknown> =>
  new Map<number, unknown>([
    [listKey.version, listVersion],
    [listKey.sequence, list.sequence],
    [listKey.issuedAt, list.issuedAt],
    [listKey.nextUpdate, list.nextUpdate],
    [listKey.hosts, [...list.hosts]],
    [listKey.entries, list.entries.map(writeEntry)],
    [listKey.rootPublicKey, list.rootPublicKey],
  ]);

const isBytes = (value: unknown, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

const readName = (value: unknown): LocalisedName | null => {
  if (!isMap(value)) return null;
  const en = value.get('en');
  const texts = [...value].flatMap(([language, name]) => (isText(language) && isText(name) ? [[language, name] as const] : []));
  return isText(en) && texts.length === value.size ? { ...Object.fromEntries(texts), en } : null;
};

const readAll = <Item>(value: unknown, read: (item: unknown) => Item | null): Item[] | null => {
  if (!Array.isArray(value)) return null;
  const items: Item[] = [];
  for (const raw of value) {
    const item = read(raw);
    if (item === null) return null;
    items.push(item);
  }
  return items;
};

const readState = (value: unknown): KeyState | null => {
  if (value === stateCode.active) return 'active';
  if (value === stateCode.retired) return 'retired';
  return value === stateCode.compromised ? 'compromised' : null;
};

const readDay = (value: unknown): string | null => (isCount(value) && value <= 65_535 ? dayDate(value) : null);

const readKeyOf = (fields: ReadonlyMap<unknown, unknown>) => {
  const kid = fields.get(entryKey.kid);
  const publicKey = fields.get(entryKey.publicKey);
  if (!isBytes(kid, 8) || !isBytes(publicKey, 33) || !equalBytes(kid, keyIdOf(publicKey))) return null;
  return { kid, publicKey };
};

const readOptional = (fields: ReadonlyMap<unknown, unknown>) => {
  const compromisedAt = fields.get(entryKey.compromisedAt) ?? null;
  const statusUri = fields.get(entryKey.statusUri) ?? null;
  const sectionMap = fields.get(entryKey.section) ?? null;
  const section = readName(sectionMap);
  const signatories = readAll(fields.get(entryKey.signatories) ?? [], readName);
  if (compromisedAt !== null && !isCount(compromisedAt)) return null;
  if (statusUri !== null && !isText(statusUri)) return null;
  if (sectionMap !== null && section === null) return null;
  return signatories === null ? null : { compromisedAt, statusUri, section, signatories };
};

const readEntry = (value: unknown): TrustEntry | null => {
  if (!isMap(value)) return null;
  const fields = value;
  const officeId = fields.get(entryKey.officeId);
  const office = readName(fields.get(entryKey.office));
  const profiles = readAll(fields.get(entryKey.profiles), (item) => (isCount(item) ? item : null));
  const signFrom = readDay(fields.get(entryKey.signFrom));
  const signTo = readDay(fields.get(entryKey.signTo));
  const state = readState(fields.get(entryKey.state));
  const keyPair = readKeyOf(fields);
  const optional = readOptional(fields);
  if (!isText(officeId) || office === null || profiles === null) return null;
  if (signFrom === null || signTo === null || state === null) return null;
  if (keyPair === null || optional === null) return null;
  return { ...keyPair, officeId, office, profiles, signFrom, signTo, state, ...optional };
};

/** Reads the CBOR map of a trust list; null when anything in it is not as it should be. */
export const readTrustPayload = (value: unknown): TrustList | null => {
  if (!isMap(value) || value.get(listKey.version) !== listVersion) return null;
  const fields = value;
  const sequence = fields.get(listKey.sequence);
  const issuedAt = fields.get(listKey.issuedAt);
  const nextUpdate = fields.get(listKey.nextUpdate);
  const rootPublicKey = fields.get(listKey.rootPublicKey);
  const hosts = readAll(fields.get(listKey.hosts), (item) => (isText(item) ? item : null));
  const entries = readAll(fields.get(listKey.entries), readEntry);
  if (!isCount(sequence) || !isCount(issuedAt) || !isCount(nextUpdate)) return null;
  if (!isBytes(rootPublicKey, 33) || hosts === null || entries === null) return null;
  return { sequence, issuedAt, nextUpdate, hosts, entries, rootPublicKey };
};
