import { describe, expect, it } from 'vitest';
import { importsOf, reachedFrom, sourceFiles } from '../support/source-files.ts';

const files = sourceFiles(['main/core', 'renderer/verify']);
const reached = reachedFrom('renderer/verify/main.ts', files);
const imports = files.filter(({ path }) => reached.has(path)).flatMap(importsOf).filter(({ typeOnly }) => !typeOnly);

describe('what the public page is made of', () => {
  it('includes the judge of the core', () => {
    expect([...reached]).toContain('main/core/seal/verdict.ts');
  });

  it('runs in a browser: no module of Node, no Buffer', () => {
    expect(imports.filter(({ to }) => to.startsWith('node:'))).toEqual([]);
    expect(files.filter(({ path, text }) => reached.has(path) && /\bBuffer\b/u.test(text.replace(/\/\*[\s\S]*?\*\//gu, '')))).toEqual([]);
  });

  it('holds no secret-key code and no screens of the office', () => {
    expect([...reached].filter((path) => /private-key|sign-status-list|renderer\/features/u.test(path))).toEqual([]);
  });
});
