export type PageSize = { readonly width: number; readonly height: number };
export type Rotation = 0 | 90 | 180 | 270;
export type Drawing = { readonly done: Promise<void>; readonly stop: () => void };

/** The pages of a paper, whatever it is kept as. Pages count from 1; sizes are in pixels of the screen at 100 %, unrotated. */
export type PageSource = {
  readonly pages: number;
  readonly sizeOf: (page: number) => Promise<PageSize>;
  /** Draws a page so that it is `width` device pixels wide as turned; the canvas takes the size that comes of it. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, shape: { readonly width: number; readonly rotation: Rotation }) => Drawing;
  readonly close: () => void;
};

/** The most that a canvas holds, in pixels; beyond it a page is drawn less sharp. */
export const mostCanvasPixels = 24_000_000;
