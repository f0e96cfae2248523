import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveBytes } from './save-bytes.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'daftar-save-'));

describe('saving a file', () => {
  it('replaces a file of that name and leaves nothing beside it', async () => {
    const place = folder();
    writeFileSync(join(place, 'letter.pdf'), 'old');
    await saveBytes(join(place, 'letter.pdf'), new TextEncoder().encode('new'));
    expect(readdirSync(place)).toEqual(['letter.pdf']);
    expect(readFileSync(join(place, 'letter.pdf'), 'utf8')).toBe('new');
  });

  it('says that the disk is full', async () => {
    await expect(saveBytes('/dev/full', new Uint8Array(1))).rejects.toThrow();
    await expect(saveBytes('/proc/letter.pdf', new Uint8Array(1))).rejects.toThrow();
  });
});
