import { decodeCbor, encodeCbor, isMap } from './cbor.ts';
import { dayDate, dayNumber } from './plain-date.ts';
import {
  checkSealFacts,
  criticalKinds,
  sealProfiles,
  type CriticalKind,
  type CriticalValue,
  type SealedText,
  type SealFacts,
} from './seal-facts.ts';

/** Keys of the payload map. Numbers, once given, never change their meaning. */
const key = {
  profile: 1,
  number: 2,
  date: 3,
  subject: 4,
  addressee: 5,
  signatory: 6,
  pagesAndEnclosures: 7,
  textDigest: 8,
  status: 9,
  criticalValues: 10,
  contentKey: 11,
  paragraphPrints: 12,
  validUntil: 13,
  cutTexts: 14,
} as const;

const subjectCut = 1;
const addresseeCut = 2;
const latestDay = 65_535;
const knownKeys = new Set<unknown>(Object.values(key));

const sealedValue = (sealed: SealedText): string | Uint8Array => ('text' in sealed ? sealed.text : sealed.print);
const isCut = (sealed: SealedText): boolean => 'text' in sealed && sealed.cut;

const packPrints = (prints: readonly number[]): Uint8Array =>
  Uint8Array.from(prints.flatMap((print) => [print >> 8, print & 255]));

const unpackPrints = (bytes: Uint8Array): number[] =>
  Array.from({ length: bytes.length / 2 }, (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0));

/** Writes the facts as the payload map of a token. Throws a TypeError for facts that break a limit. */
export const encodeSealFacts = (facts: SealFacts): Uint8Array => {
  const checked = checkSealFacts(facts);
  if (!checked.ok) throw new TypeError(`Unfit for a seal: ${checked.error.code} ${JSON.stringify(checked.error.params)}`);
  const cutTexts = (isCut(facts.subject) ? subjectCut : 0) | (isCut(facts.addressee) ? addresseeCut : 0);
  const fields = new Map<number, unknown>([
    [key.profile, facts.profile],
    [key.number, facts.number],
    [key.date, dayNumber(facts.date)],
    [key.subject, sealedValue(facts.subject)],
    [key.addressee, sealedValue(facts.addressee)],
    [key.signatory, facts.signatory],
    [key.pagesAndEnclosures, [facts.pages, facts.enclosures]],
    [key.textDigest, facts.textDigest],
    [key.status, [facts.status.list, facts.status.index]],
  ]);
  if (facts.criticalValues.length > 0) {
    fields.set(key.criticalValues, facts.criticalValues.flatMap(({ kind, value }) => [criticalKinds[kind], value]));
  }
  if (facts.contentKey !== null) fields.set(key.contentKey, facts.contentKey);
  if (facts.paragraphPrints.length > 0) fields.set(key.paragraphPrints, packPrints(facts.paragraphPrints));
  if (facts.validUntil !== null) fields.set(key.validUntil, dayNumber(facts.validUntil));
  if (cutTexts !== 0) fields.set(key.cutTexts, cutTexts);
  return encodeCbor(fields);
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

const readDay = (value: unknown): string | null =>
  isNumber(value) && value >= 0 && value <= latestDay ? dayDate(value) : null;

const readPair = (value: unknown): readonly [number, number] | null => {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [first, second]: readonly unknown[] = value;
  return isNumber(first) && isNumber(second) ? [first, second] : null;
};

const readSealed = (value: unknown, profile: unknown, cut: boolean): SealedText | null => {
  if (profile === sealProfiles.open) return isText(value) ? { text: value, cut } : null;
  return value instanceof Uint8Array && value.length === 8 && !cut ? { print: value } : null;
};

const kindOf = (code: unknown): CriticalKind | null => {
  for (const kind of ['amount', 'identityEnding', 'date', 'name', 'post'] as const) {
    if (criticalKinds[kind] === code) return kind;
  }
  return null;
};

const readCriticalValues = (value: unknown): CriticalValue[] | null => {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0 || value.length % 2 !== 0) return null;
  const values: CriticalValue[] = [];
  for (let index = 0; index < value.length; index += 2) {
    const kind = kindOf(value[index]);
    const text: unknown = value[index + 1];
    if (kind === null || !isText(text)) return null;
    values.push({ kind, value: text });
  }
  return values;
};

const readPrints = (value: unknown): number[] | null => {
  if (value === undefined) return [];
  return value instanceof Uint8Array && value.length > 0 && value.length % 2 === 0 ? unpackPrints(value) : null;
};

const readCutTexts = (value: unknown): number | null => {
  if (value === undefined) return 0;
  return isNumber(value) && value >= 1 && value <= (subjectCut | addresseeCut) ? value : null;
};

const readOptional = (fields: ReadonlyMap<unknown, unknown>) => {
  const contentKey = fields.get(key.contentKey);
  const validUntil = fields.get(key.validUntil);
  const criticalValues = readCriticalValues(fields.get(key.criticalValues));
  const paragraphPrints = readPrints(fields.get(key.paragraphPrints));
  const lastDay = validUntil === undefined ? null : readDay(validUntil);
  if (contentKey !== undefined && !(contentKey instanceof Uint8Array)) return null;
  if (validUntil !== undefined && lastDay === null) return null;
  if (criticalValues === null || paragraphPrints === null) return null;
  return { contentKey: contentKey ?? null, validUntil: lastDay, criticalValues, paragraphPrints };
};

const readTexts = (fields: ReadonlyMap<unknown, unknown>) => {
  const profile = fields.get(key.profile);
  const number = fields.get(key.number);
  const date = readDay(fields.get(key.date));
  const cutTexts = readCutTexts(fields.get(key.cutTexts));
  if (cutTexts === null || !isNumber(profile) || !isText(number) || date === null) return null;
  const subject = readSealed(fields.get(key.subject), profile, (cutTexts & subjectCut) !== 0);
  const addressee = readSealed(fields.get(key.addressee), profile, (cutTexts & addresseeCut) !== 0);
  return subject === null || addressee === null ? null : { profile, number, date, subject, addressee };
};

const readMap = (fields: ReadonlyMap<unknown, unknown>): SealFacts | null => {
  const signatory = fields.get(key.signatory);
  const textDigest = fields.get(key.textDigest);
  const texts = readTexts(fields);
  const counts = readPair(fields.get(key.pagesAndEnclosures));
  const status = readPair(fields.get(key.status));
  const optional = readOptional(fields);
  if (!isText(signatory) && !isNumber(signatory)) return null;
  if (texts === null || counts === null || status === null) return null;
  if (optional === null || !(textDigest instanceof Uint8Array)) return null;
  const [pages, enclosures] = counts;
  const [list, index] = status;
  return { ...texts, signatory, pages, enclosures, textDigest, status: { list, index }, ...optional };
};

/** Reads the payload map of a token; null for anything that {@link encodeSealFacts} would not write. */
export const decodeSealFacts = (payload: Uint8Array): SealFacts | null => {
  const decoded = decodeCbor(payload);
  const fields = decoded?.value;
  if (!isMap(fields)) return null;
  if (![...fields.keys()].every((field) => knownKeys.has(field))) return null;
  const facts = readMap(fields);
  return facts !== null && checkSealFacts(facts).ok ? facts : null;
};
