import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { imageSize } from './image-size.ts';
import { readImage } from './read-image.ts';

const pngOf = async (text: string): Promise<Uint8Array> => Uint8Array.from(await QRCode.toBuffer(text, { scale: 4 }));

describe('readImage', () => {
  it('reads the QR code in a PNG file', async () => {
    expect(await readImage(await pngOf('https://verify.example.gov/#0123456789'))).toEqual({
      ok: true,
      value: ['https://verify.example.gov/#0123456789'],
    });
  });

  it.each([
    ['an empty file', new Uint8Array(0)],
    ['a text file', new TextEncoder().encode('not a picture')],
    ['a PDF', new TextEncoder().encode('%PDF-1.4')],
    ['a PNG that breaks off', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 9, 0, 0, 0, 9)],
    ['a JPEG that breaks off', Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1)],
    ['a PNG that claims 60,000 by 60,000 pixels', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60)],
  ])('says that %s cannot be read', async (_, bytes) => {
    expect(await readImage(bytes)).toMatchObject({ ok: false, error: { code: 'imageUnreadable' } });
  });

  it('says that a picture without a QR code has none', async () => {
    const png = await pngOf('x');
    const blank = Uint8Array.from(await QRCode.toBuffer('x', { scale: 4, color: { dark: '#ffffff', light: '#ffffff' } }));
    expect(imageSize(blank)).toEqual(imageSize(png));
    expect(await readImage(blank)).toMatchObject({ ok: false, error: { code: 'noQrFound' } });
  });
});
