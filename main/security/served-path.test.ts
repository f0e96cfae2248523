import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { servedPath, type ServedRoot } from './served-path.ts';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'daftar-served-')));
const root = join(place, 'root');
mkdirSync(join(root, 'assets'), { recursive: true });
mkdirSync(join(place, 'fonts'));
mkdirSync(join(place, 'root-beside'));
writeFileSync(join(root, 'index.html'), '');
writeFileSync(join(root, '.hidden'), '');
writeFileSync(join(root, 'assets', 'app-Bk3_x.js'), '');
writeFileSync(join(place, 'fonts', 'fonts.css'), '');
writeFileSync(join(place, 'secret.txt'), '');
writeFileSync(join(place, 'root-beside', 'secret.txt'), '');
symlinkSync(join(place, 'secret.txt'), join(root, 'link.txt'));
symlinkSync(place, join(root, 'up'));

const roots: readonly ServedRoot[] = [
  { prefix: '/', folder: root },
  { prefix: '/fonts/', folder: join(place, 'fonts') },
];

describe('the file behind an address', () => {
  it.each([
    ['/index.html', join(root, 'index.html')],
    ['/assets/app-Bk3_x.js', join(root, 'assets', 'app-Bk3_x.js')],
    ['/fonts/fonts.css', join(place, 'fonts', 'fonts.css')],
  ])('is found for %s', (address, file) => {
    expect(servedPath(address, roots)).toBe(file);
  });

  it.each([
    '/../secret.txt',
    '/..',
    '/./index.html',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2E%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '//secret.txt',
    '/%00index.html',
    '/index.html%00.txt',
    '/C:/Windows/win.ini',
    '/C%3A%5CWindows%5Cwin.ini',
    '\\\\server\\share\\secret.txt',
    '/%5c%5cserver%5cshare%5csecret.txt',
    '/link.txt',
    '/up/secret.txt',
    '/../root-beside/secret.txt',
    '/.hidden',
    '/index.html.',
    '/index.html::$DATA',
    '/%',
    '/%zz',
    '/assets',
    '/assets/',
    '/',
    '',
    'index.html',
    '/missing.html',
  ])('is refused for %j', (address) => {
    const file = servedPath(address, roots);
    expect(file === undefined || file === join(root, 'assets')).toBe(true);
  });

  it('never lies outside the served folders, whatever the address', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '..%2f', 'up', 'link.txt', 'secret.txt', 'assets', '\\', '%5c', 'root-beside'), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = servedPath(`/${parts.join('/')}`, roots);
        expect(file === undefined || file.startsWith(`${root}/`) || file.startsWith(`${join(place, 'fonts')}/`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
