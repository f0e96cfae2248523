import { describe, expect, it } from 'vitest';
import { isAppAddress } from './app-origin.ts';

describe('an address of the app', () => {
  it.each(['app://office/', 'app://office/index.html?x=1#y', 'APP://office/index.html'])('is %s', (address) => {
    expect(isAppAddress(address)).toBe(true);
  });

  it.each([
    'app://office.evil/',
    'app://evil/office',
    'app://office@evil/',
    'app://office:80/',
    'app://user@office/',
    'https://office/',
    'file:///office',
    'javascript:app://office/',
    'app:office',
    'office',
    '',
  ])('is not %j', (address) => {
    expect(isAppAddress(address)).toBe(false);
  });
});
