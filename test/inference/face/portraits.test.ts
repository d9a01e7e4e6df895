import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { eyeSpan, poseOf } from '../../../src/inference/face/face-geometry.ts';
import { alignFace } from '../../../src/inference/face/zone-masks.ts';
import { decodeStored } from '../../../src/inference/photo.ts';
import { SkinModel } from '../../../src/inference/skin-model.ts';

const NAMES = ['president', 'vice-president', 'admiral'];

let model: SkinModel;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
});

const open = (name: string) => sharp(readFileSync(`test/fixtures/portraits/${name}.jpg`));

async function find(photo: Sharp) {
  const { locator, manifest } = model;
  const pixels = await decodeStored(await photo.jpeg({ quality: 95 }).toBuffer());
  const { points, photo: pyramid } = await locator!.locate(pixels);
  if (!points) return undefined;
  const { landmarks } = manifest.face!;
  const [right, left] = landmarks.eyes.map((i) => [points[3 * i]!, points[3 * i + 1]!]);
  return {
    ...{ right: right as [number, number], left: left as [number, number], width: pixels.width },
    pose: poseOf(points, landmarks),
    span: eyeSpan(points, landmarks),
    aligned: alignFace(points, manifest.face!, pyramid),
  };
}

describe.each(NAMES)('%s', (name) => {
  test('looks about straight, with the face in view', async () => {
    const { pose, aligned, right, left } = (await find(open(name)))!;
    expect(Math.abs(pose.yaw)).toBeLessThan(20);
    expect(Math.abs(pose.pitch)).toBeLessThan(20);
    expect(Math.abs(pose.roll)).toBeLessThan(20);
    expect(aligned.visible).toBe(1);
    expect(right[0]).toBeLessThan(left[0]);
  });

  test.each([-70, -30, 30, 70])('turned by %i degrees', async (angle) => {
    const [plain, turned] = [await find(open(name)), await find(open(name).rotate(angle))];
    expect(turned!.pose.roll - plain!.pose.roll).toBeCloseTo(angle, -1);
    expect(turned!.span / plain!.span).toBeCloseTo(1, 1);
  });

  test('mirrored', async () => {
    const [plain, mirrored] = [await find(open(name)), await find(open(name).flop())];
    expect(Math.abs(mirrored!.pose.yaw + plain!.pose.yaw)).toBeLessThan(6);
    expect(Math.abs(mirrored!.pose.roll + plain!.pose.roll)).toBeLessThan(3);
    expect(Math.abs(plain!.width - mirrored!.right[0] - plain!.left[0])).toBeLessThan(0.05 * plain!.span);
  });

  test.each<[string, (photo: Sharp) => Sharp, { scale?: number; left?: number; top?: number }]>([
    [
      'cropped',
      (photo) => photo.extract({ left: 40, top: 30, width: 330, height: 390 }),
      { left: 40, top: 30 },
    ],
    ['small', (photo) => photo.resize({ height: 200 }), { scale: 200 }],
    ['large', (photo) => photo.resize({ height: 1500 }), { scale: 1500 }],
    ['dark', (photo) => photo.linear(0.25, 0), {}],
    ['bright', (photo) => photo.linear(1.4, 0), {}],
    ['in warm light', (photo) => photo.linear([1.1, 1, 0.7], [0, 0, 0]), {}],
  ])('%s', async (_, change, { scale, left = 0, top = 0 }) => {
    const { height } = await open(name).metadata();
    const factor = scale ? scale / height : 1;
    const [plain, changed] = [await find(open(name)), await find(change(open(name)))];
    expect(changed!.span / plain!.span / factor).toBeCloseTo(1, 1);
    const near = 0.06 * plain!.span;
    expect(Math.abs(changed!.right[0] / factor + left - plain!.right[0])).toBeLessThan(near);
    expect(Math.abs(changed!.right[1] / factor + top - plain!.right[1])).toBeLessThan(near);
  });
});
