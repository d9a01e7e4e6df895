import type { Pixels } from './face/pixels.ts';

const CLASSES = 64;
/** Pixels below which a class of lightness does not count. */
const FEWEST = 50;
/** In 8-bit steps of R - G and B - G; compression alone spreads a single hue by 2 to 5. */
const LEAST_SPREAD = 4;

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

/** Sums of R - G and B - G by lightness. */
function classesOf({ data }: Pixels): Class[] {
  const classes = Array.from({ length: CLASSES }, (): Class => ({ count: 0, sum: [0, 0], squares: 0 }));
  for (let i = 0; i + 2 < data.length; i += 3) {
    const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
    const one = classes[Math.floor(((0.299 * r + 0.587 * g + 0.114 * b) * CLASSES) / 256)]!;
    one.count += 1;
    one.sum[0] += r - g;
    one.sum[1] += b - g;
    one.squares += (r - g) ** 2 + (b - g) ** 2;
  }
  return classes;
}
