import sharp, { type Sharp } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { eyeSpan, poseOf } from '../../../src/inference/face/face-geometry.ts';
import type { FaceLocator } from '../../../src/inference/face/face-locator.ts';
import { alignFace } from '../../../src/inference/face/zone-masks.ts';
import { decodeStored } from '../../../src/inference/photo.ts';
import { SkinModel } from '../../../src/inference/skin-model.ts';
import { closeup, portrait, solidPhoto } from '../../setup/photos.ts';

let model: SkinModel;
let locator: FaceLocator;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
  locator = model.locator!;
});

const landmarks = () => model.manifest.face!.landmarks;

async function find(photo: Sharp | Buffer) {
  const jpeg = await (Buffer.isBuffer(photo) ? sharp(photo) : photo).jpeg({ quality: 95 }).toBuffer();
  const found = await locator.locate(await decodeStored(jpeg));
  if (!found.points) return undefined;
  const [right, left] = landmarks().eyes.map((i) => [found.points![3 * i]!, found.points![3 * i + 1]!]);
  return {
    ...{ right: right as [number, number], left: left as [number, number], isShared: found.isShared },
    pose: poseOf(found.points, landmarks()),
    span: eyeSpan(found.points, landmarks()),
    aligned: alignFace(found.points, model.manifest.face!, found.photo),
  };
}

test('the face of the portrait is found, upright and looking at the camera', async () => {
  const face = await find(portrait);
  expect(face!.right[0]).toBeLessThan(face!.left[0]);
  for (const angle of Object.values(face!.pose)) expect(Math.abs(angle)).toBeLessThan(12);
  expect(face).toMatchObject({ isShared: false, aligned: { visible: 1 } });
});

test.each([-80, -40, -15, 15, 40, 80])(
  'a photo turned by %i degrees tilts the face by as much',
  async (angle) => {
    const [straight, turned] = [await find(portrait), await find(sharp(portrait).rotate(angle))];
    expect(turned!.pose.roll - straight!.pose.roll).toBeCloseTo(angle, -1);
    expect(turned!.span / straight!.span).toBeCloseTo(1, 1);
    expect(Math.abs(turned!.pose.yaw - straight!.pose.yaw)).toBeLessThan(6);
  },
);

test.each([150, 180, 210])('a face turned by %i degrees is not accepted', async (angle) => {
  expect(await find(sharp(portrait).rotate(angle)).then((face) => face?.pose)).toBeUndefined();
});

test('a mirrored face looks to the other side', async () => {
  const [plain, mirrored] = [await find(portrait), await find(sharp(portrait).flop())];
  expect(Math.abs(mirrored!.pose.yaw + plain!.pose.yaw)).toBeLessThan(5);
  expect(Math.abs(mirrored!.pose.roll + plain!.pose.roll)).toBeLessThan(3);
  expect(mirrored!.right[0]).toBeCloseTo(510 - plain!.left[0], -1);
});

test('a cropped photo gives the same face', async () => {
  const [whole, cropped] = [
    await find(portrait),
    await find(sharp(portrait).extract({ left: 60, top: 50, width: 400, height: 500 })),
  ];
  expect(Math.abs(cropped!.right[0] + 60 - whole!.right[0])).toBeLessThan(4);
  expect(Math.abs(cropped!.right[1] + 50 - whole!.right[1])).toBeLessThan(4);
  expect(cropped!.span / whole!.span).toBeCloseTo(1, 1);
});

test.each<[string, () => Sharp, number]>([
  ['a small photo', () => sharp(portrait).resize(140), 140 / 510],
  ['a dark photo', () => sharp(portrait).linear(0.25, 0), 1],
  ['a large photo', () => sharp(portrait).resize(1600), 1600 / 510],
  ['a gray photo', () => sharp(portrait).greyscale(), 1],
])('%s gives the same face', async (_, photo, scale) => {
  const [plain, changed] = [await find(portrait), await find(photo())];
  expect(changed!.span / plain!.span).toBeCloseTo(scale, 1);
  expect(changed!.right[0] / plain!.right[0]).toBeCloseTo(scale, 1);
});

test('a face that reaches out of the photo is not wholly visible', async () => {
  const face = await find(sharp(portrait).extract({ left: 0, top: 0, width: 290, height: 600 }));
  expect(face!.aligned.visible).toBeLessThan(0.85);
});

test('two faces of one size are noticed, a small one in the background is not', async () => {
  const beside = (width: number) =>
    sharp(portrait)
      .resize(width)
      .jpeg()
      .toBuffer()
      .then((second) =>
        sharp(portrait)
          .extend({ right: 510, background: '#777' })
          .composite([{ input: second, left: 510, top: 0 }])
          .png()
          .toBuffer(),
      );
  expect((await find(await beside(500)))!.isShared).toBe(true);
  expect((await find(await beside(180)))!.isShared).toBe(false);
});

test('skin from near, cloth and an empty picture show no face', async () => {
  const empty = sharp({ create: { width: 400, height: 300, channels: 3, background: '#c8a08c' } });
  for (const photo of [closeup, await solidPhoto(), empty]) expect(await find(photo)).toBeUndefined();
});

test('zones lie within the face, and sums hold their parts', async () => {
  const { zones, frame } = model.manifest.face!;
  const { aligned } = (await find(portrait))!;
  const cells = (frame.side / 2) ** 2;
  const areaOf = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);
  const maskOf = (key: string) => {
    const at = zones.findIndex((zone) => zone.key === key) * cells;
    return aligned.zones.subarray(at, at + cells);
  };
  for (const { key } of zones) {
    const mask = maskOf(key);
    expect(areaOf(mask), key).toBeGreaterThan(100);
    expect(
      mask.every((value, i) => value <= aligned.face[i]!),
      key,
    ).toBe(true);
  }
  for (const { key, of = [] } of zones) {
    for (const part of of) expect(areaOf(maskOf(key)), key).toBeGreaterThan(areaOf(maskOf(part)));
  }
  const [right, left] = [areaOf(maskOf('RIGHT_CHEEK')), areaOf(maskOf('LEFT_CHEEK'))];
  expect(right / left).toBeGreaterThan(0.7);
  expect(right / left).toBeLessThan(1.4);
});
