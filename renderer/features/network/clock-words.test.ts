import { describe, expect, it } from 'vitest';
import { roughly } from './clock-words.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('by how much a clock is wrong', () => {
  it('is said in the largest unit of which there are two, whichever way it is wrong', () => {
    expect(roughly(6 * minute)).toEqual({ unit: 'minutes', count: 6 });
    expect(roughly(119 * minute)).toEqual({ unit: 'minutes', count: 119 });
    expect(roughly(-5.5 * hour)).toEqual({ unit: 'hours', count: 6 });
    expect(roughly(49 * hour)).toEqual({ unit: 'days', count: 2 });
    expect(roughly(-56 * 365.25 * 24 * hour)).toEqual({ unit: 'years', count: 56 });
  });
});
