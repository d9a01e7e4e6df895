import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels that are numbers of a palette's colors; at most 16 colors. */
export interface IndexedPicture {
  width: number;
  height: number;
  /** One a pixel. */
  indices: Uint8Array;
  /** R, G, B and opacity of each color, 0..255. */
  palette: readonly (readonly [red: number, green: number, blue: number, alpha: number])[];
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const BITS = 4;
const INDEXED = 3;
/** Fast; overlays are mostly empty, so more effort gains little. */
const LEVEL = 1;
const LARGEST_SIDE = 4096;

/** Writes a PNG of two pixels a byte: a tenth of the time that a general encoder takes to find out that it may. */
export function encodeIndexed({ width, height, indices, palette }: IndexedPicture): Buffer {
  const stride = 1 + ((width + 1) >> 1);
  const rows = new Uint8Array(stride * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0, at = y * stride + 1; x < width; x += 2, at++) {
      const left = indices[pixel++]!;
      rows[at] = (left << BITS) | (x + 1 < width ? indices[pixel++]! : 0);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, INDEXED], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(([r, g, b]) => [r, g, b]))),
    chunk('tRNS', Buffer.from(palette.map(([, , , alpha]) => alpha))),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads what `encodeIndexed` wrote. @throws Error for any other file */
export function decodeIndexed(png: Buffer): IndexedPicture {
  const chunks = readChunks(png);
  const header = chunks.get('IHDR');
  const colours = chunks.get('PLTE');
  const alphas = chunks.get('tRNS');
  const data = chunks.get('IDAT');
  if (!header || !colours || !alphas || !data) throw new Error('An overlay lacks a part');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const isOurs = header[8] === BITS && header[9] === INDEXED && Math.max(width, height) <= LARGEST_SIDE;
  if (!isOurs) throw new Error('An overlay has another form');
  const stride = 1 + ((width + 1) >> 1);
  const rows = inflateSync(data, { maxOutputLength: stride * height });
  if (rows.length !== stride * height) throw new Error('An overlay is incomplete');
  const indices = new Uint8Array(width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const both = rows[y * stride + 1 + (x >> 1)]!;
      indices[pixel] = x % 2 === 0 ? both >> BITS : both & 15;
    }
  }
  const palette = Array.from(alphas, (alpha, i) => {
    const [r, g, b] = colours.subarray(3 * i, 3 * i + 3);
    return [r!, g!, b!, alpha] as const;
  });
  return { width, height, indices, palette };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const result = Buffer.alloc(named.length + 8);
  result.writeUInt32BE(data.length, 0);
  named.copy(result, 4);
  result.writeUInt32BE(crc32(named), named.length + 4);
  return result;
}

function readChunks(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}
