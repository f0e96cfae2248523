import { cdeEncodeOptions, encode } from 'cbor2';
import { describe, expect, it } from 'vitest';
import { decodeEnvelope } from './event.ts';

/** An envelope with such a body, in the one encoding, whatever it is. */
const withBody = (body: unknown): Uint8Array =>
  encode([1, new Uint8Array(16), 1, new Uint8Array(32), 'note.signed', 1, null, null, 0, new Uint8Array(8), body, [], [], 1], cdeEncodeOptions);

const isRead = (envelope: Uint8Array): boolean => {
  try {
    decodeEnvelope(envelope);
    return true;
  } catch {
    return false;
  }
};

describe('the body of an event', () => {
  it('is a map of plain values, however deep', () => {
    const body = { text: 'دفتر', number: -3, yes: true, nothing: null, bytes: Uint8Array.of(1, 2), list: [1, ['a', { inner: [] }]], none: {} };
    expect(decodeEnvelope(withBody(body)).body).toEqual(body);
  });

  it.each([
    ['a list', []],
    ['a text', 'text'],
    ['nothing', null],
    ['bytes', Uint8Array.of(1)],
    ['a map with numbers for names', new Map([[1, 'one']])],
    ['such a map inside', { inner: [new Map([[1, 'one']])] }],
    ['a number without end', { number: Number.POSITIVE_INFINITY }],
    ['a number that is none', { number: Number.NaN }],
    ['a number beyond what is exact', { number: 2n ** 70n }],
    ['a date', { date: new Date(0) }],
    ['what is left out', { left: undefined }],
    ['a name that stands for a prototype', new Map([['__proto__', new Map([['permission', 'all']])]])],
  ])('is never %s', (_what, body) => {
    expect(isRead(withBody(body))).toBe(false);
  });
});
