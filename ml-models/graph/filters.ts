import type { GraphBuilder, Value } from './graph-builder.ts';

/** Samples of a Gaussian of standard deviation `sigma` px, normalized, out to 3 sigma. */
function gaussian(sigma: number, radius = Math.ceil(3 * sigma)): number[] {
  const taps = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = taps.reduce((a, b) => a + b, 0);
  return taps.map((tap) => tap / sum);
}

/** Gaussian blur of every channel; zero beyond the border. */
export function blur(g: GraphBuilder, x: Value, channels: number, sigma: number): Value {
  const taps = gaussian(sigma);
  const radius = (taps.length - 1) / 2;
  const weights = Array.from({ length: channels }, () => taps).flat();
  const across = g.node('Conv', [x, g.constant(weights, [channels, 1, 1, taps.length])], {
    group: channels,
    pads: [0, radius, 0, radius],
  });
  return g.node('Conv', [across, g.constant(weights, [channels, 1, taps.length, 1])], {
    group: channels,
    pads: [radius, 0, radius, 0],
  });
}

/** Mean over blocks of `factor` x `factor` px. */
export function shrink(g: GraphBuilder, x: Value, factor: number): Value {
  return g.node('AveragePool', [x], { kernel_shape: [factor, factor], strides: [factor, factor] });
}

/** Linear enlargement by a whole factor. */
export function enlarge(g: GraphBuilder, x: Value, factor: number): Value {
  return g.node('Resize', [x, undefined, g.constant([1, 1, factor, factor], [4])], {
    mode: 'linear',
    coordinate_transformation_mode: 'half_pixel',
  });
}

/** Largest value within `size` x `size` px. */
function dilate(g: GraphBuilder, x: Value, size: number): Value {
  const border = (size - 1) / 2;
  return g.node('MaxPool', [x], { kernel_shape: [size, size], pads: [border, border, border, border] });
}

/** Smallest value within `size` x `size` px. */
export const erode = (g: GraphBuilder, x: Value, size: number) => g.mul(dilate(g, g.mul(x, -1), size), -1);

/** Fills dark gaps narrower than `size` px. */
export const close = (g: GraphBuilder, x: Value, size: number) => erode(g, dilate(g, x, size), size);

/** Low-pass of `x` inside the weight only (normalized convolution, Knutsson 1993). */
export function maskedBlur(g: GraphBuilder, x: Value, weight: Value, channels: number, sigma: number): Value {
  return g.div(blur(g, g.mul(x, weight), channels, sigma), g.add(blur(g, weight, 1, sigma), 1e-3));
}

/** Sum over the picture: [1, C, H, W] -> [1, C, 1, 1]. */
export function total(g: GraphBuilder, x: Value): Value {
  return g.node('ReduceSum', [x, g.integers([2, 3])], { keepdims: 1 });
}

/** Mean of `x` over the skin: sum(x w) / sum(w), [1, C, 1, 1]. */
export function skinMean(g: GraphBuilder, x: Value, weight: Value): Value {
  return g.div(total(g, g.mul(x, weight)), g.add(total(g, weight), 1e-3));
}

/** Smooth step: 0 well below `centre`, 1 well above; `width` is the distance from .12 to .88. */
export function soft(g: GraphBuilder, x: Value, centre: number, width: number): Value {
  return g.sigmoid(g.mul(g.sub(x, centre), 4 / width));
}
