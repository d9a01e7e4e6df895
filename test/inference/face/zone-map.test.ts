import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cutToZone, drawZoneMap } from '../../../src/inference/face/zone-map.ts';
import { encodeIndexed, indexAt, openIndexed } from '../../../src/inference/indexed-png.ts';
import type { FaceManifest } from '../../../src/inference/manifest/face-manifest.ts';

async function indicesOf(png: Buffer): Promise<number[]> {
  const picture = await openIndexed(png);
  const { width, height } = picture;
  return Array.from({ length: width * height }, (_, i) => indexAt(picture, i % width, Math.floor(i / width)));
}

const palette = Array.from({ length: 13 }, (_, step) => [10, 20, 30, step * 16] as const);

test.each([1, 2, 5, 8, 17])(
  'a picture of %i pixels a row is a PNG that others read, and reads back',
  async (width) => {
    for (const bits of [1, 4] as const) {
      const colours = palette.slice(0, bits === 1 ? 2 : 13);
      const indices = Uint8Array.from({ length: width * 3 }, (_, i) => (i * 7) % colours.length);
      const picture = { width, height: 3, bits, indices, palette: colours, note: 'A,B' };
      const png = encodeIndexed(picture);
      expect(await openIndexed(png)).toMatchObject({ width, height: 3, bits, note: 'A,B' });
      expect(await indicesOf(png)).toEqual([...indices]);
      const alpha = await sharp(png).ensureAlpha().extractChannel(3).raw().toBuffer();
      expect([...alpha]).toEqual(Array.from(indices, (index) => colours[index]![3]));
    }
  },
);

test('other files and cut ones are refused', async () => {
  const whole = encodeIndexed({ width: 9, height: 9, bits: 4, indices: new Uint8Array(81), palette });
  const truecolor = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  for (const bytes of [Buffer.alloc(0), truecolor, whole.subarray(0, 60), whole.subarray(0, -30)])
    await expect(openIndexed(bytes)).rejects.toThrow();
});

/** Two zones of a frame of 8 x 8 cells: its left and its right half. */
const manifest = { frame: { side: 16 }, zones: [{ key: 'RIGHT' }, { key: 'LEFT' }] } as FaceManifest;
const masks = Uint8Array.from({ length: 128 }, (_, i) => (i % 8 < 4 === i < 64 ? 1 : 0));
const map = drawZoneMap({ zones: masks }, manifest);
const photo = { width: 80, height: 80 };
const overlay = encodeIndexed({
  ...{ width: 40, height: 40, bits: 4, palette },
  indices: new Uint8Array(1600).fill(12),
});

test.each([
  ['upright', 0, (x: number, y: number) => x >= 10 && x < 20 && y >= 10 && y < 30],
  ['turned by a quarter', 90, (x: number, y: number) => y >= 10 && y < 20 && x >= 10 && x < 30],
])('an overlay is cut to a zone of a face that is %s', async (_name, angle, isInside) => {
  const frame = { x: 40, y: 40, side: 40, angle };
  const cut = (await cutToZone(overlay, map, 'RIGHT', { frame }, photo))!;
  const indices = await indicesOf(cut);
  const expected = Array.from(indices, (_, i) => (isInside(i % 40, Math.floor(i / 40)) ? 12 : 0));
  expect(indices).toEqual(expected);
  const { width, height } = await sharp(cut).metadata();
  expect([width, height]).toEqual([40, 40]);
});

test('there is nothing of a zone that the map does not have', async () => {
  const frame = { x: 40, y: 40, side: 40, angle: 0 };
  expect(await cutToZone(overlay, map, 'CHIN', { frame }, photo)).toBeNull();
});
