import { describe, expect, it } from 'vitest';
import { decodeIppAnswer, encodeIppRequest } from './ipp-message.ts';

describe('a message of the printing protocol', () => {
  it('is encoded as RFC 8010 shows it', () => {
    const request = encodeIppRequest({
      operation: 0x0002,
      requestId: 1,
      attributes: [{ tag: 'charset', name: 'attributes-charset', values: ['utf-8'] }],
      jobAttributes: [{ tag: 'integer', name: 'copies', values: [20] }],
    });
    const expected = ['0200', '0002', '00000001', '01', '47', '0012', Buffer.from('attributes-charset').toString('hex'), '0005', Buffer.from('utf-8').toString('hex'), '02', '21', '0006', Buffer.from('copies').toString('hex'), '0004', '00000014', '03'];
    expect(request.toString('hex')).toBe(expected.join(''));
  });

  it('is read back with all values of an attribute', () => {
    const bytes = encodeIppRequest({
      operation: 0x0406,
      requestId: 7,
      attributes: [
        { tag: 'keyword', name: 'job-state-reasons', values: ['none', 'job-printing'] },
        { tag: 'enum', name: 'job-state', values: [9] },
        { tag: 'boolean', name: 'printer-is-accepting-jobs', values: [true] },
        { tag: 'name', name: 'printer-info', values: ['دفتر'] },
      ],
    });
    const { status, groups } = decodeIppAnswer(bytes);
    expect(status).toBe(0x0406);
    expect(Object.fromEntries(groups[0]?.attributes ?? [])).toEqual({
      'job-state-reasons': ['none', 'job-printing'],
      'job-state': [9],
      'printer-is-accepting-jobs': [true],
      'printer-info': ['دفتر'],
    });
  });

  it('that breaks off is refused', () => {
    const whole = encodeIppRequest({ operation: 0, requestId: 1, attributes: [{ tag: 'keyword', name: 'a', values: ['bc'] }] });
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => decodeIppAnswer(whole.subarray(0, length))).toThrow(RangeError);
    }
  });
});
