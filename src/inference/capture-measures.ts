import sharp from 'sharp';
import type { Pixels } from './face/pixels.ts';
import type { CaptureMeasures } from './inference.types.ts';

const MEASURED_LONG_SIDE = 384;

/**
 * Light and focus of a photo, taken from its decoded pixels.
 * @param pixels the photo, possibly shrunk on load; @param original its size before shrinking
 */
export async function measureCapture(
  pixels: Pixels,
  original: { width: number; height: number },
): Promise<CaptureMeasures> {
  const { data, info } = await sharp(pixels.data, {
    raw: { width: pixels.width, height: pixels.height, channels: 3 },
  })
    .resize(MEASURED_LONG_SIDE, MEASURED_LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });

  const count = info.width * info.height;
  const grey = new Float32Array(count);
  const dark = { everywhere: 0, middle: 0 };
  const overexposed = { everywhere: 0, middle: 0 };
  let inMiddle = 0;
  let total = 0;
  for (let y = 0, i = 0; y < info.height; y++) {
    const isMiddleRow = isInMiddle(y, info.height);
    for (let x = 0; x < info.width; x++, i++) {
      const r = data[3 * i]!;
      const g = data[3 * i + 1]!;
      const b = data[3 * i + 2]!;
      const luma = 0.299 * r + 0.587 * g + 0.114 * b;
      grey[i] = luma;
      total += luma;
      const isMiddle = isMiddleRow && isInMiddle(x, info.width) ? 1 : 0;
      inMiddle += isMiddle;
      if (luma < 0.08 * 255) {
        dark.everywhere += 1;
        dark.middle += isMiddle;
      } else if (luma >= 0.9 * 255 && Math.max(r, g, b) >= 0.98 * 255) {
        overexposed.everywhere += 1;
        overexposed.middle += isMiddle;
      }
    }
  }
  const shareOf = ({ everywhere, middle }: typeof dark) =>
    round(Math.min(everywhere / count, middle / inMiddle));
  return {
    width: original.width,
    height: original.height,
    darkShare: shareOf(dark),
    overexposedShare: shareOf(overexposed),
    sharpness: round(laplacianVariance(grey, info.width, info.height)),
    brightness: round(total / count / 255),
  };
}

/** The middle half of each side, where the subject is; this excludes the background. */
const isInMiddle = (at: number, length: number) => at >= length / 4 && at < (3 * length) / 4;

/** Variance of the 4-neighbor Laplacian over the inner pixels (Pech-Pacheco 2000). */
function laplacianVariance(grey: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const value = grey[i - 1]! + grey[i + 1]! + grey[i - width]! + grey[i + width]! - 4 * grey[i]!;
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return Math.max(0, squares / count - (sum / count) ** 2);
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;
