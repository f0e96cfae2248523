import { describe, expect, it } from 'vitest';
import { scaleOf, stepFrom, turned } from './zoom.ts';

const page = { width: 800, height: 1000 };
const frame = { width: 400, height: 250 };

describe('the zoom of a scan', () => {
  it('fits the width or the whole page, as it lies', () => {
    expect([scaleOf('width', page, frame), scaleOf('page', page, frame), scaleOf(2, page, frame)]).toEqual([0.5, 0.25, 2]);
    expect(scaleOf('width', turned(page, 90), frame)).toBe(0.4);
    expect(turned(page, 180)).toEqual(page);
  });

  it('goes in steps and stops at both ends', () => {
    expect([stepFrom(0.5, 1), stepFrom(0.5, -1), stepFrom(0.52, 1), stepFrom(0.52, -1)]).toEqual([0.67, 0.33, 0.67, 0.5]);
    expect([stepFrom(8, 1), stepFrom(0.1, -1)]).toEqual([8, 0.1]);
  });
});
