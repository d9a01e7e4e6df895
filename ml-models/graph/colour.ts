import { shrink } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** Pixels added on every side by repeating the edge, so that filters see no false border; cut off at the end. */
export const RING = 8;
/** Keeps logarithms finite and noise small in the dark. */
export const LOG_OFFSET = 0.01;

/** Planes [1, C, H, W] at the scales the measures work at, ring included. */
export interface Colours {
  /** Linear R, G, B at half resolution, as photographed. */
  halfRgb: Value;
  /** Factor that balances the exposure, [1, 1, 1, 1]. */
  gain: Value;
  /** u = ln R - ln G, v = ln G - ln B, l = ln Y at half resolution, exposure balanced, [1, 3, H/2, W/2]. */
  halfLog: Value;
}

/** sRGB byte to linear light (IEC 61966-2-1). */
const linearise = (byte: number) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

export const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/**
 * Reads uint8 [1, H, W, 3]: pads to a multiple of 8 with a ring, linearizes by table, and takes logarithms, in which
 * light strength becomes an offset and pigment a sum (Tsumura 1999).
 */
export function readColours(g: GraphBuilder, image: Value): Colours {
  const planes = g.node('Transpose', [image], { perm: [0, 3, 1, 2] });
  const shape = g.node('Shape', [planes], { start: 2 });
  const missing = g.node('Mod', [g.sub(g.integers([0, 0]), shape), g.integers([8, 8])]);
  const pads = g.concat([g.integers([0, 0, RING, RING, 0, 0]), g.add(missing, g.integers([RING, RING]))], 0);
  const padded = g.node('Pad', [planes, pads], { mode: 'edge' });
  const table = g.constant(
    Array.from({ length: 256 }, (_, byte) => linearise(byte)),
    [256],
  );
  // A list of numbers by a list of places takes a third of the time that the same lookup takes over planes.
  const flat = g.node('Reshape', [g.castTo(padded, 'int32'), g.integers([-1])]);
  const light = g.node('GatherElements', [table, flat], { axis: 0 });
  const rgb = g.node('Reshape', [light, g.node('Shape', [padded])]);

  const luminance = g.constant([...LUMINANCE], [1, 3, 1, 1]);
  const halfRgb = shrink(g, rgb, 2);
  const gain = exposureGain(g, g.node('Conv', [shrink(g, halfRgb, 4), luminance]));
  const logOf = (light: Value) => g.log(g.add(g.mul(light, gain), LOG_OFFSET));

  const differences = g.node('Conv', [logOf(halfRgb), g.constant([1, -1, 0, 0, 1, -1], [2, 3, 1, 1])]);
  const halfLog = g.concat([differences, logOf(g.node('Conv', [halfRgb, luminance]))], 1);
  return { halfRgb, gain, halfLog };
}

/** Cuts the ring off a map at 1/`factor` of the resolution. */
export function withoutRing(g: GraphBuilder, map: Value, factor: number): Value {
  const border = RING / factor;
  return g.node('Slice', [
    map,
    g.integers([border, border]),
    g.integers([-border, -border]),
    g.integers([2, 3]),
  ]);
}

/** Share of v along the melanin direction in (u, v); the remainder of u is hemoglobin. */
export const MELANIN_SLOPE = 0.6;

/**
 * The same for broad redness, over which highlights differ more than melanin: they are white and move light skin along (.76, 1),
 * and a face whose mean color holds some of them along (.8, 1). The darker the skin, the farther they move it.
 */
export const HIGHLIGHT_SLOPE = 0.8;

/** e = u - .6 v, [1, 1, h, w]: rises with blood, hardly with melanin, light or exposure. */
export function erythema(g: GraphBuilder, logs: Value): Value {
  return g.node('Conv', [logs, g.constant([1, -MELANIN_SLOPE, 0], [1, 3, 1, 1])]);
}

/**
 * Brings the geometric mean luminance to .2, so that one skin gives the same logarithms at any exposure; bounded to
 * 1/2..10, since what is darker is noise.
 */
function exposureGain(g: GraphBuilder, luminance: Value): Value {
  const mean = g.node('ReduceMean', [g.log(g.add(luminance, 0.002))], { axes: [2, 3], keepdims: 1 });
  return g.clip(g.exp(g.sub(Math.log(0.2), mean)), 0.5, 10);
}
