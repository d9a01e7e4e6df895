import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { valuesOf } from '../../ml-models/evaluation/measured-photos.ts';
import { renderRunner } from '../../ml-models/evaluation/rendered-report.ts';
import { mean, spearman } from '../../ml-models/evaluation/statistics.ts';
import { ELLIPSE } from '../../ml-models/parameters.ts';
import { renderSkin } from '../../ml-models/renderer/render-skin.ts';
import { renderSkinEllipse } from '../../ml-models/renderer/skin-ellipse.ts';
import { PLAIN_SKIN, type SkinScene } from '../../ml-models/renderer/skin-scene.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import { analyzePhoto } from '../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../src/inference/skin-model.ts';

let model: SkinModel;
let run: Awaited<ReturnType<typeof renderRunner>>;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
  run = await renderRunner(model);
});

type Change = Partial<SkinScene>;
/** A camera sees a face from farther away, hence less sharply. */
const FACE: Change = { view: 'face', blur: 2.4, noise: 0.0015 };

async function measure(scene: Change): Promise<Record<string, number>> {
  return valuesOf(model, { output: await run({ ...PLAIN_SKIN, seed: 5, ...scene }) });
}

const SEEDS = [1, 2, 3, 4, 5, 6];

/** Means over several faces of the same kind. */
async function measureFaces(scene: Change, seeds = SEEDS): Promise<Record<string, number>> {
  const faces: Record<string, number>[] = [];
  for (const seed of seeds) faces.push(await measure({ ...FACE, seed, ...scene }));
  return Object.fromEntries(
    Object.keys(faces[0]!).map((key) => [key, mean(faces.map((values) => values[key]!))]),
  );
}

const MEASURED = ['OILINESS', 'PORES', 'REDNESS', 'BLEMISHES', 'SPOTS', 'LINES', 'ROUGHNESS'];
const LEVELS = [0, 0.5, 1];

test.each([
  ['closeUp', 'gloss', 'OILINESS'],
  ['closeUp', 'poreDepth', 'PORES'],
  ['closeUp', 'flush', 'REDNESS'],
  ['closeUp', 'blemishes', 'BLEMISHES'],
  ['closeUp', 'spots', 'SPOTS'],
  ['closeUp', 'lineDepth', 'LINES'],
  ['closeUp', 'roughness', 'ROUGHNESS'],
  ['face', 'poreDepth', 'PORES'],
  ['face', 'flush', 'REDNESS'],
  ['face', 'blemishes', 'BLEMISHES'],
  ['face', 'spots', 'SPOTS'],
  ['face', 'lineDepth', 'LINES'],
  ['face', 'roughness', 'ROUGHNESS'],
] as const)(
  '%s: %s moves %s, in every tone',
  async (view, parameter, key) => {
    for (const melanin of [0.03, 0.15]) {
      const scores: number[] = [];
      for (const level of LEVELS) {
        const scene = { ...(view === 'face' ? FACE : {}), melanin, [parameter]: level };
        scores.push((await measure(scene))[key]!);
      }
      expect(spearman(scores, LEVELS), `${key} at melanin ${melanin}: ${scores}`).toBe(1);
    }
  },
  120_000,
);

/** Points by which a score may move from the lightest to darker skin. */
const MOST = 2;
const JUDGED = ['SKIN_SCORE', 'HYDRATION', 'ELASTICITY', 'TONE', ...MEASURED];

test('the same face with more melanin is judged alike', async () => {
  const light = await measureFaces({ melanin: 0.02 });
  for (const melanin of [0.05, 0.1, 0.2]) {
    const values = await measureFaces({ melanin, light: (melanin / 0.06) ** 0.2 });
    const moved = JUDGED.map((key) => [key, values[key]! - light[key]!] as const);
    for (const [key, points] of moved) {
      expect(Math.abs(points), `${key} at melanin ${melanin}: ${moved.join(' ')}`).toBeLessThan(MOST);
    }
  }
}, 240_000);

/** A mean of fewer faces allows for less chance. */
const FEW = SEEDS.slice(0, 3);

test('warm and cool light leave a face as it is', async () => {
  for (const melanin of [0.03, 0.15]) {
    // Less light, so that the cast clips nothing.
    const neutral = await measureFaces({ melanin, light: 0.8 }, FEW);
    for (const cast of [
      [0.1, -0.12],
      [-0.1, 0.12],
    ] as const) {
      const values = await measureFaces({ melanin, light: 0.8, cast }, FEW);
      for (const key of [...MEASURED, 'SKIN_SCORE']) {
        expect(Math.abs(values[key]! - neutral[key]!), `${key} at melanin ${melanin}`).toBeLessThan(3);
      }
    }
  }
}, 240_000);

test('the typology angle falls as melanin rises', async () => {
  const angles: number[] = [];
  for (const melanin of [0.012, 0.03, 0.06, 0.12, 0.25]) angles.push((await measure({ melanin })).ITA!);
  expect(angles).toEqual(angles.toSorted((a, b) => b - a));
}, 60_000);

test.each(['face', 'closeUp'] as const)(
  '%s: scores hardly follow the strength of the light',
  async (view) => {
    const scene = view === 'face' ? FACE : {};
    const [dim, bright] = [await measure({ ...scene, light: 0.7 }), await measure({ ...scene, light: 1 })];
    for (const key of MEASURED) expect(Math.abs(dim[key]! - bright[key]!), key).toBeLessThan(9);
  },
);

test('skin of every tone is recognized', async () => {
  for (const melanin of [0.012, 0.03, 0.08, 0.15, 0.25, 0.35]) {
    const { data, width, height } = renderSkin({ ...PLAIN_SKIN, seed: 8, melanin, light: 1 + melanin });
    const png = await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
    const { jpeg, capture } = await preparePhoto(png);
    expect(await analyzePhoto(model, jpeg, capture), `melanin ${melanin}`).toMatchObject({
      status: 'COMPLETED',
    });
  }
});

test("the model's ellipse is the renderer's", () => {
  const { centre, whitening } = renderSkinEllipse();
  const numbers = (ellipse: Pick<typeof ELLIPSE, 'centre' | 'whitening'>) => [
    ...ellipse.centre,
    ...ellipse.whitening.flat(),
  ];
  numbers({ centre, whitening }).forEach((value, i) => {
    expect(numbers(ELLIPSE)[i]).toBeCloseTo(value, 3);
  });
});

test('the same scene gives the same bytes', () => {
  const scene = { ...PLAIN_SKIN, seed: 3 };
  expect(renderSkin(scene, 128).data.equals(renderSkin(scene, 128).data)).toBe(true);
});
