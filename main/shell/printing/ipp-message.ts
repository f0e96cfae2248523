/** The part of the Internet Printing Protocol's encoding (RFC 8010) that printing needs. */
export type IppValue = string | number | boolean;

const valueTags = { integer: 0x21, boolean: 0x22, enum: 0x23, name: 0x42, keyword: 0x44, uri: 0x45, charset: 0x47, naturalLanguage: 0x48, mimeMediaType: 0x49 } as const;
export const groupTags = { operation: 0x01, job: 0x02, printer: 0x04 } as const;
const endOfAttributes = 0x03;
const firstValueTag = 0x10;

export type IppAttribute = { readonly tag: keyof typeof valueTags; readonly name: string; readonly values: readonly IppValue[] };
export type IppGroup = { readonly tag: number; readonly attributes: ReadonlyMap<string, readonly IppValue[]> };
export type IppRequest = {
  readonly operation: number;
  readonly requestId: number;
  readonly attributes: readonly IppAttribute[];
  readonly jobAttributes?: readonly IppAttribute[];
};

/** Encodes a request without the document that may follow it. */
export function encodeIppRequest({ operation, requestId, attributes, jobAttributes = [] }: IppRequest): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0200, 0);
  head.writeUInt16BE(operation, 2);
  head.writeUInt32BE(requestId, 4);
  const job = jobAttributes.length > 0 ? [Buffer.of(groupTags.job), ...jobAttributes.map(encodeAttribute)] : [];
  return Buffer.concat([head, Buffer.of(groupTags.operation), ...attributes.map(encodeAttribute), ...job, Buffer.of(endOfAttributes)]);
}

function encodeAttribute({ tag, name, values }: IppAttribute): Buffer {
  return Buffer.concat(values.map((value, at) => Buffer.concat([Buffer.of(valueTags[tag]), counted(Buffer.from(at === 0 ? name : '')), counted(encodeValue(value))])));
}

function encodeValue(value: IppValue): Buffer {
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
  if (typeof value === 'string') return Buffer.from(value);
  const number = Buffer.alloc(4);
  number.writeInt32BE(value);
  return number;
}

function counted(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Decodes an answer: its status and groups of attributes. Throws a RangeError where it breaks off. */
export function decodeIppAnswer(bytes: Buffer): { status: number; groups: IppGroup[] } {
  const groups: { tag: number; attributes: Map<string, IppValue[]> }[] = [];
  let at = 8;
  let name = '';
  while (bytes.readUInt8(at) !== endOfAttributes) {
    const tag = bytes.readUInt8(at);
    at += 1;
    if (tag < firstValueTag) {
      groups.push({ tag, attributes: new Map() });
      continue;
    }
    const nameLength = bytes.readUInt16BE(at);
    if (nameLength > 0) name = bytes.toString('utf8', at + 2, at + 2 + nameLength);
    at += 2 + nameLength;
    const length = bytes.readUInt16BE(at);
    const attributes = groups.at(-1)?.attributes;
    attributes?.set(name, [...(attributes.get(name) ?? []), decodeValue(tag, bytes.subarray(at + 2, at + 2 + length))]);
    at += 2 + length;
  }
  return { status: bytes.readUInt16BE(2), groups };
}

function decodeValue(tag: number, bytes: Buffer): IppValue {
  if ((tag === valueTags.integer || tag === valueTags.enum) && bytes.length === 4) return bytes.readInt32BE();
  if (tag === valueTags.boolean) return bytes[0] === 1;
  return bytes.toString('utf8');
}
