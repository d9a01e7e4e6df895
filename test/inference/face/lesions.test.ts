import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { findLesions, type LesionLimits } from '../../../src/inference/face/lesions.ts';
import type { AlignedFace } from '../../../src/inference/face/zone-masks.ts';
import type { FoundLesions } from '../../../src/inference/inference.types.ts';
import { preparePhoto } from '../../../src/inference/photo.ts';
import { analyzePhoto } from '../../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../../src/inference/skin-model.ts';
import { portrait } from '../../setup/photos.ts';

type Dot = { x: number; y: number; radius: number; paint: readonly [number, number, number] };

let model: SkinModel;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
});

/** The portrait with dots whose light is multiplied, soft at their border. */
async function lesionsWith(dots: readonly Dot[], gain = 1): Promise<FoundLesions> {
  const { data, info } = await sharp(portrait).raw().toBuffer({ resolveWithObject: true });
  for (let i = 0; i < info.width * info.height; i++) {
    for (const { x, y, radius, paint } of dots) {
      const far = Math.hypot((i % info.width) - x, Math.floor(i / info.width) - y) / radius;
      const share = Math.min(1, Math.max(0, 2 - 2 * far));
      for (const k of [0, 1, 2]) data[3 * i + k]! *= 1 + share * (paint[k]! - 1);
    }
    for (const k of [0, 1, 2]) data[3 * i + k]! *= gain;
  }
  const png = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png()
    .toBuffer();
  const { jpeg, capture } = await preparePhoto(png);
  const result = await analyzePhoto(model, jpeg, capture);
  if (result.status !== 'COMPLETED') throw new Error(JSON.stringify(result.problems));
  return result.lesions!;
}

const RED = [0.85, 0.6, 0.6] as const;
const BROWN = [0.66, 0.62, 0.58] as const;
/** On the cheeks of the portrait. */
const PLACES = [
  { x: 118, y: 330, zone: 'RIGHT_CHEEK' },
  { x: 136, y: 352, zone: 'RIGHT_CHEEK' },
  { x: 310, y: 360, zone: 'LEFT_CHEEK' },
  { x: 330, y: 338, zone: 'LEFT_CHEEK' },
];
const near = (found: FoundLesions, { x, y }: { x: number; y: number }) =>
  found.candidates.find((one) => Math.hypot(one.x - x, one.y - y) < 5);

test.each([
  ['RED', RED],
  ['DARK', BROWN],
] as const)('%s dots are found where they are, as large as they are', async (kind, paint) => {
  const clear = await lesionsWith([]);
  for (const place of PLACES) expect(near(clear, place)).toBeUndefined();
  const dots = PLACES.map((place) => ({ ...place, radius: 6, paint }));
  for (const gain of [1, 0.75]) {
    const found = await lesionsWith(dots, gain);
    for (const place of PLACES) {
      const candidate = near(found, place);
      expect(candidate).toMatchObject({ kind, zone: place.zone });
      // 6 px are 2.9 mm, and the border is soft.
      expect(candidate!.diameterMm).toBeGreaterThan(2);
      expect(candidate!.diameterMm).toBeLessThan(6);
      expect(candidate!.confidence).toBeGreaterThan(0.3);
    }
  }
});

test('a fold is no candidate', async () => {
  const line = Array.from({ length: 40 }, (_, i) => ({ x: 165 + i, y: 320 + i, radius: 5, paint: BROWN }));
  const found = await lesionsWith(line);
  const along = found.candidates.filter(({ x, y }) => x > 175 && x < 195 && Math.abs(y - x - 155) < 4);
  expect(along).toEqual([]);
});

const SIDE = 64;
const LIMITS: LesionLimits = {
  diameters: [10, 20],
  kinds: {
    RED: { from: 0.1, full: 0.5, confidence: 0.6 },
    DARK: { from: 0.1, full: 0.5, confidence: 0.6 },
    LIGHT: { from: 0.3, full: 0.5, confidence: 0.3 },
  },
};

function found(set: (planes: Float32Array[]) => void, share = 1): FoundLesions {
  const data = new Float32Array(5 * SIDE * SIDE);
  set([0, 1, 2, 3, 4].map((i) => data.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE)));
  const { zones, frame, ...rest } = model.manifest.face!;
  const cells = SIDE * SIDE;
  const masks = new Uint8Array(zones.length * cells);
  masks.fill(1, 0, cells / 2);
  const aligned: AlignedFace = {
    map: [1, 0, 10, 0, 1, 20],
    face: masks.subarray(0, cells),
    visible: 1,
    zones: masks,
  };
  const manifest = { ...rest, zones, frame: { ...frame, side: 2 * SIDE } };
  return findLesions({ data, side: SIDE }, aligned, manifest, LIMITS, share);
}

test('a peak has kind, place, zone, size and a confidence that the photo limits', () => {
  const at = 10 * SIDE + 20;
  const one = found(([dark, scale, , , red]) => {
    dark![at] = 0.5;
    scale![at] = 1;
    red![at] = 0.9;
  });
  expect(one.candidates).toEqual([
    { kind: 'RED', x: 51, y: 41, diameterMm: 20, confidence: 0.6, zone: 'FOREHEAD' },
  ]);
  expect(one.counts).toEqual([{ zone: 'FOREHEAD', red: 1, dark: 0, light: 0 }]);
  const poor = found(([dark]) => dark!.fill(0.5, at, at + 1), 0.5);
  expect(poor.candidates).toMatchObject([{ kind: 'DARK', confidence: 0.3, diameterMm: 10 }]);
  const between = found(([, , light]) => light!.fill(0.4, 40 * SIDE + 5, 40 * SIDE + 6));
  expect(between.candidates[0]).toMatchObject({ kind: 'LIGHT' });
  expect(between.candidates[0]).not.toHaveProperty('zone');
  expect(between.counts).toEqual([{ red: 0, dark: 0, light: 1 }]);
  expect(found(([, , light]) => light!.fill(0.2, at, at + 1)).candidates).toEqual([]);
});

test('what overlaps is one candidate', () => {
  const pair = found(([dark, scale]) => {
    dark![10 * SIDE + 20] = 0.5;
    scale![10 * SIDE + 20] = 1;
    dark![10 * SIDE + 20 + 2] = 0.3;
  });
  expect(pair.candidates).toHaveLength(1);
  expect(pair.counts).toEqual([{ zone: 'FOREHEAD', red: 0, dark: 1, light: 0 }]);
});

test('a picture full of spots gives a bounded list and soon', () => {
  const started = performance.now();
  const many = found(([dark]) => {
    for (let y = 1; y < SIDE; y += 2) for (let x = 1; x < SIDE; x += 2) dark![y * SIDE + x] = 0.5;
  });
  expect(many.candidates).toHaveLength(60);
  expect(performance.now() - started).toBeLessThan(1000);
});
