import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ shell: {} }));
const { isOpenableFile } = await import('./written-files.ts');

describe('a file that may be opened with its program', () => {
  const written = new Set(['/home/desk/letter.pdf', '/home/desk/run.desktop', '/home/desk/run.exe']);

  it('was written in this sitting and is of a harmless kind', () => {
    expect(isOpenableFile('/home/desk/letter.pdf', written)).toBe(true);
  });

  it.each(['/home/desk/other.pdf', '/home/desk/run.desktop', '/home/desk/run.exe', '/home/desk/../desk/letter.pdf', 'letter.pdf', ''])('is not %j', (file) => {
    expect(isOpenableFile(file, written)).toBe(false);
  });
});
