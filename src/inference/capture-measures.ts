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
  const everywhere = { dark: 0, overexposed: 0, count };
  const middle = { dark: 0, overexposed: 0, count: 0 };
  let total = 0;
  for (let i = 0; i < count; i++) {
    const r = data[3 * i]!;
    const g = data[3 * i + 1]!;
    const b = data[3 * i + 2]!;
    const luma = 0.299 * r + 0.587 * g + 0.114 * b;
    grey[i] = luma;
    total += luma;
    const inMiddle =
      isInMiddle(i % info.width, info.width) && isInMiddle(Math.floor(i / info.width), info.height);
    for (const area of inMiddle ? [everywhere, middle] : [everywhere]) {
      if (luma < 0.08 * 255) area.dark += 1;
      if (luma >= 0.9 * 255 && Math.max(r, g, b) >= 0.98 * 255) area.overexposed += 1;
    }
    if (inMiddle) middle.count += 1;
  }
  return {
    width: original.width,
    height: original.height,
    darkShare: round(Math.min(everywhere.dark / everywhere.count, middle.dark / middle.count)),
    overexposedShare: round(
      Math.min(everywhere.overexposed / everywhere.count, middle.overexposed / middle.count),
    ),
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
