import type { Pixels } from './pixels.ts';

/**
 * Maps a pixel (i, j) of a picture that is made to a place in its source: x = a i + b j + c, y = d i + e j + f. Places are
 * counted from the upper left corner of the first pixel, so that centers lie at halves.
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A square of a picture: its center and side in pixels, turned by `angle` (radians, clockwise). */
export interface Square {
  x: number;
  y: number;
  side: number;
  angle: number;
}

/** A photo and its halves, each made when it is first needed. */
export class Pyramid {
  readonly #levels: Pixels[];

  constructor(photo: Pixels) {
    this.#levels = [photo];
  }

  get width(): number {
    return this.#levels[0]!.width;
  }

  get height(): number {
    return this.#levels[0]!.height;
  }

  /** The photo halved `level` times, or as often as it has two pixels on each side. */
  at(level: number): { pixels: Pixels; level: number } {
    while (this.#levels.length <= level) {
      const smallest = this.#levels.at(-1)!;
      if (Math.min(smallest.width, smallest.height) < 4) break;
      this.#levels.push(halve(smallest));
    }
    const found = Math.min(level, this.#levels.length - 1);
    return { pixels: this.#levels[found]!, level: found };
  }
}

function halve(photo: Pixels): Pixels {
  const { data, width, height } = photo;
  const half = { width: width >> 1, height: height >> 1 };
  const result = new Uint8Array(half.width * half.height * 3);
  if (width % 4 === 0 && data.byteOffset % 4 === 0) halveWords(photo, result);
  else halveBytes(photo, result);
  return { data: Buffer.from(result.buffer), ...half };
}

function halveBytes({ data, width, height }: Pixels, result: Uint8Array): void {
  const row = width * 3;
  for (let y = 0, out = 0; y < height >> 1; y++) {
    for (let x = 0, i = 2 * y * row, j = i + row; x < width >> 1; x++, i += 6, j += 6, out += 3) {
      result[out] = (data[i]! + data[i + 3]! + data[j]! + data[j + 3]! + 2) >> 2;
      result[out + 1] = (data[i + 1]! + data[i + 4]! + data[j + 1]! + data[j + 4]! + 2) >> 2;
      result[out + 2] = (data[i + 2]! + data[i + 5]! + data[j + 2]! + data[j + 5]! + 2) >> 2;
    }
  }
}

/** The same for rows of entire words, in a third of the time: three words hold four pixels, and a sum of rows 16 bits each. */
function halveWords({ data, width, height }: Pixels, result: Uint8Array): void {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  const pairs = new Uint16Array(result.buffer);
  const row = (width / 4) * 3;
  const even = 0x00ff00ff;
  const two = 0x00020002;
  for (let y = 0, out = 0; y < height >> 1; y++) {
    for (let i = 2 * y * row, j = i + row, end = j; i < end; i += 3, j += 3, out += 3) {
      const r0b0 = (words[i]! & even) + (words[j]! & even);
      const g0r1 = ((words[i]! >>> 8) & even) + ((words[j]! >>> 8) & even);
      const g1r2 = (words[i + 1]! & even) + (words[j + 1]! & even);
      const b1g2 = ((words[i + 1]! >>> 8) & even) + ((words[j + 1]! >>> 8) & even);
      const b2g3 = (words[i + 2]! & even) + (words[j + 2]! & even);
      const r3b3 = ((words[i + 2]! >>> 8) & even) + ((words[j + 2]! >>> 8) & even);
      const redBlue = ((r0b0 + (g0r1 >>> 16) + (b1g2 << 16) + two) >>> 2) & even;
      const blueGreen = ((b2g3 + (r3b3 >>> 16) + (b1g2 & ~0xffff) + two) >>> 2) & even;
      const green = ((g0r1 + g1r2 + 2) >>> 2) & 0xff;
      const red = ((g1r2 >>> 16) + (r3b3 & 0xffff) + 2) >>> 2;
      pairs[out] = redBlue | (green << 8);
      pairs[out + 1] = (redBlue >>> 16) | (red << 8);
      pairs[out + 2] = (blueGreen >>> 16) | (blueGreen << 8);
    }
  }
}

/**
 * Samples `side` x `side` pixels of the photo, linear between pixels, from a half that is small enough to skip none.
 * @param border what lies outside the photo: black, or its edge repeated
 */
export function warp(photo: Pyramid, map: Affine, side: number, border: 'black' | 'edge'): Buffer {
  const scale = Math.sqrt(Math.abs(map[0] * map[4] - map[1] * map[3]));
  const { pixels, level } = photo.at(Math.max(0, Math.floor(Math.log2(scale))));
  const [a, b, c, d, e, f] = map.map((value) => value / 2 ** level) as unknown as Affine;
  const { data, width, height } = pixels;
  const result = Buffer.alloc(side * side * 3);
  const row = 3 * width;
  const [right, bottom] = [width - 1, height - 1];
  for (let j = 0, out = 0; j < side; j++) {
    const across = b * (j + 0.5);
    const down = e * (j + 0.5);
    for (let i = 0; i < side; i++, out += 3) {
      let x = a * (i + 0.5) + across + c - 0.5;
      let y = d * (i + 0.5) + down + f - 0.5;
      if (border === 'black' && (x < -1 || y < -1 || x > width || y > height)) continue;
      // Comparisons and integers take a third less time than Math.min and Math.floor.
      if (x < 0) x = 0;
      else if (x > right) x = right;
      if (y < 0) y = 0;
      else if (y > bottom) y = bottom;
      let left = x | 0;
      if (left > width - 2) left = width - 2;
      let top = y | 0;
      if (top > height - 2) top = height - 2;
      const u = x - left;
      const v = y - top;
      const p = top * row + 3 * left;
      const q = p + row;
      const w11 = u * v;
      const w10 = v - w11;
      const w01 = u - w11;
      const w00 = 1 - u - w10;
      result[out] = (w00 * data[p]! + w01 * data[p + 3]! + w10 * data[q]! + w11 * data[q + 3]! + 0.5) | 0;
      result[out + 1] =
        (w00 * data[p + 1]! + w01 * data[p + 4]! + w10 * data[q + 1]! + w11 * data[q + 4]! + 0.5) | 0;
      result[out + 2] =
        (w00 * data[p + 2]! + w01 * data[p + 5]! + w10 * data[q + 2]! + w11 * data[q + 5]! + 0.5) | 0;
    }
  }
  return result;
}

/** The map that makes `side` pixels of a square of the photo. */
export function mapOfSquare(square: Square, side: number): Affine {
  const scale = square.side / side;
  const cos = Math.cos(square.angle) * scale;
  const sin = Math.sin(square.angle) * scale;
  const half = side / 2;
  return [cos, -sin, square.x - half * cos + half * sin, sin, cos, square.y - half * sin - half * cos];
}

/** Where a place of the source lies in the picture that is made. */
export function invert(map: Affine, x: number, y: number): [number, number] {
  const [a, b, c, d, e, f] = map;
  const scale = a * e - b * d;
  return [(e * (x - c) - b * (y - f)) / scale, (a * (y - f) - d * (x - c)) / scale];
}

/** Where the middle of each pixel of a picture lies in the frame; a pixel of it is `across` by `down` pixels of the photo. */
export function sampling(map: Affine, across: number, down: number) {
  const [left0, top0] = invert(map, across / 2, down / 2);
  const [left1, top1] = invert(map, across * 1.5, down / 2);
  const [left2, top2] = invert(map, across / 2, down * 1.5);
  return {
    left: (x: number, y: number) => left0 + x * (left1 - left0) + y * (left2 - left0),
    top: (x: number, y: number) => top0 + x * (top1 - top0) + y * (top2 - top0),
  };
}
