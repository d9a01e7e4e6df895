import sharp, { type Sharp } from 'sharp';
import { type Affine, invert } from './face/warp.ts';
import type { Heatmap } from './inference.types.ts';
import { SKIN_CHANNEL } from './model-manifest.ts';
import type { ModelOutput } from './skin-model.ts';

type Size = { width: number; height: number };
type Colour = readonly [red: number, green: number, blue: number];

/** Color of each overlay, visible on every skin tone; the last is the default. */
const COLOURS: Record<string, Colour> = {
  OILINESS: [255, 214, 10],
  PORES: [0, 180, 255],
  REDNESS: [255, 30, 60],
  BLEMISHES: [214, 0, 255],
  SPOTS: [120, 60, 255],
  LINES: [0, 230, 160],
};
const OTHER: Colour = [0, 230, 230];
/** Opacity has few steps, so that an overlay is small and quick to write: 12 of 16, hence 192 at most. */
const ALPHA_STEP = 16;
const ALPHA_STEPS = 12;
/** Opacity of an overlay where the property is at full strength, 0..1. */
export const FULL_OPACITY = Math.round((100 * ALPHA_STEP * ALPHA_STEPS) / 255) / 100;
/** Long side of an overlay of a face in pixels. */
const LARGEST = 768;
/** Side length of a cell of the maps in an overlay of a face: finer shows nothing more and costs its square. */
const PIXELS_PER_CELL = 1.25;

const colourOf = (key: string): Colour => COLOURS[key] ?? OTHER;

/** Color of a metric's overlay as #rrggbb; the stronger the property, the more opaque. */
export const heatmapColour = (key: string): string =>
  `#${colourOf(key)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;

/**
 * Turns the heat maps of a close-up (0..1, one cell per 8 px of the model's input) into translucent overlays of half that
 * size.
 * @param keys metric key of each channel; the skin weight is not drawn
 */
export function drawOverlays(
  maps: ModelOutput['heatmaps'],
  keys: readonly string[],
  { width, height }: Size,
): Promise<Heatmap[]> {
  const { columns, rows } = maps;
  // Half the model's resolution: the maps are eight times coarser, and browsers enlarge smoothly.
  const step = Math.ceil(Math.max(width / columns, height / rows) / 2);
  const size = { width: Math.round(width / 2), height: Math.round(height / 2) };
  return draw(keys, async (channel, colour) => {
    const heat = maps.data.subarray(channel * columns * rows, (channel + 1) * columns * rows);
    return sharp(paint(heat, colour), { raw: { width: columns, height: rows, channels: 4 } })
      .resize(columns * step, rows * step, { kernel: 'cubic', fit: 'fill' })
      .extract({ left: 0, top: 0, ...size });
  });
}

/**
 * Turns the heat maps of an aligned face into translucent overlays of the whole photo, about as fine as the maps are there.
 * @param map from pixels of the frame to places of the photo; @param side of the frame
 */
export function drawFaceOverlays(
  maps: ModelOutput['heatmaps'],
  keys: readonly string[],
  map: Affine,
  photo: Size,
  side: number,
): Promise<Heatmap[]> {
  const { columns, rows } = maps;
  const cell = side / columns;
  const perCell = cell * Math.hypot(map[0], map[3]);
  const scale = Math.min(1, PIXELS_PER_CELL / perCell, LARGEST / Math.max(photo.width, photo.height));
  const size = {
    width: Math.max(1, Math.round(photo.width * scale)),
    height: Math.max(1, Math.round(photo.height * scale)),
  };
  const places = placesOf(map, size, photo, cell, columns, rows);
  return draw(keys, async (channel, colour) => {
    const from = maps.data.subarray(channel * columns * rows, (channel + 1) * columns * rows);
    const heat = new Float32Array(size.width * size.height);
    for (let i = 0; i < places.count; i++) {
      const first = places.first[i]!;
      const u = places.u[i]!;
      const v = places.v[i]!;
      const above = from[first]! * (1 - u) + from[first + 1]! * u;
      const below = from[first + columns]! * (1 - u) + from[first + columns + 1]! * u;
      heat[places.at[i]!] = above * (1 - v) + below * v;
    }
    return sharp(paint(heat, colour), { raw: { ...size, channels: 4 } });
  });
}

/** For every pixel of the overlay within the frame: the cell above and left of it, and how far it lies between cells. */
function placesOf(map: Affine, size: Size, photo: Size, cell: number, columns: number, rows: number) {
  const pixels = size.width * size.height;
  const at = new Int32Array(pixels);
  const first = new Int32Array(pixels);
  const u = new Float32Array(pixels);
  const v = new Float32Array(pixels);
  const across = photo.width / size.width;
  const down = photo.height / size.height;
  const [left0, top0] = invert(map, across / 2, down / 2);
  const [left1, top1] = invert(map, across * 1.5, down / 2);
  const [left2, top2] = invert(map, across / 2, down * 1.5);
  let count = 0;
  for (let y = 0, pixel = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, pixel++) {
      const i = (left0 + x * (left1 - left0) + y * (left2 - left0)) / cell - 0.5;
      const j = (top0 + x * (top1 - top0) + y * (top2 - top0)) / cell - 0.5;
      const left = Math.floor(i);
      const top = Math.floor(j);
      if (left < 0 || top < 0 || left > columns - 2 || top > rows - 2) continue;
      at[count] = pixel;
      first[count] = top * columns + left;
      u[count] = i - left;
      v[count] = j - top;
      count += 1;
    }
  }
  return { count, at, first, u, v };
}

function draw(
  keys: readonly string[],
  picture: (channel: number, colour: Colour) => Promise<Sharp>,
): Promise<Heatmap[]> {
  const drawn = keys.flatMap((key, channel) => (key === SKIN_CHANNEL ? [] : [{ key, channel }]));
  return Promise.all(
    drawn.map(async ({ key, channel }) => {
      const overlay = await picture(channel, colourOf(key));
      return { key, image: await overlay.webp({ lossless: true, effort: 0 }).toBuffer() };
    }),
  );
}

/** Pixels of one color, the more opaque the higher the value, 0..1. */
function paint(heat: Float32Array, [r, g, b]: Colour): Buffer {
  const byStep = Buffer.from(new ArrayBuffer(4 * (ALPHA_STEPS + 1)));
  for (let step = 1; step <= ALPHA_STEPS; step++) byStep.set([r, g, b, step * ALPHA_STEP], 4 * step);
  const pixelOf = new Uint32Array(byStep.buffer, byStep.byteOffset, ALPHA_STEPS + 1);
  const pixels = new Uint32Array(heat.length);
  for (let i = 0; i < heat.length; i++) {
    pixels[i] = pixelOf[Math.round(Math.min(1, Math.max(0, heat[i]!)) * ALPHA_STEPS)]!;
  }
  return Buffer.from(pixels.buffer);
}
