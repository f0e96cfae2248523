import { describe, expect, it } from 'vitest';
import { previewNumber } from './number-preview.ts';
import { freshDraft } from './setup-draft.ts';

const draft = { ...freshDraft('in'), code: 'OF' };

describe('preview of a number template', () => {
  it('fills the office, the year and the first counter', () => {
    expect(previewNumber('{office}/{seq:3}/{yyyy}', draft, '2026-11-21')).toBe('OF/001/2026');
  });

  it('counts the financial year from April to March', () => {
    expect(previewNumber('{fy}', draft, '2026-03-31')).toBe('2025-26');
    expect(previewNumber('{fy}', draft, '2026-04-01')).toBe('2026-27');
  });
});
