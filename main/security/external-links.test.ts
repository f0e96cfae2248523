import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ shell: {} }));
const { isOpenableFile, openableLink } = await import('./external-links.ts');

const hosts = ['verify.example.gov.pk'];

describe('a link that may be opened in the browser', () => {
  it('is https to a host on the list', () => {
    expect(openableLink('https://verify.example.gov.pk/s?t=1', hosts)).toBe('https://verify.example.gov.pk/s?t=1');
    expect(openableLink('HTTPS://VERIFY.EXAMPLE.GOV.PK/', hosts)).toBe('https://verify.example.gov.pk/');
  });

  it.each([
    'http://verify.example.gov.pk/',
    'https://verify.example.gov.pk.evil.example/',
    'https://evil.example/?verify.example.gov.pk',
    'https://verify.example.gov.pk@evil.example/',
    'https://user:word@verify.example.gov.pk/',
    'https://verify.example.gov.pk:8443/',
    'https://evil.example#verify.example.gov.pk',
    'https://evil.example\\@verify.example.gov.pk/',
    'https://xn--verfy-q4a.example.gov.pk/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://verify.example.gov.pk/share',
    'ms-msdt:/id',
    '\\\\verify.example.gov.pk\\share',
    'verify.example.gov.pk',
    '',
  ])('is not %j', (address) => {
    expect(openableLink(address, hosts)).toBeUndefined();
  });
});

describe('a file that may be opened with its program', () => {
  const written = new Set(['/home/desk/letter.pdf', '/home/desk/run.desktop', '/home/desk/run.exe']);

  it('was written in this sitting and is of a harmless kind', () => {
    expect(isOpenableFile('/home/desk/letter.pdf', written)).toBe(true);
  });

  it.each(['/home/desk/other.pdf', '/home/desk/run.desktop', '/home/desk/run.exe', '/home/desk/../desk/letter.pdf', 'letter.pdf', ''])('is not %j', (file) => {
    expect(isOpenableFile(file, written)).toBe(false);
  });
});
