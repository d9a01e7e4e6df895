import { readFileSync } from 'node:fs';
import sharp, { type Matrix3x3 } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { MIN_ADVICE_CONFIDENCE } from '../../../src/analyses/comparison/metric-change.ts';
import type { Pixels } from '../../../src/inference/face/pixels.ts';
import { type ObservedFace, observePhoto, storedPhoto } from '../../../src/inference/observe-photo.ts';
import { preparePhoto } from '../../../src/inference/photo.ts';
import { recognizeFace } from '../../../src/inference/recognize-skin.ts';
import { analyzePhoto } from '../../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../../src/inference/skin-model.ts';
import { closeup, portrait, solidPhoto } from '../../setup/photos.ts';

let model: SkinModel;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
});

const people = ['president', 'vice-president'].map((name) => ({
  name,
  photo: readFileSync(`test/fixtures/portraits/${name}.jpg`),
}));
const faces = [{ name: 'sample', photo: portrait }, ...people];

async function observe(photo: Buffer): Promise<ObservedFace> {
  const { jpeg, capture } = await preparePhoto(photo);
  return (await observePhoto(model, storedPhoto(jpeg), capture)) as ObservedFace;
}

async function analyze(photo: Buffer) {
  const { jpeg, capture } = await preparePhoto(photo);
  return analyzePhoto(model, jpeg, capture);
}

async function pixelsOf(photo: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(photo)
    .resize(300, 300, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The photo as a black-and-white one, in one hue. */
const toned = (photo: Buffer, gains: readonly [number, number, number]) =>
  sharp(photo)
    .recomb(gains.map((gain) => [0.299 * gain, 0.587 * gain, 0.114 * gain]) as unknown as Matrix3x3)
    .jpeg()
    .toBuffer();

describe('a face', () => {
  test.each(faces)('of the usual colors costs no second look: $name', async ({ photo }) => {
    const { quality } = await observe(photo);
    const recognized = await recognizeFace(model, { quality, presence: 1 }, () => {
      throw new Error('The frame was looked at.');
    });
    expect(recognized).toEqual({ problems: [], isTinted: false });
  });

  test.each(faces)('of which the mesh is not sure is one if a person is seen: $name', async ({ photo }) => {
    const { quality } = await observe(photo);
    const frame = await pixelsOf(photo);
    const recognized = await recognizeFace(model, { quality, presence: 0.96 }, () => frame);
    expect(recognized).toEqual({ problems: [], isTinted: false });
  });

  test('of which the mesh is not sure is none if something else is seen', async () => {
    const { quality } = await observe(portrait);
    const frame = await pixelsOf(await solidPhoto());
    const { problems } = await recognizeFace(model, { quality, presence: 0.96 }, () => frame);
    expect(problems).toEqual([{ code: 'NO_SKIN_FOUND' }]);
  });
});

describe('light of a color that no skin has', () => {
  test.each<[string, [number, number, number]]>([
    ['purple', [1, 0.6, 1]],
    ['green', [0.6, 1, 0.6]],
    ['blue', [0.55, 0.8, 1.2]],
    ['red', [1.1, 0.35, 0.35]],
  ])('%s refuses no face, but nothing is compared with it or advised by it', async (_, gains) => {
    for (const { name, photo } of faces) {
      const result = await analyze(await sharp(photo).linear(gains, [0, 0, 0]).png().toBuffer());
      if (result.status !== 'COMPLETED') throw new Error(`${name}: ${JSON.stringify(result.problems)}`);
      expect(result.hints, name).toContain('COLORED_LIGHT');
      expect(result.confidence, name).toBeLessThan(MIN_ADVICE_CONFIDENCE);
    }
  });
});

describe('a photo without color', () => {
  test.each<[string, [number, number, number]]>([
    ['gray', [1, 1, 1]],
    ['brown', [1.05, 0.95, 0.8]],
    ['bluish', [0.8, 0.95, 1.05]],
  ])('is refused as such: %s', async (_, gains) => {
    for (const { name, photo } of faces) {
      const result = await analyze(await toned(photo, gains));
      expect(result, name).toMatchObject({ status: 'REJECTED', problems: [{ code: 'NO_COLOR' }] });
    }
  });

  test('is none if its colors are muted, in light or in the dark', async () => {
    for (const light of [1, 0.7, 0.45]) {
      const muted = sharp(portrait).modulate({ saturation: 0.5 }).linear(light, 0);
      expect(await analyze(await muted.jpeg().toBuffer()), `light ${light}`).toMatchObject({
        status: 'COMPLETED',
      });
    }
  });

  test('is refused as such if the face is too small as well', async () => {
    const small = await sharp(portrait).resize(200).greyscale().jpeg().toBuffer();
    expect(await analyze(small)).toMatchObject({
      status: 'REJECTED',
      problems: [{ code: 'TOO_SMALL' }, { code: 'NO_COLOR' }],
    });
  });

  test('is refused as such if it shows skin from near', async () => {
    expect(await analyze(await toned(closeup, [1, 1, 1]))).toMatchObject({
      status: 'REJECTED',
      problems: [{ code: 'NO_COLOR' }],
    });
  });

  test('is not one with few colors', async () => {
    for (const { name, photo } of faces) {
      const pale = await sharp(photo).modulate({ saturation: 0.4 }).jpeg({ quality: 60 }).toBuffer();
      expect(await analyze(pale), name).toMatchObject({ status: 'COMPLETED' });
    }
  });
});

test('a gray face among colors is no skin', async () => {
  const { data, info } = await sharp(portrait).raw().toBuffer({ resolveWithObject: true });
  const { frame } = await observe(portrait);
  for (let i = 0; i < info.width * info.height; i++) {
    const [x, y] = [i % info.width, Math.floor(i / info.width)];
    const pixel = data.subarray(3 * i, 3 * i + 3);
    const isFace = Math.hypot(x - frame.x, y - frame.y) < 0.48 * frame.side;
    if (isFace) pixel.fill(0.299 * pixel[0]! + 0.587 * pixel[1]! + 0.114 * pixel[2]!);
    else pixel.set([40, 130, 60]);
  }
  const statue = await sharp(data, { raw: { ...info, channels: 3 } })
    .jpeg()
    .toBuffer();
  expect(await analyze(statue)).toMatchObject({ status: 'REJECTED', problems: [{ code: 'NO_SKIN_FOUND' }] });
});
