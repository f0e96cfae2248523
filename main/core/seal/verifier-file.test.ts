import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifierFile } from './verifier-file.ts';

const page = readFileSync(new URL('../../../renderer/verify/page.html', import.meta.url), 'utf8');

describe('verifierFile', () => {
  it('puts the lists where the page looks for them, and changes nothing else', () => {
    const filled = verifierFile(page, { trustList: Uint8Array.of(255, 254, 0), statusLists: Uint8Array.of(1) });
    expect(filled).toContain('id="trust-list">//4A</script>');
    expect(filled).toContain('id="status-lists">AQ==</script>');
    expect(filled.replace('//4A', '').replace('AQ==', '')).toBe(page);
  });

  it('replaces lists that are in the page already', () => {
    const once = verifierFile(page, { trustList: new Uint8Array(100_000).fill(7) });
    expect(verifierFile(once, { trustList: Uint8Array.of(1) })).toBe(verifierFile(page, { trustList: Uint8Array.of(1) }));
  });

  it('refuses a text that is not the page', () => {
    expect(() => verifierFile('<html></html>', { trustList: Uint8Array.of(1) })).toThrow(TypeError);
  });
});
