import type { Pixels } from './face/pixels.ts';

const CLASSES = 64;
/** Pixels below which a class of lightness does not count. */
const FEWEST = 50;
/** In 8-bit steps of R - G and B - G at half of the lightness or above; compression alone spreads a single hue by 2 to 5. */
const LEAST_SPREAD = 4;
/** In dim light the differences of colors shrink with the lightness; below this share of the half they are noise. */
const DARKEST = 0.5;

interface Class {
  count: number;
  sum: [number, number];
  squares: number;
}

/** Whether every pixel is gray, or nearly so. */
export function isGray(pixels: Pixels): boolean {
  const classes = classesOf(pixels);
  const squares = classes.reduce((sum, one) => sum + one.squares, 0);
  return squares <= LEAST_SPREAD ** 2 * classes.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Whether there is one hue for each lightness: a black-and-white photo, tinted or not. In a color photo, pixels of one
 * lightness differ in hue.
 */
export function isMonochrome(pixels: Pixels): boolean {
  const classes = classesOf(pixels).filter(({ count }) => count >= FEWEST);
  const within = classes.reduce((sum, one) => sum + one.squares - Math.hypot(...one.sum) ** 2 / one.count, 0);
  return within <= LEAST_SPREAD ** 2 * classes.reduce((sum, { count }) => sum + count, 0);
}

/** Sums of R - G and B - G by lightness, as they would be at half of it. */
function classesOf({ data }: Pixels): Class[] {
  const classes = Array.from({ length: CLASSES }, (): Class => ({ count: 0, sum: [0, 0], squares: 0 }));
  for (let i = 0; i + 2 < data.length; i += 3) {
    const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
    const at = Math.floor(((0.299 * r + 0.587 * g + 0.114 * b) * CLASSES) / 256);
    const scale = Math.min(1, Math.max(DARKEST, (2 * (at + 0.5)) / CLASSES));
    const [red, blue] = [(r - g) / scale, (b - g) / scale];
    const one = classes[at]!;
    one.count += 1;
    one.sum[0] += red;
    one.sum[1] += blue;
    one.squares += red ** 2 + blue ** 2;
  }
  return classes;
}
