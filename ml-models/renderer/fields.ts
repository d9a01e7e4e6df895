/** A plane of numbers, row by row. */
export interface Field {
  width: number;
  height: number;
  data: Float32Array;
}

export const field = (width: number, height: number, fill = 0): Field => ({
  width,
  height,
  data: new Float32Array(width * height).fill(fill),
});

/** Smooth noise of mean 0 and standard deviation about 1: random values on a grid of `step` px, cubic between. */
export function smoothNoise(width: number, height: number, step: number, random: () => number): Field {
  const columns = Math.ceil(width / step) + 4;
  const rows = Math.ceil(height / step) + 4;
  const grid = Float32Array.from({ length: columns * rows }, () => (random() - 0.5) * Math.sqrt(12) * 1.6);
  const result = field(width, height);
  const along = Array.from({ length: width }, (_, x) => splineAt(x / step));
  const between = new Float64Array(columns);
  for (let y = 0; y < height; y++) {
    const [row, wy] = splineAt(y / step);
    for (let column = 0, at = row * columns; column < columns; column++, at++) {
      between[column] =
        wy[0] * grid[at]! +
        wy[1] * grid[at + columns]! +
        wy[2] * grid[at + 2 * columns]! +
        wy[3] * grid[at + 3 * columns]!;
    }
    for (let x = 0; x < width; x++) {
      const [at, wx] = along[x]!;
      result.data[y * width + x] =
        wx[0] * between[at]! + wx[1] * between[at + 1]! + wx[2] * between[at + 2]! + wx[3] * between[at + 3]!;
    }
  }
  return result;
}

/** First grid cell and the four weights of the cubic B-spline at a position in grid units. */
function splineAt(position: number): [number, [number, number, number, number]] {
  const cell = Math.floor(position);
  const t = position - cell;
  return [
    cell,
    [
      (1 - t) ** 3 / 6,
      (3 * t ** 3 - 6 * t ** 2 + 4) / 6,
      (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6,
      t ** 3 / 6,
    ],
  ];
}

/** Adds a round hump of the given height; `radius` is two standard deviations. */
export function addBlob(target: Field, x: number, y: number, radius: number, height: number): void {
  const sigma = radius / 2;
  const reach = Math.ceil(3 * sigma);
  for (let j = Math.max(0, Math.floor(y - reach)); j <= Math.min(target.height - 1, y + reach); j++) {
    for (let i = Math.max(0, Math.floor(x - reach)); i <= Math.min(target.width - 1, x + reach); i++) {
      target.data[j * target.width + i]! +=
        height * Math.exp(-((i - x) ** 2 + (j - y) ** 2) / (2 * sigma * sigma));
    }
  }
}

/** Adds a hump along a path: each point becomes the larger of its value and the hump. */
export function drawRidge(
  target: Field,
  path: readonly [number, number][],
  sigma: number,
  height: number,
): void {
  for (const [x, y] of path) {
    const reach = Math.ceil(3 * sigma);
    for (let j = Math.max(0, Math.floor(y - reach)); j <= Math.min(target.height - 1, y + reach); j++) {
      for (let i = Math.max(0, Math.floor(x - reach)); i <= Math.min(target.width - 1, x + reach); i++) {
        const value = height * Math.exp(-((i - x) ** 2 + (j - y) ** 2) / (2 * sigma * sigma));
        const at = j * target.width + i;
        if (value > target.data[at]!) target.data[at] = value;
      }
    }
  }
}
