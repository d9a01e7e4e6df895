import sharp from 'sharp';
import type { Heatmap } from './inference.types.ts';
import { SKIN_CHANNEL } from './model-manifest.ts';
import type { ModelOutput } from './skin-model.ts';

/** Color of each overlay, visible on every skin tone; the last is the default. */
const COLOURS: Record<string, readonly [number, number, number]> = {
  OILINESS: [255, 214, 10],
  PORES: [0, 180, 255],
  REDNESS: [255, 30, 60],
  BLEMISHES: [214, 0, 255],
  SPOTS: [120, 60, 255],
  LINES: [0, 230, 160],
};
const OTHER = [0, 230, 230] as const;
const STRONGEST_ALPHA = 190;

/**
 * Turns the model's heat maps (0..1, one cell per 8 px) into translucent overlays of half the model's input size.
 * @param keys metric key of each channel; the skin weight is not drawn
 */
export function drawOverlays(output: ModelOutput, keys: readonly string[]): Promise<Heatmap[]> {
  const drawn = keys.flatMap((key, channel) => (key === SKIN_CHANNEL ? [] : [{ key, channel }]));
  return Promise.all(
    drawn.map(async ({ key, channel }) => ({
      key,
      image: await drawOverlay(output, channel, COLOURS[key] ?? OTHER),
    })),
  );
}

function drawOverlay(
  { heatmaps: { data, columns, rows }, width, height }: ModelOutput,
  channel: number,
  [r, g, b]: readonly [number, number, number],
): Promise<Buffer> {
  const cells = columns * rows;
  const rgba = Buffer.allocUnsafe(cells * 4);
  for (let i = 0; i < cells; i++) {
    const heat = Math.min(1, Math.max(0, data[channel * cells + i]!));
    rgba.writeUInt32BE(((r << 24) | (g << 16) | (b << 8) | Math.round(heat * STRONGEST_ALPHA)) >>> 0, 4 * i);
  }
  // Half the model's resolution: the maps are eight times coarser, and browsers enlarge smoothly.
  const step = Math.ceil(Math.max(width / columns, height / rows) / 2);
  return sharp(rgba, { raw: { width: columns, height: rows, channels: 4 } })
    .resize(columns * step, rows * step, { kernel: 'cubic', fit: 'fill' })
    .extract({ left: 0, top: 0, width: Math.round(width / 2), height: Math.round(height / 2) })
    .webp({ quality: 60, alphaQuality: 60, effort: 0 })
    .toBuffer();
}
