import { describe, expect, it } from 'vitest';
import { encodingFor, hasAlready } from './rules.ts';

describe('what a browser is sent', () => {
  const both = { br: true, gzip: true };
  it('is packed as it asked, brotli first, and never as it did not ask', () => {
    expect(encodingFor('gzip, deflate, br', both)).toBe('br');
    expect(encodingFor('gzip, br;q=0', both)).toBe('gzip');
    expect(encodingFor('gzip', { br: true, gzip: false })).toBeNull();
    expect(encodingFor('br;q=0.0, identity', both)).toBeNull();
    expect(encodingFor(undefined, both)).toBeNull();
  });

  it('is nothing where it has the same already', () => {
    expect(hasAlready('"a", W/"b"', '"b"')).toBe(true);
    expect(hasAlready('*', '"b"')).toBe(true);
    expect(hasAlready('"a"', '"b"')).toBe(false);
    expect(hasAlready(undefined, '"b"')).toBe(false);
  });
});
