type Xyz = readonly [number, number, number];

/** The D50 white point of the profile connection space, and the sRGB primaries (IEC 61966-2-1) adapted to it by Bradford. */
const whitePoint: Xyz = [0.9642, 1, 0.8249];
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const bradfordD65toD50 = [1.04788, 0.02292, -0.0502, 0.02958, 0.99047, -0.01707, -0.00925, 0.01508, 0.75168] as const;

/** IEC 61966-2-1: ((v + 0.055) / 1.055)^2.4 above 0.04045, v / 12.92 below. */
const srgbCurve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

const fixedPoint = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65536), index * 4));
  return bytes;
};

const tag = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4), content]);
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
};

const text = (words: string): Buffer => {
  const utf16 = Buffer.from(words, 'utf16le').swap16();
  const head = Buffer.alloc(20);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(12, 4);
  head.write('enUS', 8, 'latin1');
  head.writeUInt32BE(utf16.length, 12);
  head.writeUInt32BE(28, 16);
  return tag('mluc', Buffer.concat([head, utf16]));
};

const curve = (): Buffer => {
  const kind = Buffer.alloc(4);
  kind.writeUInt16BE(3, 0);
  return tag('para', Buffer.concat([kind, fixedPoint(srgbCurve)]));
};

const header = (length: number): Buffer => {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => bytes.writeUInt16BE(part, 24 + index * 2));
  bytes.write('acsp', 36, 'latin1');
  fixedPoint(whitePoint).copy(bytes, 68);
  return bytes;
};

const build = (): Uint8Array => {
  const trc = curve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', tag('XYZ ', fixedPoint(whitePoint))],
    ['chad', tag('sf32', fixedPoint(bradfordD65toD50))],
    ['rXYZ', tag('XYZ ', fixedPoint(primaries.rXYZ))],
    ['gXYZ', tag('XYZ ', fixedPoint(primaries.gXYZ))],
    ['bXYZ', tag('XYZ ', fixedPoint(primaries.bXYZ))],
    ['rTRC', trc],
    ['gTRC', trc],
    ['bTRC', trc],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  let end = 128 + table.length;
  tags.forEach(([name, content], index) => {
    const start = places.get(content) ?? end;
    if (!places.has(content)) end += content.length;
    places.set(content, start);
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(start, 8 + index * 12);
    table.writeUInt32BE(content.length, 12 + index * 12);
  });
  return new Uint8Array(Buffer.concat([header(end), table, ...places.keys()]));
};

let profile: Uint8Array | null = null;

/** A minimal ICC 4.2 display profile of sRGB (matrix and parametric curve), which PDF/A wants as output intent. */
export const srgbProfile = (): Uint8Array => (profile ??= build());
