import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { valuesOf } from '../../ml-models/evaluation/measured-photos.ts';
import { spearman } from '../../ml-models/evaluation/statistics.ts';
import { PARAMETERS } from '../../ml-models/parameters.ts';
import { PLAIN_SKIN, renderSkin, type SkinScene } from '../../ml-models/renderer/render-skin.ts';
import { renderSkinEllipse } from '../../ml-models/renderer/skin-ellipse.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import { analyzePhoto } from '../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../src/inference/skin-model.ts';

let model: SkinModel;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
});

async function measure(scene: Partial<SkinScene>): Promise<Record<string, number>> {
  const { data, width, height } = renderSkin({ ...PLAIN_SKIN, seed: 5, ...scene });
  return valuesOf(model, await model.runPixels(data, width, height));
}

const MEASURED = ['OILINESS', 'PORES', 'REDNESS', 'BLEMISHES', 'SPOTS', 'LINES', 'ROUGHNESS'];
const LEVELS = [0, 0.33, 0.67, 1];

test.each([
  ['gloss', 'OILINESS'],
  ['poreDepth', 'PORES'],
  ['flush', 'REDNESS'],
  ['blemishes', 'BLEMISHES'],
  ['spots', 'SPOTS'],
  ['lineDepth', 'LINES'],
  ['roughness', 'ROUGHNESS'],
] as const)(
  '%s moves %s, in every tone, and more than any other score',
  async (parameter, key) => {
    for (const melanin of [0.03, 0.15]) {
      const rows: Record<string, number>[] = [];
      for (const level of LEVELS) rows.push(await measure({ melanin, [parameter]: level }));
      const scores = rows.map((row) => row[key]!);
      expect(spearman(scores, LEVELS), `${key} at melanin ${melanin}: ${scores}`).toBe(1);
      const moved = (other: string) => rows.at(-1)![other]! - rows[0]![other]!;
      const most = MEASURED.toSorted((a, b) => moved(b) - moved(a))[0];
      expect(most, `melanin ${melanin}`).toBe(key);
    }
  },
  120_000,
);

test('the typology angle falls as melanin rises', async () => {
  const angles: number[] = [];
  for (const melanin of [0.012, 0.03, 0.06, 0.12, 0.25]) angles.push((await measure({ melanin })).ITA!);
  expect(angles).toEqual(angles.toSorted((a, b) => b - a));
}, 60_000);

test('scores hardly follow the strength of the light', async () => {
  const [dim, bright] = [await measure({ light: 0.7 }), await measure({ light: 1.15 })];
  for (const key of MEASURED) expect(Math.abs(dim[key]! - bright[key]!), key).toBeLessThan(9);
});

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
  const numbers = (ellipse: Pick<typeof PARAMETERS.ellipse, 'centre' | 'whitening'>) => [
    ...ellipse.centre,
    ...ellipse.whitening.flat(),
  ];
  numbers({ centre, whitening }).forEach((value, i) => {
    expect(numbers(PARAMETERS.ellipse)[i]).toBeCloseTo(value, 3);
  });
});

test('the same scene gives the same bytes', () => {
  const scene = { ...PLAIN_SKIN, seed: 3 };
  expect(renderSkin(scene, 128).data.equals(renderSkin(scene, 128).data)).toBe(true);
});
