import type { SkinEllipse } from '../parameters.js';
import { RING } from './colour.js';
import { blur, enlarge, erode, maskedBlur, shrink, soft, total } from './filters.js';
import type { GraphBuilder, Value } from './graph-builder.js';

export interface SkinWeight {
  /** 0..1 at 1/8 resolution: where skin is. */
  eighth: Value;
  /** 0..1 at half resolution, drawn in from the edge: where skin is measured. */
  half: Value;
  /** 0..1 at full resolution, drawn in from the edge. */
  full: Value;
  /** u, v, l low-passed within the skin at 1/8 resolution, [1, 3, H/8, W/8]. */
  baseline: Value;
}

/**
 * Skin weight: a smooth ellipse in log-chromaticity that holds every skin tone under usual light, times a luminance
 * gate, a vote of the neighbourhood, and the exclusion of mid-scale regions much darker or redder than the skin around
 * them (brows, eyes, lips).
 */
export function skinWeight(g: GraphBuilder, halfLog: Value, ellipse: SkinEllipse): SkinWeight {
  const colour = g.mul(insideEllipse(g, g.channels(halfLog, 0, 2), ellipse), luminanceGate(g, halfLog));
  const eighthColour = g.mul(shrink(g, colour, 4), innerArea(g, halfLog));
  const vote = soft(g, blur(g, eighthColour, 1, 1.5), 0.45, 0.3);
  const voted = g.mul(eighthColour, vote);

  const eighthLog = shrink(g, halfLog, 4);
  const around = maskedBlur(g, eighthLog, voted, 3, 8);
  const difference = g.sub(blur(g, eighthLog, 3, 0.8), around);
  const tooDark = soft(g, g.mul(g.channels(difference, 2), -1), 0.55, 0.3);
  const tooRed = soft(g, g.channels(difference, 0), 0.35, 0.2);
  const eighth = g.mul(voted, g.mul(g.sub(1, tooDark), g.sub(1, tooRed)));

  const half = erode(g, g.mul(colour, enlarge(g, eighth, 4)), 5);
  return { eighth, half, full: enlarge(g, half, 2), baseline: maskedBlur(g, eighthLog, eighth, 3, 3) };
}

/** 1 inside the Mahalanobis ellipse of log-chromaticities, .5 on its border, 0 outside. */
function insideEllipse(g: GraphBuilder, uv: Value, { centre, whitening, softness }: SkinEllipse): Value {
  const whitened = g.node('Conv', [
    uv,
    g.constant(whitening.flat(), [2, 2, 1, 1]),
    g.constant(
      whitening.map(([a, b]) => -(a * centre[0] + b * centre[1])),
      [2],
    ),
  ]);
  const distance = g.node('ReduceSum', [g.square(whitened), g.integers([1])], { keepdims: 1 });
  return g.sigmoid(g.mul(g.sub(1, distance), 1 / softness));
}

/** Too dark to tell a colour, or burnt out: no skin. */
function luminanceGate(g: GraphBuilder, halfLog: Value): Value {
  const l = g.channels(halfLog, 2);
  return g.mul(soft(g, l, Math.log(0.018), 0.6), g.sub(1, soft(g, l, Math.log(0.98), 0.06)));
}

/** 1 on the photo, 0 on the ring, at 1/8 resolution. */
function innerArea(g: GraphBuilder, halfLog: Value): Value {
  const border = RING / 8;
  const size = g.sub(
    g.node('Div', [g.node('Shape', [halfLog], { start: 2 }), g.integers([4, 4])]),
    g.integers([2 * border, 2 * border]),
  );
  const ones = g.node('Expand', [g.constant(1, [1, 1, 1, 1]), g.concat([g.integers([1, 1]), size], 0)]);
  return g.node('Pad', [ones, g.integers([0, 0, border, border, 0, 0, border, border])], {
    mode: 'constant',
  });
}

/** Share of the photo that is skin, [1, 1, 1, 1]. */
export function coverage(g: GraphBuilder, weight: Value): Value {
  const [rows, columns] = [0, 1].map((axis) =>
    g.sub(
      g.castTo(g.node('Gather', [g.node('Shape', [weight], { start: 2 }), g.integers([axis])]), 'float32'),
      (2 * RING) / 8,
    ),
  );
  return g.div(total(g, weight), g.mul(rows!, columns!));
}
