import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { ObservedCloseUp, ObservedFace } from '../../src/inference/observe-photo.ts';

/** How what is measured of a face agrees with a mask of skin, inside the oval without eyes, brows, lips and nostrils. */
export interface FaceMask {
  /** Share of what is measured that is skin. */
  precision: number;
  /** Share of the skin that is measured. */
  recall: number;
}

/** Weights from which a place counts as measured: the border of the skin is soft, so that it counts little, or mostly. */
export const LEAST_WEIGHTS = [0.1, 0.5] as const;

/** Of a face, or the overlap of a close-up. */
export const compareMask = async (observed: ObservedFace | ObservedCloseUp, skin: number, mask: string) =>
  observed.seen
    ? { faceMasks: await compareFaceMask(observed, skin, mask) }
    : { iou: await overlap(observed, skin, mask) };

/** @param channel of the heat maps that holds the skin weight; @returns one for each of `LEAST_WEIGHTS` */
async function compareFaceMask(
  { aligned, output, photo: { width, height } }: ObservedFace,
  channel: number,
  maskFile: string,
): Promise<FaceMask[]> {
  const wanted = await readMask(maskFile, width, height);
  const { data, columns, rows } = output.heatmaps;
  const weights = data.subarray(channel * columns * rows, (channel + 1) * columns * rows);
  const [a, b, c, d, e, f] = aligned.map;
  const isSkin = Array.from(weights, (_, i) => {
    const u = 2 * (i % columns) + 1;
    const v = 2 * Math.floor(i / columns) + 1;
    const x = Math.min(width - 1, Math.floor(a * u + b * v + c));
    const y = Math.min(height - 1, Math.floor(d * u + e * v + f));
    return aligned.face[i] === 1 && wanted[y * width + x]! >= 128;
  });
  const skin = isSkin.filter(Boolean).length;
  return LEAST_WEIGHTS.map((least) => {
    const measured = weights.filter((weight) => weight >= least).length;
    const both = weights.filter((weight, i) => weight >= least && isSkin[i]).length;
    return { precision: both / Math.max(1, measured), recall: both / Math.max(1, skin) };
  });
}

/** Both at the model's resolution, thresholded at 0.5. */
async function overlap(
  { output: { heatmaps }, pixels: { width, height } }: ObservedCloseUp,
  channel: number,
  maskFile: string,
): Promise<number> {
  const { data, columns, rows } = heatmaps;
  const cells = Uint8Array.from({ length: columns * rows }, (_, i) =>
    Math.round(255 * Math.min(1, Math.max(0, data[channel * columns * rows + i]!))),
  );
  const found = await sharp(cells, { raw: { width: columns, height: rows, channels: 1 } })
    .resize(columns * 8, rows * 8, { kernel: 'linear', fit: 'fill' })
    .extract({ left: 0, top: 0, width, height })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const wanted = await readMask(maskFile, width, height);
  let both = 0;
  let either = 0;
  for (let i = 0; i < found.length; i++) {
    const a = found[i]! >= 128;
    const b = wanted[i]! >= 128;
    if (a && b) both += 1;
    if (a || b) either += 1;
  }
  return either === 0 ? 1 : both / either;
}

const readMask = (file: string, width: number, height: number): Promise<Buffer> =>
  sharp(readFileSync(file))
    .flatten()
    .resize(width, height, { kernel: 'nearest', fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
