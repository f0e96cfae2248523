import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaType } from '../../../preload/contract/attachments.ts';
import { drawable, isWhole, mediaTypeOf, plausiblePages, scanMissing, sizeProblem, tamedName, titleOf } from './rules.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('what a file is', () => {
  it.each<readonly [string, MediaType | null]>([
    ['%PDF-1.7', 'application/pdf'],
    ['\n\njunk %PDF-1.4', 'application/pdf'],
    ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
    ['\u0089PNG\r\n\u001a\n', 'image/png'],
    ['II*\0', 'image/tiff'],
    ['MM\0*', 'image/tiff'],
    ['RIFF\0\0\0\0WEBP', 'image/webp'],
    ['RIFF\0\0\0\0WAVE', null],
    ['PK\u0003\u0004', null],
    ['<svg onload="x()">', null],
    ['', null],
  ])('is told by its first bytes: %j', (head, mime) => {
    expect(mediaTypeOf(bytes(head))).toBe(mime);
  });

  it('is whole when it reaches its own end', () => {
    const whole = (mime: MediaType, tail: string) => isWhole(mime, { head: bytes('RIFF\u0004\0\0\0WEBP'), tail: bytes(tail), size: 12 });
    expect([whole('application/pdf', '%%EOF\n'), whole('image/jpeg', '\u00ff\u00d9'), whole('image/png', 'IEND'), whole('image/webp', '')]).toEqual([true, true, true, true]);
    expect([whole('application/pdf', 'endobj'), whole('image/jpeg', ''), whole('image/png', 'IDAT')]).toEqual([false, false, false]);
    expect(isWhole('image/webp', { head: bytes('RIFF\u00ff\0\0\0WEBP'), tail: bytes(''), size: 12 })).toBe(false);
  });
});

describe('the bounds of a scan', () => {
  it('are kept before anything is unpacked', () => {
    expect([sizeProblem(0, 10), sizeProblem(10, 10), sizeProblem(11, 10)]).toEqual(['attachmentEmpty', null, 'attachmentTooLarge']);
    expect([drawable('image/png', { width: 9933, height: 14_043 }), drawable('image/tiff', { width: 9933, height: 14_043 })]).toEqual([true, false]);
    expect([drawable('image/png', { width: 65_535, height: 65_535 }), drawable('image/png', { width: 0, height: 5 })]).toEqual([false, false]);
    expect([plausiblePages(100, 800), plausiblePages(101, 800), plausiblePages(0, 800)]).toEqual([true, false, false]);
  });

  it('ask for a scan of an electronic receipt, not of paper or of a cover that stays closed', () => {
    expect(scanMissing({ form: 'electronic', unopenedCover: false }, 0)).toBe(true);
    expect(scanMissing({ form: 'electronic', unopenedCover: false }, 1)).toBe(false);
    expect(scanMissing({ form: 'electronic', unopenedCover: true }, 0)).toBe(false);
    expect(scanMissing({ form: 'physical', unopenedCover: false }, 0)).toBe(false);
  });
});

describe('the name of a scan', () => {
  it.each([
    ['CON.pdf', '_CON.pdf'],
    ['com1', '_com1.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\x\\Letter.PDF', 'Letter.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'],
    ['a\0b\nc.pdf', 'abc.pdf'],
    ['  ...  ', 'scan.pdf'],
    ['', 'scan.pdf'],
    ['a<b>:"|?*.jpg', 'a-b------.pdf'],
    ['خط نمبر ۱۲.pdf', 'خط نمبر ۱۲.pdf'],
    ['क्‍ष.tiff', 'क्‍ष.pdf'],
  ])('%j becomes %j', (name, tamed) => {
    expect(tamedName(name, 'application/pdf')).toBe(tamed);
  });

  it('is short, plain, without folders or hidden marks, and tamed once and for all, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
        const tamed = tamedName(name, 'image/png');
        expect(Buffer.byteLength(tamed)).toBeLessThanOrEqual(200);
        expect(tamed).toMatch(/^[^/\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069<>:"|?*]+\.png$/u);
        expect(tamed).not.toMatch(/^(\.|con\.|nul\.)/iu);
        expect(tamedName(tamed, 'image/png')).toBe(tamed);
      }),
    );
  });
});

describe('the title of a scan', () => {
  it('is its name without the ending, until somebody gives it another', () => {
    expect([titleOf('letter of 3.5.pdf'), titleOf('نقشہ.tif'), titleOf('scan')]).toEqual(['letter of 3.5', 'نقشہ', 'scan']);
  });
});
