import { homedir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { redacted } from './redacted.ts';

describe('a line of the log', () => {
  it.each([
    ['{"pin":"483920"}', '483920'],
    ['pin=483920', '483920'],
    ['Password: hunter2', 'hunter2'],
    ['-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----', 'MC4CAQAwBQYDK2Vw'],
    ['token 0123456789abcdefghijABCDEFGHIJ0123456789abcdefghij', '0123456789abcdefghijABCDEFGHIJ'],
    [`${homedir()}/office/desk.sqlite`, homedir()],
  ])('keeps no secret of %j', (line, secret) => {
    expect(redacted(line)).not.toContain(secret);
  });

  it('keeps what helps', () => {
    expect(redacted('core stopped, next start in 400 ms')).toBe('core stopped, next start in 400 ms');
  });
});
