import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { crc32, deflate, deflateSync, inflate } from 'node:zlib';

/** Pixels that are numbers of a palette's colors. */
export interface IndexedPicture {
  width: number;
  height: number;
  /** Per pixel: 1 for 2 colors, 4 for 16. */
  bits: 1 | 4;
  /** One a pixel. */
  indices: Uint8Array;
  /** R, G, B and opacity of each color, 0..255. */
  palette: readonly (readonly [red: number, green: number, blue: number, alpha: number])[];
  /** Latin-1 text that travels with the picture. */
  note?: string;
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const INDEXED = 3;
/** Fast; overlays are mostly empty, so more effort gains little. */
const LEVEL = 1;
const MOST_PIXELS = 4_000_000;
const NOTE = 'Comment\0';
/** About half a millisecond of work. */
const ROWS_PER_TURN = 128;

/** Writes a PNG of several pixels a byte: a tenth of the time that a general encoder takes to find out that it may. */
export function encodeIndexed({ width, height, bits, indices, palette, note }: IndexedPicture): Buffer {
  const stride = strideOf(width, bits);
  const rows = new Uint8Array(stride * height);
  const perByte = 8 / bits;
  for (let y = 0, pixel = 0; y < height; y++) {
    let at = y * stride + 1;
    const end = pixel + width;
    if (bits === 4)
      for (; pixel + 1 < end; pixel += 2, at++) rows[at] = (indices[pixel]! << 4) | indices[pixel + 1]!;
    for (; pixel + perByte <= end; pixel += perByte, at++) {
      let byte = indices[pixel]!;
      for (let i = 1; i < perByte; i++) byte = (byte << bits) | indices[pixel + i]!;
      rows[at] = byte;
    }
    for (let shift = 8 - bits; pixel < end; pixel++, shift -= bits) rows[at]! |= indices[pixel]! << shift;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, INDEXED], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => color.slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map(([, , , alpha]) => alpha))),
    ...(note === undefined ? [] : [chunk('tEXt', Buffer.from(NOTE + note, 'latin1'))]),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG whose pixels can be read one by one. */
export interface OpenPicture {
  width: number;
  height: number;
  bits: 1 | 4;
  note: string | undefined;
  /** With the byte before each that says that it is not filtered. */
  rows: Buffer;
  chunks: ReadonlyMap<string, Buffer>;
}

/** Reads what `encodeIndexed` wrote. @throws Error for any other file */
export async function openIndexed(png: Buffer): Promise<OpenPicture> {
  const chunks = readChunks(png);
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  if (!header || !data || !chunks.has('PLTE') || !chunks.has('tRNS'))
    throw new Error('An overlay lacks a part');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bits = header[8];
  const isOurs = (bits === 1 || bits === 4) && header[9] === INDEXED && width * height <= MOST_PIXELS;
  if (!isOurs) throw new Error('An overlay has another form');
  const length = strideOf(width, bits) * height;
  const rows = await promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)(data, {
    maxOutputLength: length,
  });
  if (rows.length !== length) throw new Error('An overlay is incomplete');
  return {
    width,
    height,
    bits,
    rows,
    chunks,
    note: chunks.get('tEXt')?.toString('latin1').slice(NOTE.length),
  };
}

/** The number of a pixel's color. */
export function indexAt({ width, bits, rows }: OpenPicture, x: number, y: number): number {
  const at = x * bits;
  return (rows[y * strideOf(width, bits) + 1 + (at >> 3)]! >> (8 - bits - (at & 7))) & ((1 << bits) - 1);
}

/** The PNG with 0 for each pixel that `isKept` does not want; it is not asked for those that are 0. Changes `picture`. */
export async function keepPixels(
  picture: OpenPicture,
  isKept: (x: number, y: number) => boolean,
): Promise<Buffer> {
  const { width, height, bits, rows, chunks } = picture;
  const stride = strideOf(width, bits);
  const ofPixel = (1 << bits) - 1;
  for (let y = 0; y < height; y++) {
    if (y % ROWS_PER_TURN === 0) await nextTurn();
    for (let at = y * stride + 1, first = 0; at < (y + 1) * stride; at++, first += 8 / bits) {
      if (rows[at] === 0) continue;
      for (let shift = 8 - bits, x = first; shift >= 0; shift -= bits, x++) {
        const isSet = (rows[at]! >> shift) & ofPixel;
        if (isSet && !isKept(x, y)) rows[at]! &= ~(ofPixel << shift);
      }
    }
  }
  const packed = await promisify<Buffer, { level: number }, Buffer>(deflate)(rows, { level: LEVEL });
  const written = [...chunks].map(([type, data]) => chunk(type, type === 'IDAT' ? packed : data));
  return Buffer.concat([SIGNATURE, ...written]);
}

/** Bytes of a row, with the one that says that it is not filtered. */
const strideOf = (width: number, bits: number) => 1 + Math.ceil((width * bits) / 8);

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
