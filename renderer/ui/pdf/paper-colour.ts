/** Makes a canvas white: an opaque one is black until its page is drawn. */
export function paper(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
}
