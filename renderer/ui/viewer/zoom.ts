import type { PageSize, Rotation } from './page-source.ts';

/** `width` and `page` follow the window; a number is a share of the natural size. */
export type Zoom = 'width' | 'page' | number;

const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3, 4, 6, 8] as const;

/** A small picture is not blown up to fill the frame. */
const largestFit = 4;

/** A page as it lies after turning. */
export function turned({ width, height }: PageSize, rotation: Rotation): PageSize {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The share of its natural size at which a page is shown in a frame of this size. */
export function scaleOf(zoom: Zoom, page: PageSize, frame: PageSize): number {
  if (typeof zoom === 'number') return zoom;
  const width = Math.min(largestFit, Math.max(40, frame.width) / page.width);
  return zoom === 'width' ? width : Math.min(width, Math.max(40, frame.height) / page.height);
}

/** The next larger or smaller step from where the zoom stands. */
export function stepFrom(scale: number, direction: 1 | -1): number {
  const found = direction === 1 ? steps.find((step) => step > scale * 1.01) : steps.findLast((step) => step < scale * 0.99);
  return found ?? scale;
}
