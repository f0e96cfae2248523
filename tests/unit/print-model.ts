import type { SealSymbol } from '../../main/core/seal/symbol.ts';

/** A grey picture; 0 is black ink, 1 is white paper. */
export type Grey = { readonly width: number; readonly height: number; readonly pixels: Float32Array };

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Random = () => number;

const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
/** Close enough to a normal distribution with a deviation of 1. */
const bell = (random: Random): number => (random() + random() + random() + random() - 2) * 1.73;

const picture = (width: number, height: number): Grey => ({ width, height, pixels: new Float32Array(width * height).fill(1) });

/** The symbol at 600 dpi with a finger's breadth of paper around it. */
export const drawAt600 = (symbol: SealSymbol): Grey => {
  const margin = 60;
  const dots = symbol.dotsPerModule;
  const side = (symbol.size + 8) * dots + 2 * margin;
  const drawn = picture(side, side);
  symbol.modules.forEach((dark, index) => {
    const left = margin + ((index % symbol.size) + 4) * dots;
    const top = margin + (Math.floor(index / symbol.size) + 4) * dots;
    for (let row = 0; dark && row < dots; row += 1) {
      drawn.pixels.fill(0, (top + row) * side + left, (top + row) * side + left + dots);
    }
  });
  return drawn;
};

/** Mean of three neighbours along each axis, as often as asked. */
const blur = (source: Grey, times: number): Grey => {
  let { pixels } = source;
  const { width, height } = source;
  for (let pass = 0; pass < times * 2; pass += 1) {
    const step = pass % 2 === 0 ? 1 : width;
    const next = Float32Array.from(pixels);
    for (let at = step; at < width * height - step; at += 1) {
      next[at] = ((pixels[at - step] ?? 1) + 2 * (pixels[at] ?? 1) + (pixels[at + step] ?? 1)) / 4;
    }
    pixels = next;
  }
  return { width, height, pixels };
};

/** Toner spreads, the drum's threshold drifts across the page, and specks fall where they should not. */
const print = (source: Grey, random: Random): Grey => {
  const soft = blur(source, 2);
  const threshold = between(random, 0.42, 0.56);
  const drift = between(random, -0.06, 0.06);
  const specks = between(random, 0.0002, 0.0015);
  const pixels = soft.pixels.map((value, at) => {
    if (random() < specks) return random() < 0.5 ? 0 : 1;
    return value + bell(random) * 0.05 > threshold + drift * ((at % soft.width) / soft.width - 0.5) ? 1 : 0;
  });
  return { ...soft, pixels };
};

const sample = ({ width, height, pixels }: Grey, x: number, y: number): number => {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 1;
  const at = top * width + left;
  const upper = (pixels[at] ?? 1) * (left + 1 - x) + (pixels[at + 1] ?? 1) * (x - left);
  const lower = (pixels[at + width] ?? 1) * (left + 1 - x) + (pixels[at + width + 1] ?? 1) * (x - left);
  return upper * (top + 1 - y) + lower * (y - top);
};

type View = { readonly scale: number; readonly angle: number; readonly skewX: number; readonly skewY: number };

/** Looks at a page turned by `angle` (radians), `scale` source pixels to one of the view, a little from the side. */
const view = (source: Grey, side: number, { scale, angle, skewX, skewY }: View): Grey => {
  const seen = picture(side, side);
  const [cosine, sine] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const middle = side / 2;
  for (let at = 0; at < side * side; at += 1) {
    const x = (at % side) - middle;
    const y = Math.floor(at / side) - middle;
    const depth = 1 + skewX * x + skewY * y;
    seen.pixels[at] = sample(source, source.width / 2 + (x * cosine - y * sine) / depth, source.height / 2 + (x * sine + y * cosine) / depth);
  }
  return seen;
};

/** One copy: scanned at 300 dpi, askew by up to 1.2 degrees and 1.5 %, with noise and contrast, printed again at 600 dpi. */
export const copy = (page: Grey, random: Random): Grey => {
  const half = Math.ceil(page.width / 2);
  const turn = { angle: between(random, -0.021, 0.021), scale: 2 * between(random, 0.985, 1.015), skewX: 0, skewY: 0 };
  const scanned = view(blur(page, 1), half, turn);
  const contrast = between(random, 0.85, 1.3);
  const light = between(random, -0.08, 0.08);
  const toned = scanned.pixels.map((value) => (value - 0.5) * contrast + 0.5 + light + bell(random) * 0.04);
  const again = view({ ...scanned, pixels: toned }, half * 2, { angle: 0, scale: 0.5, skewX: 0, skewY: 0 });
  return print(again, random);
};

/** A fresh print of the symbol. */
export const printOut = (symbol: SealSymbol, random: Random): Grey => print(drawAt600(symbol), random);

/** A telephone held over the paper: from the side, in uneven light, with the noise of a small sensor. */
export const photograph = (page: Grey, random: Random) => {
  const side = Math.round(between(random, 620, 900));
  const tilt = () => between(random, -0.0001, 0.0001);
  const seen = view(blur(page, 2), side, { scale: (page.width / side) * 1.05, angle: between(random, -0.3, 0.3), skewX: tilt(), skewY: tilt() });
  const shade = between(random, -0.25, 0.25);
  const data = new Uint8ClampedArray(side * side * 4);
  seen.pixels.forEach((value, at) => {
    const light = 0.8 + shade * ((at % side) / side - 0.5);
    const grey = (0.1 + 0.85 * value) * light * 255 + bell(random) * 8;
    data.fill(grey, at * 4, at * 4 + 3);
    data[at * 4 + 3] = 255;
  });
  return { data, width: side, height: side };
};
