import { describe, expect, it } from 'vitest';
import { isScan, readMail, writtenOn } from './read-mail.ts';

const today = '2026-11-21';
const bytesOf = (lines: readonly string[]): ArrayBuffer => new TextEncoder().encode(lines.join('\r\n')).buffer;
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

const multipart = [
  'From: =?utf-8?B?2LbZhNi5INqp2YjZhtiz2YQ=?= <clerk@example.invalid>',
  'To: Office <office@example.invalid>, second@example.invalid',
  'Subject: =?utf-8?B?2q/ZhNuM2YjauiDaqduMINix2YjYtNmG24w=?=',
  'Date: Wed, 18 Nov 2026 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Please see the estimate.',
  '--b',
  'Content-Type: application/octet-stream; name="estimate.pdf"',
  'Content-Disposition: attachment; filename="estimate.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  base64('%PDF-1.4 %%EOF'),
  '--b',
  'Content-Type: application/pdf; name="figures.pdf"',
  'Content-Disposition: attachment; filename="figures.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  base64('PK no pdf at all'),
  '--b--',
  '',
];

describe('an e-mail', () => {
  it('gives its sender, subject, day, text and what can be kept, and names the rest', async () => {
    const read = await readMail(bytesOf(multipart), today);
    expect(read?.page).toMatchObject({
      name: 'ضلع کونسل',
      address: 'clerk@example.invalid',
      subject: 'گلیوں کی روشنی',
      to: 'office@example.invalid, second@example.invalid',
      date: 'Wed, 18 Nov 2026 10:00:00 +0000',
      attachments: ['estimate.pdf'],
      notTaken: ['figures.pdf'],
      language: 'ur',
    });
    expect(read?.page.text.trim()).toBe('Please see the estimate.');
    expect(read?.writtenOn).toBe('2026-11-18');
    expect(read?.files.map(({ name }) => name)).toEqual(['estimate.pdf']);
  });

  it('of HTML alone gives its words without markup or script', async () => {
    const read = await readMail(bytesOf(['From: a@example.invalid', 'Subject: x', 'Content-Type: text/html', '', '<p>Street <b>lights</b></p><script>steal()</script><img src="https://example.invalid/p.png">']), today);
    expect(read?.page.text).toContain('lights');
    expect(read?.page.text).not.toMatch(/<|steal\(\)/);
    expect(read?.files).toEqual([]);
  });

  it('is cut to what a line holds', async () => {
    const read = await readMail(bytesOf([`From: ${'n'.repeat(900)} <a@example.invalid>`, `Subject: ${'s'.repeat(5000)}`, '', 'x'.repeat(300_000)]), today);
    expect(read?.page.subject).toHaveLength(300);
    expect(read?.page.name.length).toBeLessThanOrEqual(300);
    expect(read?.page.text).toHaveLength(200_000);
  });

  it('is none without sender and subject, or nested or headed beyond reason', async () => {
    expect(await readMail(bytesOf(['%PDF-1.4', 'no mail']), today)).toBeNull();
    expect(await readMail(bytesOf(['Subject: x', `X-Long: ${'a'.repeat(400_000)}`, '', 'x']), today)).toBeNull();
    const nested = Array.from({ length: 60 }, (_, depth) => [`Content-Type: multipart/mixed; boundary="n${depth}"`, '', `--n${depth}`]).flat();
    expect(await readMail(bytesOf(['Subject: x', ...nested, 'Content-Type: text/plain', '', 'deep']), today)).toBeNull();
  });

  it('has a day only when it says one that has come', () => {
    expect(writtenOn('2026-11-18T10:00:00.000Z', today)).toBe('2026-11-18');
    expect(writtenOn('2031-01-01T00:00:00.000Z', today)).toBeNull();
    expect(writtenOn('yesterday', today)).toBeNull();
    expect(writtenOn(undefined, today)).toBeNull();
  });

  it('brings as scans what is a PDF or picture by its first bytes', () => {
    expect(isScan(new TextEncoder().encode('%PDF-1.7'))).toBe(true);
    expect(isScan(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe(true);
    expect(isScan(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe(true);
    expect(isScan(new TextEncoder().encode('RIFF1234WEBP'))).toBe(true);
    expect(isScan(new TextEncoder().encode('MZ'))).toBe(false);
    expect(isScan(new Uint8Array())).toBe(false);
  });
});
