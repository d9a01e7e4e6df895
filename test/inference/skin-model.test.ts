import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { ZONES } from '../../ml-models/face/face-layout.ts';
import { buildCloseUpGraph } from '../../ml-models/graph/close-up-graph.ts';
import { buildFaceGraph } from '../../ml-models/graph/face-graph.ts';
import { METRICS } from '../../ml-models/metrics.ts';
import { readModel } from '../../src/inference/manifest/model-manifest.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import { checkCapture } from '../../src/inference/photo-checks.ts';
import { analyzePhoto } from '../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../src/inference/skin-model.ts';
import { portrait } from '../setup/photos.ts';

let model: SkinModel;

beforeAll(async () => {
  model = await SkinModel.load('ml-models');
});

async function analyse(bytes: Buffer) {
  const { jpeg, capture } = await preparePhoto(bytes);
  return analyzePhoto(model, jpeg, capture);
}

test('the committed graphs are what their builders write', () => {
  const { version, face, graphs } = model.manifest;
  const zones = ZONES.map(({ key }) => key);
  const built = [
    [graphs.face!.file, buildFaceGraph(zones, face!.frame.side)],
    [graphs.closeUp.file, buildCloseUpGraph()],
  ] as const;
  for (const [file, graph] of built) {
    const name = file.replace('.onnx', '');
    expect(graph.encode(name, { name, version }).equals(readFileSync(`ml-models/${file}`)), file).toBe(true);
  }
});

test('the weights of the skin score add up to a hundred', () => {
  expect(METRICS.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

test.each([
  ['portrait.jpg', 'FACE'],
  ['closeup.jpg', 'CLOSE_UP'],
])('the sample %s is analyzed as %s', async (name, kind) => {
  const result = await analyse(readFileSync(`ml-models/samples/${name}`));
  expect(result).toMatchObject({ status: 'COMPLETED', kind });
});

test('a face has a place, and its metrics have zones where they mean something', async () => {
  const result = await analyse(portrait);
  if (result.status !== 'COMPLETED') throw new Error(`${result.problems.map(({ code }) => code)}`);
  const { frame, pixelsPerMm } = result.face!;
  expect(frame.x).toBeGreaterThan(150);
  expect(frame.x).toBeLessThan(360);
  expect(frame.side).toBeCloseTo(pixelsPerMm * 90 * 2.3, -1);
  const zonesOf = (key: string) =>
    result.metrics.find((metric) => metric.key === key)!.zones?.map(({ zone }) => zone);
  expect(zonesOf('LINES')).toEqual(expect.arrayContaining(['FOREHEAD', 'LEFT_CROWS_FEET', 'U_ZONE']));
  expect(zonesOf('LINES')).not.toContain('NOSE');
  expect(zonesOf('PORES')).toEqual(['NOSE', 'RIGHT_CHEEK', 'LEFT_CHEEK', 'U_ZONE']);
  expect(zonesOf('SKIN_SCORE')).toBeUndefined();
  for (const { zones = [] } of result.metrics) {
    for (const { value, interval, coverage } of zones) {
      expect(interval.low).toBeLessThanOrEqual(value);
      expect(interval.high).toBeGreaterThanOrEqual(value);
      expect(coverage).toBeGreaterThanOrEqual(0.25);
    }
  }
});

test('the skin score is the cubic mean of all concerns, and severe blemishes bound it', async () => {
  for (const bytes of [portrait, readFileSync('ml-models/samples/closeup.jpg')]) {
    const result = await analyse(bytes);
    if (result.status !== 'COMPLETED') throw new Error(`${result.problems.map(({ code }) => code)}`);
    const scoreOf = (key: string) => result.metrics.find((metric) => metric.key === key)!.value;
    const oiliness = scoreOf('OILINESS');
    const gloss = result.kind === 'FACE' ? (oiliness - 0.33 * scoreOf('PORES')) / 0.67 : oiliness;
    const weighted = METRICS.filter(({ weight }) => weight > 0).map(
      ({ key, weight }) => (weight / 100) * (key === 'OILINESS' ? gloss : scoreOf(key)) ** 3,
    );
    expect(weighted).toHaveLength(7);
    const clear = 100 - Math.cbrt(weighted.reduce((sum, part) => sum + part, 0));
    const expected = Math.min(clear, 1.25 * (100 - scoreOf('BLEMISHES')));
    expect(Math.abs(result.scores.skinScore - expected)).toBeLessThan(0.3);
  }
});

test('a strongly compressed photo widens the intervals', async () => {
  const semAfter = async (quality: number) => {
    const result = await analyse(await sharp(portrait).jpeg({ quality }).toBuffer());
    if (result.status !== 'COMPLETED') throw new Error(`${result.problems.map(({ code }) => code)}`);
    return { sem: result.metrics[0]!.sem, confidence: result.confidence };
  };
  const [good, poor] = [await semAfter(92), await semAfter(55)];
  expect(poor.sem).toBeGreaterThan(good.sem);
  expect(poor.confidence).toBeLessThan(good.confidence);
});

test('what lies outside the face does not count', async () => {
  const face = await sharp(portrait).extract({ left: 60, top: 40, width: 400, height: 520 }).png().toBuffer();
  const on = (background: string) =>
    sharp(face)
      .extend({ top: 80, bottom: 80, left: 160, right: 160, background })
      .jpeg({ quality: 95 })
      .toBuffer();
  const [wall, leaves] = [await analyse(await on('#c8a08c')), await analyse(await on('#284820'))];
  if (wall.status !== 'COMPLETED' || leaves.status !== 'COMPLETED') throw new Error('One was rejected.');
  for (const [i, { key, value }] of wall.metrics.entries()) {
    // Another background shifts the crop of the mesh by a fraction of a pixel.
    expect(Math.abs(value - leaves.metrics[i]!.value), key).toBeLessThan(4);
  }
});

test('visual proxies have low confidence', async () => {
  const result = await analyse(portrait);
  if (result.status !== 'COMPLETED') throw new Error(`${result.problems.map(({ code }) => code)}`);
  for (const { key, basis, confidence, interval } of result.metrics.filter(
    ({ basis }) => basis === 'VISUAL_PROXY',
  )) {
    expect(confidence, basis).toBeLessThanOrEqual(0.4);
    expect(interval.high - interval.low, key).toBeGreaterThan(key === 'OILINESS' ? 5 : 25);
  }
  const { itaInterval, ita } = result.tone;
  expect(itaInterval.low).toBeLessThan(ita);
  expect(itaInterval.high).toBeGreaterThan(ita);
});

test('overlays have the shape of the photo and leave its corners transparent', async () => {
  const result = await analyse(portrait);
  if (result.status !== 'COMPLETED') throw new Error(`${result.problems.map(({ code }) => code)}`);
  for (const { key, image } of result.heatmaps) {
    const { width, height, hasAlpha, format } = await sharp(image).metadata();
    expect([key, format, hasAlpha, (width! / height!).toFixed(2)]).toEqual([
      key,
      'png',
      true,
      (510 / 600).toFixed(2),
    ]);
    const corner = await sharp(image)
      .extract({ left: 0, top: 0, width: 20, height: 20 })
      .extractChannel(3)
      .raw()
      .toBuffer();
    expect(Math.max(...corner), key).toBeLessThan(12);
  }
});

test.each<[string, Promise<Buffer>, string[]]>([
  ['a small photo', sharp(portrait).resize(200).jpeg().toBuffer(), ['TOO_SMALL']],
  [
    'a narrow strip, in which the face is stretched beyond recognition',
    sharp(portrait).resize(300, 1400, { fit: 'fill' }).jpeg().toBuffer(),
    ['TOO_SMALL', 'NO_SKIN_FOUND'],
  ],
  ['a dark photo', sharp(portrait).linear(0.1, 0).jpeg().toBuffer(), ['TOO_DARK']],
  [
    'two faces',
    sharp(portrait)
      .extend({ right: 510, background: '#777' })
      .composite([{ input: portrait, left: 510, top: 0 }])
      .jpeg()
      .toBuffer(),
    ['ONE_FACE_ONLY'],
  ],
  [
    'a face far away',
    sharp(portrait)
      .resize(150)
      .extend({ top: 120, bottom: 120, left: 150, right: 150, background: '#777' })
      .jpeg()
      .toBuffer(),
    ['COME_CLOSER'],
  ],
  [
    'a small dark photo',
    sharp(portrait).resize(200).linear(0.1, 0).jpeg().toBuffer(),
    ['TOO_SMALL', 'TOO_DARK'],
  ],
  ['a burnt-out photo', sharp(portrait).linear(2, 120).jpeg().toBuffer(), ['OVEREXPOSED']],
  ['a blurred photo', sharp(portrait).blur(8).jpeg().toBuffer(), ['BLURRED']],
  ['a blurred photo full of blocks', sharp(portrait).blur(8).jpeg({ quality: 45 }).toBuffer(), ['BLURRED']],
  ['grass', noise({ r: 60, g: 130, b: 40 }), ['NO_SKIN_FOUND']],
])('%s is rejected with the reason', async (_, bytes, codes) => {
  const result = await analyse(await bytes);
  if (result.status !== 'REJECTED') throw new Error('It was not rejected.');
  expect(result.problems.map(({ code }) => code)).toEqual(codes);
});

test('a blurred face before a sharp background is blurred', async () => {
  const face = { left: 110, top: 150, width: 240, height: 330 };
  const background = await sharp(portrait)
    .composite([{ input: await sharp(portrait).blur(14).extract(face).toBuffer(), ...face }])
    .jpeg()
    .toBuffer();
  expect(await analyse(background)).toMatchObject({ status: 'REJECTED', problems: [{ code: 'BLURRED' }] });
});

test('a dim photo of a face is not taken for a blurred one', async () => {
  for (const name of ['president', 'vice-president']) {
    const dim = sharp(readFileSync(`test/fixtures/portraits/${name}.jpg`))
      .linear(0.5, 0)
      .blur(3);
    expect(await analyse(await dim.jpeg().toBuffer()), name).toMatchObject({ status: 'COMPLETED' });
  }
});

test('a dark or a white wall behind a well-lit face is no problem', async () => {
  for (const background of ['#000', '#fff']) {
    const framed = await sharp(portrait)
      .extract({ left: 110, top: 130, width: 300, height: 400 })
      .extend({ top: 120, bottom: 120, left: 200, right: 200, background })
      .jpeg()
      .toBuffer();
    const { capture } = await preparePhoto(framed);
    expect(checkCapture(capture, model.manifest.thresholds)).toEqual([]);
    expect(await analyse(framed)).toMatchObject({ status: 'COMPLETED', kind: 'FACE' });
  }
});

test.each([
  [300, 400],
  [511, 257],
  [256, 1000],
])('a photo of %i x %i px is analysed without a false border', async (width, height) => {
  const photo = await sharp(readFileSync('ml-models/samples/closeup.jpg'))
    .resize(width, height, { fit: 'cover' })
    .jpeg({ quality: 95 })
    .toBuffer();
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  const { heatmaps } = await model.runCloseUp({ data, width: info.width, height: info.height });
  expect(heatmaps.columns).toBe(Math.ceil(info.width / 8));
  expect(heatmaps.rows).toBe(Math.ceil(info.height / 8));
});

test('the build is the same on every run', () => {
  const digest = () =>
    execFileSync('git', [
      'hash-object',
      'ml-models/skin-face.onnx',
      'ml-models/skin-close-up.onnx',
      'ml-models/face-detector.onnx',
      'ml-models/face-mesh.onnx',
      'ml-models/subject.onnx',
      'ml-models/manifest.json',
    ]).toString();
  const before = digest();
  execFileSync(process.execPath, ['--import', 'tsx', 'ml-models/build.ts']);
  expect(digest()).toBe(before);
  expect(() => readModel('ml-models')).not.toThrow();
});

function noise(colour: { r: number; g: number; b: number }): Promise<Buffer> {
  const size = { width: 600, height: 600 };
  const data = Buffer.alloc(size.width * size.height * 3);
  for (let i = 0; i < size.width * size.height; i++) {
    const swing = ((i * 7919) % 61) - 30;
    data.set([colour.r + swing, colour.g + swing, colour.b + swing], 3 * i);
  }
  return sharp(data, { raw: { ...size, channels: 3 } })
    .jpeg()
    .toBuffer();
}
