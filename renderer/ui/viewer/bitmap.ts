import { mostCanvasPixels, type PageSize, type Rotation } from './page-source.ts';

/** The most that is kept of a picture, in pixels: A4 at 600 dots an inch has 35 million. */
const mostKeptPixels = 36_000_000;

/** A picture that is not larger than what may be kept; the one given is closed when it has to be made smaller. */
export async function withinLimit(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = Math.sqrt(mostKeptPixels / (bitmap.width * bitmap.height));
  if (scale >= 1) return bitmap;
  const smaller = await createImageBitmap(bitmap, { resizeWidth: Math.floor(bitmap.width * scale), resizeHeight: Math.floor(bitmap.height * scale), resizeQuality: 'medium' });
  bitmap.close();
  return smaller;
}

/** Scans have about 200 dots to the inch, the screen 96. */
export const sizeOnScreen = ({ width, height }: PageSize): PageSize => ({ width: width / 2, height: height / 2 });

/** Draws a picture turned, `width` pixels wide as turned. */
export function drawBitmap(bitmap: ImageBitmap, canvas: HTMLCanvasElement, { width, rotation }: { readonly width: number; readonly rotation: Rotation }): void {
  const lying = rotation % 180 !== 0;
  const [across, down] = lying ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
  const scale = Math.min(width / across, Math.sqrt(mostCanvasPixels / (across * down)));
  canvas.width = Math.max(1, Math.floor(across * scale));
  canvas.height = Math.max(1, Math.floor(down * scale));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((rotation * Math.PI) / 180);
  context.scale(scale, scale);
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
}
