import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;

/** One ASN.1 value, ready to be encoded. */
export type Der = forge.asn1.Asn1;

const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const constructed = (type: forge.asn1.Type, parts: readonly Der[]): Der => asn1.create(Class.UNIVERSAL, type, true, [...parts]);
const primitive = (type: forge.asn1.Type, content: string): Der => asn1.create(Class.UNIVERSAL, type, false, content);

export const encodeDer = (value: Der): Uint8Array => new Uint8Array(Buffer.from(asn1.toDer(value).getBytes(), 'latin1'));

/** A value that is already encoded; throws when the bytes are not DER. */
export const parseDer = (bytes: Uint8Array): Der => asn1.fromDer(binary(bytes));

export const sequence = (...parts: Der[]): Der => constructed(Type.SEQUENCE, parts);

const compareBytes = (left: Uint8Array, right: Uint8Array): number => Buffer.compare(left, right);

/** SET OF in the order DER demands: by encoded bytes. */
export const setOf = (...parts: Der[]): Der =>
  constructed(
    Type.SET,
    parts
      .map((part) => ({ part, bytes: encodeDer(part) }))
      .toSorted((left, right) => compareBytes(left.bytes, right.bytes))
      .map(({ part }) => part),
  );

/** SET OF with its parts in the order given, for content that was encoded elsewhere. */
export const setInOrder = (parts: readonly Der[]): Der => constructed(Type.SET, parts);

export const oid = (dotted: string): Der => primitive(Type.OID, asn1.oidToDer(dotted).getBytes());
export const nothing = (): Der => primitive(Type.NULL, '');
export const boolean = (value: boolean): Der => primitive(Type.BOOLEAN, value ? '\u00ff' : '\u0000');
export const octets = (bytes: Uint8Array): Der => primitive(Type.OCTETSTRING, binary(bytes));
export const utf8 = (text: string): Der => primitive(Type.UTF8, binary(Buffer.from(text, 'utf8')));
export const printable = (text: string): Der => primitive(Type.PRINTABLESTRING, text);

/** A non-negative INTEGER from big-endian bytes. */
export const unsignedInteger = (bytes: Uint8Array): Der => {
  const start = bytes.findIndex((byte) => byte !== 0);
  const significant = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  const needsZero = (significant[0] ?? 0) >= 0x80;
  return primitive(Type.INTEGER, (needsZero ? '\u0000' : '') + binary(significant));
};

/** A BIT STRING; `unusedBits` counts the bits of the last byte that carry nothing. */
export const bits = (bytes: Uint8Array, unusedBits = 0): Der =>
  primitive(Type.BITSTRING, String.fromCharCode(unusedBits) + binary(bytes));

/** A context-specific tag around parts (EXPLICIT, or IMPLICIT of a constructed type). */
export const tagged = (tag: number, ...parts: Der[]): Der => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, parts);

/** A context-specific tag over raw content (IMPLICIT of a primitive type). */
export const taggedBytes = (tag: number, content: Uint8Array): Der =>
  asn1.create(Class.CONTEXT_SPECIFIC, tag, false, binary(content));

/** UTCTime until 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
export const time = (moment: Date): Der =>
  moment.getUTCFullYear() < 2050
    ? primitive(Type.UTCTIME, asn1.dateToUtcTime(moment))
    : primitive(Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(moment));

/** The parts of a constructed value; none for a primitive one. */
export const partsOf = (value: Der | undefined): readonly Der[] =>
  value === undefined || typeof value.value === 'string' ? [] : value.value;

/** The content bytes of a primitive value; null for a constructed or absent one. */
export const contentOf = (value: Der | undefined): Uint8Array | null =>
  value !== undefined && typeof value.value === 'string' ? new Uint8Array(Buffer.from(value.value, 'latin1')) : null;

/** The dotted form of an OBJECT IDENTIFIER, or null. */
export const oidOf = (value: Der | undefined): string | null =>
  value !== undefined && value.type === Type.OID && typeof value.value === 'string' ? asn1.derToOid(value.value) : null;

/** Whether this is the context-specific tag of that number. */
export const isTagged = (value: Der | undefined, tag: number): boolean =>
  value !== undefined && value.tagClass === Class.CONTEXT_SPECIFIC && Number(value.type) === tag;
