import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Affine } from '../../../src/inference/face/warp.ts';
import { invert } from '../../../src/inference/face/warp.ts';
import { type ObservedFace, observePhoto, storedPhoto } from '../../../src/inference/observe-photo.ts';
import { preparePhoto } from '../../../src/inference/photo.ts';
import { analyzePhoto } from '../../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../../src/inference/skin-model.ts';
import { closeup, portrait } from '../../setup/photos.ts';

type Paint = (pixel: [number, number, number], u: number, v: number) => [number, number, number] | undefined;

let model: SkinModel;
let plain: ObservedFace;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
  plain = (await observe(portrait)) as ObservedFace;
});

async function observe(bytes: Buffer) {
  const { jpeg, capture } = await preparePhoto(bytes);
  return observePhoto(model, storedPhoto(jpeg), capture);
}

async function analyze(bytes: Buffer) {
  const { jpeg, capture } = await preparePhoto(bytes);
  const result = await analyzePhoto(model, jpeg, capture);
  if (result.status !== 'COMPLETED') throw new Error(JSON.stringify(result.problems));
  return result;
}

/** The portrait, painted by place in the frame, 0..1. */
async function painted(paint: Paint): Promise<Buffer> {
  const { data, info } = await sharp(portrait).raw().toBuffer({ resolveWithObject: true });
  const map: Affine = plain.aligned.map;
  for (let i = 0; i < info.width * info.height; i++) {
    const [u, v] = invert(map, (i % info.width) + 0.5, Math.floor(i / info.width) + 0.5);
    const pixel = data.subarray(3 * i, 3 * i + 3);
    pixel.set(paint([pixel[0]!, pixel[1]!, pixel[2]!], u / 512, v / 512) ?? pixel);
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png()
    .toBuffer();
}

const belowEyes = (u: number, v: number) => v > 0.39 && v < 0.46 && Math.abs(Math.abs(u - 0.5) - 0.15) < 0.09;

describe('below the eyes', () => {
  test('darkness and blueness grow with what is painted there, whatever the exposure', async () => {
    const before = (await analyze(portrait)).underEyes!;
    expect(before.map(({ side }) => side)).toEqual(['RIGHT', 'LEFT']);
    const dark = await painted(([r, g, b], u, v) =>
      belowEyes(u, v) ? [0.85 * r, 0.85 * g, 0.93 * b] : undefined,
    );
    for (const photo of [dark, await sharp(dark).linear(0.85, 0).png().toBuffer()]) {
      const after = (await analyze(photo)).underEyes!;
      for (const [i, { darkness, blueness, darknessInterval }] of after.entries()) {
        expect(darkness - before[i]!.darkness).toBeGreaterThan(3);
        expect(blueness - before[i]!.blueness).toBeGreaterThan(2);
        expect(darknessInterval.low).toBeLessThan(darkness);
        expect(darknessInterval.high).toBeGreaterThan(darkness);
      }
    }
  });
});

describe('hints', () => {
  const lowerHalf = (u: number, v: number) => v > 0.47 && v < 0.95 && Math.abs(u - 0.5) < 0.36;
  const glasses = (u: number, v: number) =>
    Math.hypot((Math.abs(u - 0.5) - 0.15) / 0.13, (v - 0.37) / 0.09) < 1;

  test.each<[string, Paint]>([
    ['a blue mask', (_, u, v) => (lowerHalf(u, v) ? [143, 184, 216] : undefined)],
    ['a white mask', (_, u, v) => (lowerHalf(u, v) ? [232, 232, 234] : undefined)],
    ['dark glasses', (_, u, v) => (glasses(u, v) ? [20, 20, 22] : undefined)],
    ['a dark fringe', (_, _u, v) => (v < 0.28 ? [42, 28, 20] : undefined)],
  ])('%s covers the face', async (_, paint) => {
    expect((await analyze(await painted(paint))).hints).toContain('FACE_COVERED');
  });

  test.each(['president', 'vice-president'])('nothing covers the face of the %s', async (name) => {
    const { hints } = await analyze(readFileSync(`test/fixtures/portraits/${name}.jpg`));
    expect(hints).not.toContain('FACE_COVERED');
    expect(hints).not.toContain('COLORED_LIGHT');
  });

  test('the plain portrait needs no hint', async () => {
    expect((await analyze(portrait)).hints).toEqual([]);
  });
});

describe('overlays', () => {
  const alphaOf = async (image: Buffer) => {
    const { data, info } = await sharp(image).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, at: (i: number) => data[4 * i + 3]! };
  };

  test('are drawn only on skin', async () => {
    const { aligned, photo } = plain;
    for (const { key, image } of (await analyze(portrait)).heatmaps) {
      const { width, height, at } = await alphaOf(image);
      let drawn = 0;
      for (let i = 0; i < width * height; i++) {
        if (at(i) < 12) continue;
        drawn += 1;
        const x = (((i % width) + 0.5) * photo.width) / width;
        const y = ((Math.floor(i / width) + 0.5) * photo.height) / height;
        const [u, v] = invert(aligned.map, x, y).map((value) => Math.round(value / 2)) as [number, number];
        const around = [-4, 0, 4].flatMap((a) => [-4, 0, 4].map((b) => aligned.face[(v + b) * 256 + u + a]));
        expect(around, `${key} at ${x}, ${y}`).toContain(1);
      }
      expect(drawn, key).toBeGreaterThan(20);
    }
  });

  test('show what is raised', async () => {
    const strongest = async (photo: Buffer, wanted: string, inside: (u: number, v: number) => boolean) => {
      const { image } = (await analyze(photo)).heatmaps.find(({ key }) => key === wanted)!;
      const { width, height, at } = await alphaOf(image);
      let sum = 0;
      let count = 0;
      for (let i = 0; i < width * height; i++) {
        const x = (((i % width) + 0.5) * plain.photo.width) / width;
        const y = ((Math.floor(i / width) + 0.5) * plain.photo.height) / height;
        const [u, v] = invert(plain.aligned.map, x, y);
        if (!inside(u / 512, v / 512)) continue;
        sum += at(i);
        count += 1;
      }
      return sum / count;
    };
    const cheek = (u: number, v: number) => Math.hypot(u - 0.32, v - 0.54) < 0.06;
    const red = await painted(([r, g, b], u, v) => (cheek(u, v) ? [r, 0.75 * g, 0.8 * b] : undefined));
    expect(await strongest(portrait, 'REDNESS', cheek)).toBeLessThan(55);
    expect(await strongest(red, 'REDNESS', cheek)).toBeGreaterThan(110);
  });
});

test('a close-up has neither candidates nor sides', async () => {
  const result = await analyze(closeup);
  expect(result).not.toHaveProperty('lesions');
  expect(result).not.toHaveProperty('underEyes');
});
