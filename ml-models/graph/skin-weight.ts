import { type Colours, erythema, LOG_OFFSET, LUMINANCE, RING } from './colour.ts';
import { blur, close, enlarge, erode, maskedBlur, shrink, skinMean, soft, total } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import type { SkinEllipse } from './skin-ellipse.ts';

export interface SkinWeight {
  /** 0..1 at 1/8 resolution: where skin is, including eyes and lips within it. */
  whole: Value;
  /** e, v, l and the logarithm of the texture at 1/8 resolution, [1, 4, H/8, W/8]. */
  looks: Value;
  /** 0..1 at 1/8 resolution: what has a color that skin can have. */
  colour: Value;
  /** 0..1 at 1/8 resolution: what could be skin by color and texture alone. */
  general: Value;
  /** 0..1 at half resolution: skin without eyes, lips, contours and edge, highlights included. */
  surface: Value;
  /** 0..1 at 1/8 resolution: skin whose color can be seen. */
  eighth: Value;
  /** 0..1 at half resolution: skin whose color can be seen. */
  half: Value;
}

/**
 * Skin weight: a smooth ellipse in log-chromaticity that holds every skin tone under usual light, times a luminance
 * gate, a limit on local contrast (hair, cloth, leaves), a second ellipse around the colors of this very photo, a vote
 * of the neighborhood, and the exclusion of mid-scale regions much darker or redder than the skin around them (brows,
 * eyes, lips).
 */
export function skinWeight(g: GraphBuilder, { halfRgb, halfLog }: Colours, ellipse: SkinEllipse): SkinWeight {
  const inner = innerArea(g, shrink(g, halfLog, 4), RING / 8);
  const colour = g.mul(insideEllipse(g, g.channels(halfLog, 0, 2), ellipse), luminanceGate(g, halfRgb));
  const eighthLog = shrink(g, halfLog, 4);
  const texture = fluctuation(g, halfLog);
  const smooth = g.sub(1, soft(g, texture, 0.3, 0.15));
  const eighthColour = g.mul(shrink(g, colour, 4), inner);
  const general = g.mul(eighthColour, smooth);

  const looks = g.concat(
    [erythema(g, eighthLog), g.channels(eighthLog, 1, 3), g.log(g.add(texture, 0.02))],
    1,
  );
  const centre = centreWeight(g, inner);
  const edge = g.mul(g.sub(1, centre), inner);
  let own = g.mul(general, centre);
  for (let round = 0; round < 3; round++) own = g.mul(general, ownLooks(g, looks, g.mul(own, centre), edge));
  const whole = g.mul(close(g, soft(g, blur(g, own, 1, 0.8), 0.35, 0.3), 7), inner);

  const around = maskedBlur(g, eighthLog, whole, 3, 8);
  const difference = g.sub(blur(g, eighthLog, 3, 0.8), around);
  const tooDark = soft(g, g.mul(g.channels(difference, 2), -1), 0.6, 0.3);
  const tooRed = soft(g, g.channels(difference, 0), 0.35, 0.2);
  const slopes = steepness(g, g.channels(eighthLog, 2));
  const plain = g.mul(g.mul(g.sub(1, tooDark), g.sub(1, tooRed)), g.sub(1, soft(g, slopes, 0.25, 0.15)));
  const surface = g.mul(erode(g, g.mul(whole, plain), 3), g.sub(1, strands(g, halfLog)));
  const eighth = g.mul(surface, g.sqrt(own));

  // Where nearly all of a small face is steep, the rest of it still counts a little.
  const flat = g.add(g.mul(erode(g, g.sub(1, soft(g, slopes, 0.13, 0.08)), 3), 0.997), 0.003);
  const half = g.mul(colour, enlarge(g, g.mul(eighth, flat), 4));
  return { whole, looks, colour: eighthColour, general, surface: enlarge(g, surface, 4), eighth, half };
}

/** 1 inside the Mahalanobis ellipse of log-chromaticities, .5 on its border, 0 outside. */
export function insideEllipse(
  g: GraphBuilder,
  uv: Value,
  { centre, whitening, softness }: SkinEllipse,
): Value {
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

/** Too dark to determine a color, or overexposed, as photographed: not skin. */
function luminanceGate(g: GraphBuilder, halfRgb: Value): Value {
  const l = g.log(g.add(g.node('Conv', [halfRgb, g.constant([...LUMINANCE], [1, 3, 1, 1])]), LOG_OFFSET));
  return g.mul(soft(g, l, Math.log(0.022), 0.6), g.sub(1, soft(g, l, Math.log(0.98), 0.06)));
}

/** Standard deviation of l from pixel to pixel, high in hair, cloth and leaves; at 1/8 resolution. */
function fluctuation(g: GraphBuilder, halfLog: Value): Value {
  const l = g.channels(halfLog, 2);
  const variance = g.relu(g.sub(shrink(g, g.square(l), 2), g.square(shrink(g, l, 2))));
  return g.sqrt(blur(g, shrink(g, variance, 2), 1, 0.8));
}

/**
 * Hair, fur and grain: wide areas in which l changes much and in one direction, by the structure tensor (Bigun 1987);
 * at 1/8 resolution.
 */
function strands(g: GraphBuilder, halfLog: Value): Value {
  const l = g.channels(halfLog, 2);
  const detail = g.sub(l, enlarge(g, blur(g, shrink(g, l, 4), 1, 0.7), 4));
  // prettier-ignore
  const slopes = g.node(
    'Conv',
    [detail, g.constant([0, 0, 0, -0.5, 0, 0.5, 0, 0, 0, 0, -0.5, 0, 0, 0, 0, 0, 0.5, 0], [2, 1, 3, 3])],
    { pads: [1, 1, 1, 1] },
  );
  const across = g.channels(slopes, 0);
  const down = g.channels(slopes, 1);
  const tensor = blur(
    g,
    shrink(g, g.concat([g.square(across), g.square(down), g.mul(across, down)], 1), 4),
    3,
    0.7,
  );
  const xx = g.channels(tensor, 0);
  const yy = g.channels(tensor, 1);
  const strength = g.add(xx, yy);
  const directed = g.sqrt(g.add(g.square(g.sub(xx, yy)), g.mul(g.square(g.channels(tensor, 2)), 4)));
  const coherence = g.div(directed, g.add(strength, 1e-4));
  const strand = g.mul(soft(g, coherence, 0.4, 0.2), soft(g, g.sqrt(strength), 0.12, 0.04));
  return soft(g, blur(g, strand, 1, 1.5), 0.45, 0.2);
}

/** Change of l from cell to cell, large along brows, nostrils, jaw and hairline. */
function steepness(g: GraphBuilder, l: Value): Value {
  // prettier-ignore
  const sobel = [-1, 0, 1, -2, 0, 2, -1, 0, 1, -1, -2, -1, 0, 0, 0, 1, 2, 1].map((tap) => tap / 8);
  const slopes = g.node('Conv', [l, g.constant(sobel, [2, 1, 3, 3])], { pads: [1, 1, 1, 1] });
  return g.sqrt(g.node('ReduceSum', [g.square(slopes), g.integers([1])], { keepdims: 1 }));
}

/** The subject is more often in the middle: 1 in the center, 0 at the border; at 1/8 resolution. */
function centreWeight(g: GraphBuilder, inner: Value): Value {
  const wide = [0, 0.5, 0.9, 1, 0.9, 0.5, 0];
  const shape = g.node('Shape', [inner]);
  return g.node(
    'Resize',
    [
      g.constant(
        wide.flatMap((a) => wide.map((b) => a * b)),
        [1, 1, 7, 7],
      ),
      undefined,
      undefined,
      shape,
    ],
    {
      mode: 'linear',
      coordinate_transformation_mode: 'align_corners',
    },
  );
}

/**
 * Closeness to the mean looks (e, v, l, texture) of the weighted cells in units of their spread, where they are closer
 * than to the mean looks of the border of the picture; at 1/8 resolution.
 */
function ownLooks(g: GraphBuilder, looks: Value, weight: Value, edge: Value): Value {
  const own = distanceTo(g, looks, weight);
  const far = distanceTo(g, looks, edge);
  return g.mul(g.sub(1, soft(g, own, 8, 5)), soft(g, g.sub(far, own), -2.5, 3));
}

/** Brighter cells may be paler: a highlight adds the color of the light (Shafer 1985). */
function distanceTo(g: GraphBuilder, looks: Value, weight: Value): Value {
  const away = g.sub(looks, skinMean(g, looks, weight));
  const floor = g.constant([0.05 ** 2, 0.08 ** 2, 0.4 ** 2, 0.35 ** 2], [1, 4, 1, 1]);
  const highlight = g.mul(g.clip(g.channels(away, 2), 0, 0.7), g.constant([0.3, 0.4, 0, 0], [1, 4, 1, 1]));
  const variance = g.max(g.mul(skinMean(g, g.square(away), weight), 1.6), floor);
  return g.node('ReduceSum', [g.div(g.square(away), g.add(variance, g.square(highlight))), g.integers([1])], {
    keepdims: 1,
  });
}

/** 1 on the photo, 0 on its ring of `border` cells, [1, 1, h, w] of the size of the plane. */
export function innerArea(g: GraphBuilder, plane: Value, border: number): Value {
  const size = g.sub(g.node('Shape', [plane], { start: 2 }), g.integers([2 * border, 2 * border]));
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
