import { describe, expect, it } from 'vitest';
import { isSupportedElectron } from './electron-support.ts';

describe('an Electron that still gets corrections', () => {
  it.each([
    ['45.4.1', true],
    ['43.0.0', true],
    ['42.9.9', false],
    ['33.2.1', false],
    ['', false],
  ])('%s: %s', (version, supported) => {
    expect(isSupportedElectron(version)).toBe(supported);
  });
});
