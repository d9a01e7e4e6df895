import sharp from 'sharp';
import { type Affine, sampling } from './face/warp.ts';
import { encodeIndexed } from './indexed-png.ts';
import type { Heatmap } from './inference.types.ts';
import { SKIN_CHANNEL } from './manifest/model-manifest.ts';
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
/** Opacity has few steps, so that a pixel of an overlay takes four bits: 12 of 16, hence 192 at most. */
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
  return Promise.all(
    channelsOf(keys).map(async ({ key, channel }) => {
      const bytes = Buffer.alloc(columns * rows);
      for (let i = 0; i < bytes.length; i++) bytes[i] = 255 * maps.data[channel * bytes.length + i]! + 0.5;
      const { data, info } = await sharp(bytes, { raw: { width: columns, height: rows, channels: 1 } })
        .resize(columns * step, rows * step, { kernel: 'cubic', fit: 'fill' })
        .extract({ left: 0, top: 0, ...size })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const indices = new Uint8Array(size.width * size.height);
      for (let i = 0; i < indices.length; i++) indices[i] = stepOf(data[i * info.channels]! / 255);
      return picture(key, size, indices);
    }),
  );
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
): Heatmap[] {
  const { columns, rows } = maps;
  const cell = side / columns;
  const perCell = cell * Math.hypot(map[0], map[3]);
  const scale = Math.min(1, PIXELS_PER_CELL / perCell, LARGEST / Math.max(photo.width, photo.height));
  const size = {
    width: Math.max(1, Math.round(photo.width * scale)),
    height: Math.max(1, Math.round(photo.height * scale)),
  };
  const planeOf = (channel: number) =>
    maps.data.subarray(channel * columns * rows, (channel + 1) * columns * rows);
  const skin = keys.indexOf(SKIN_CHANNEL);
  const places = placesOf(map, size, photo, cell, { columns, rows }, skin < 0 ? undefined : planeOf(skin));
  return channelsOf(keys).map(({ key, channel }) => {
    const indices = new Uint8Array(size.width * size.height);
    paint(planeOf(channel), columns, places, indices);
    return picture(key, size, indices);
  });
}

interface Places {
  count: number;
  /** Pixels of the overlay. */
  at: Int32Array;
  /** The cell above and left of each. */
  first: Int32Array;
  /** How far it lies between cells. */
  u: Float32Array;
  v: Float32Array;
}

/** The pixels of the overlay within the frame. @param skin if given, only where a cell around is above 0 */
function placesOf(
  map: Affine,
  size: Size,
  photo: Size,
  cell: number,
  { columns, rows }: { columns: number; rows: number },
  skin: Float32Array | undefined,
): Places {
  const pixels = size.width * size.height;
  const at = new Int32Array(pixels);
  const first = new Int32Array(pixels);
  const u = new Float32Array(pixels);
  const v = new Float32Array(pixels);
  const across = photo.width / size.width;
  const down = photo.height / size.height;
  const frameAt = sampling(map, across, down);
  let count = 0;
  for (let y = 0, pixel = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, pixel++) {
      const i = frameAt.left(x, y) / cell - 0.5;
      const j = frameAt.top(x, y) / cell - 0.5;
      if (i < 0 || j < 0 || i >= columns - 1 || j >= rows - 1) continue;
      const left = Math.trunc(i);
      const top = Math.trunc(j);
      const corner = top * columns + left;
      if (skin && !isAnyAbove(skin, corner, columns)) continue;
      at[count] = pixel;
      first[count] = corner;
      u[count] = i - left;
      v[count] = j - top;
      count += 1;
    }
  }
  return { count, at, first, u, v };
}

const isAnyAbove = (plane: Float32Array, corner: number, columns: number): boolean =>
  plane[corner]! + plane[corner + 1]! + plane[corner + columns]! + plane[corner + columns + 1]! > 0;

/** Sets the step of the opacity at each place, linear between the cells. */
function paint(
  plane: Float32Array,
  columns: number,
  { count, at, first, u, v }: Places,
  indices: Uint8Array,
): void {
  for (let i = 0; i < count; i++) {
    const corner = first[i]!;
    const a = plane[corner]!;
    const b = plane[corner + 1]!;
    const c = plane[corner + columns]!;
    const d = plane[corner + columns + 1]!;
    if (a + b + c + d <= 0) continue;
    const across = u[i]!;
    const down = v[i]!;
    const above = a * (1 - across) + b * across;
    const below = c * (1 - across) + d * across;
    indices[at[i]!] = stepOf(above * (1 - down) + below * down);
  }
}

const channelsOf = (keys: readonly string[]) =>
  keys.flatMap((key, channel) => (key === SKIN_CHANNEL ? [] : [{ key, channel }]));

/** Step of the opacity for a value, 0..1. */
const stepOf = (heat: number) =>
  heat <= 0 ? 0 : heat >= 1 ? ALPHA_STEPS : Math.trunc(heat * ALPHA_STEPS + 0.5);

/** Pixels of one color, the more opaque the higher the step. */
function picture(key: string, size: Size, indices: Uint8Array): Heatmap {
  const colour = colourOf(key);
  const palette = Array.from(
    { length: ALPHA_STEPS + 1 },
    (_, step) => [...colour, step * ALPHA_STEP] as const,
  );
  return { key, image: encodeIndexed({ ...size, bits: 4, indices, palette }) };
}
