import { shrink } from './filters.js';
import type { GraphBuilder, Value } from './graph-builder.js';

/** Pixels added on every side by repeating the edge, so that filters see no false border; cut off at the end. */
export const RING = 8;
/** Keeps logarithms finite and noise small in the dark. */
export const LOG_OFFSET = 0.01;

/** Planes [1, C, H, W] at the scales the measures work at, ring included. */
export interface Colours {
  /** ln(Y + .01) at full resolution. */
  lightness: Value;
  /** Linear R, G, B at half resolution. */
  halfRgb: Value;
  /** u = ln R - ln G, v = ln G - ln B, l = ln Y at half resolution, [1, 3, H/2, W/2]. */
  halfLog: Value;
}

/** sRGB byte to linear light (IEC 61966-2-1). */
export const linearise = (byte: number) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

export const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/**
 * Reads uint8 [1, H, W, 3]: pads to a multiple of 8 with a ring, linearises by table, and takes logarithms, in which
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
  const rgb = g.node('Gather', [table, g.castTo(padded, 'int32')]);

  const luminance = g.constant([...LUMINANCE], [1, 3, 1, 1]);
  const lightness = g.log(g.add(g.node('Conv', [rgb, luminance]), LOG_OFFSET));

  const halfRgb = shrink(g, rgb, 2);
  const logRgb = g.log(g.add(halfRgb, LOG_OFFSET));
  const logY = g.log(g.add(g.node('Conv', [halfRgb, luminance]), LOG_OFFSET));
  const differences = g.node('Conv', [logRgb, g.constant([1, -1, 0, 0, 1, -1], [2, 3, 1, 1])]);
  return { lightness, halfRgb, halfLog: g.concat([differences, logY], 1) };
}

/** Share of v in the direction that melanin moves (u, v); what is left of u is haemoglobin. */
const MELANIN_SLOPE = 0.6;

/** e = u - .6 v, [1, 1, h, w]: rises with blood, hardly with melanin, light or exposure. */
export function erythema(g: GraphBuilder, logs: Value): Value {
  return g.node('Conv', [logs, g.constant([1, -MELANIN_SLOPE, 0], [1, 3, 1, 1])]);
}
