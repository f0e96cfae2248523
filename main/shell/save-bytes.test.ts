import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveBytes, saveProblem } from './save-bytes.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'daftar-save-'));
const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('saving a file', () => {
  it('replaces a file of that name and leaves nothing beside it', async () => {
    const place = folder();
    writeFileSync(join(place, 'letter.pdf'), 'old');
    await saveBytes(join(place, 'letter.pdf'), new TextEncoder().encode('new'));
    expect(readdirSync(place)).toEqual(['letter.pdf']);
    expect(readFileSync(join(place, 'letter.pdf'), 'utf8')).toBe('new');
  });

  it('leaves nothing behind when the file cannot be put in its place', async () => {
    const place = folder();
    mkdirSync(join(place, 'letter.pdf', 'inside'), { recursive: true });
    await expect(saveBytes(join(place, 'letter.pdf'), new Uint8Array(1))).rejects.toThrow('letter.pdf');
    expect(readdirSync(place)).toEqual(['letter.pdf']);
  });

  it.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EROFS', 'readOnly'],
    ['EACCES', 'readOnly'],
    ['EPERM', 'readOnly'],
  ])('names the reason for %s as %s', (system, code) => {
    expect(saveProblem(systemError(system))).toMatchObject({ code });
  });
});
