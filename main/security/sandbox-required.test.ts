import { describe, expect, it } from 'vitest';
import { sandboxIsMissing } from './sandbox-required.ts';

const shipped = { packaged: true, withoutSandbox: true, userId: 1000, env: {} };

describe('a start without the sandbox', () => {
  it.each([
    ['a shipped app', shipped, true],
    ['a shipped app, as root', { ...shipped, userId: 0 }, true],
    ['a shipped app that only claims to be tested', { ...shipped, env: { DAFTAR_TEST: '1' } }, true],
    ['a shipped app on Windows', { ...shipped, userId: undefined }, true],
    ['a packaged app in our tests, as root', { ...shipped, userId: 0, env: { DAFTAR_TEST: '1' } }, false],
    ['a checkout', { ...shipped, packaged: false }, false],
    ['a shipped app with its sandbox', { ...shipped, withoutSandbox: false }, false],
  ])('of %s is refused or not', (_title, start, refused) => {
    expect(sandboxIsMissing(start)).toBe(refused);
  });
});
