import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSkinGraph } from '../../ml-models/graph/skin-graph.ts';
import { METRICS, PARAMETERS } from '../../ml-models/parameters.ts';
import { InferencePool } from '../../src/inference/inference-pool.ts';
import { readModel } from '../../src/inference/model-manifest.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import { checkCapture } from '../../src/inference/photo-checks.ts';
import { analyzePhoto } from '../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../src/inference/skin-model.ts';
import { portrait } from '../setup/photos.ts';
import { writeTinyModel } from './tiny-model.ts';

const log = pino({ level: 'silent' });
const pools: InferencePool[] = [];
let model: SkinModel;

beforeAll(async () => {
  model = await SkinModel.load('ml-models');
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

async function analyse(bytes: Buffer) {
  const { jpeg, capture } = await preparePhoto(bytes);
  return analyzePhoto(model, jpeg, capture);
}

test('the committed model is what its builder writes', () => {
  const { name, version } = model.manifest;
  const built = buildSkinGraph(PARAMETERS).encode(name, { name, version });
  expect(built.equals(readFileSync('ml-models/skin-analyzer.onnx'))).toBe(true);
});

test('the weights of the skin score add up to a hundred', () => {
  expect(METRICS.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

test.each(['portrait.jpg', 'closeup.jpg'])('the sample %s is analysed', async (name) => {
  expect(await analyse(readFileSync(`ml-models/samples/${name}`))).toMatchObject({ status: 'COMPLETED' });
});

test('visual proxies have low confidence', async () => {
  const result = await analyse(portrait);
  if (result.status !== 'COMPLETED') throw new Error(JSON.stringify(result));
  for (const { basis, confidence, interval } of result.metrics.filter(
    ({ basis }) => basis === 'VISUAL_PROXY',
  )) {
    expect(confidence, basis).toBeLessThanOrEqual(0.4);
    expect(interval.high - interval.low).toBeGreaterThan(25);
  }
  const { itaInterval, ita } = result.tone;
  expect(itaInterval.low).toBeLessThan(ita);
  expect(itaInterval.high).toBeGreaterThan(ita);
});

test('overlays have the shape of the photo and leave its corners transparent', async () => {
  const result = await analyse(portrait);
  if (result.status !== 'COMPLETED') throw new Error(JSON.stringify(result));
  for (const { key, image } of result.heatmaps) {
    const { width, height, hasAlpha, format } = await sharp(image).metadata();
    expect([key, format, hasAlpha, (width! / height!).toFixed(2)]).toEqual([
      key,
      'webp',
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
  ['a narrow strip', sharp(portrait).resize(300, 1400, { fit: 'fill' }).jpeg().toBuffer(), ['TOO_SMALL']],
  ['a dark photo', sharp(portrait).linear(0.1, 0).jpeg().toBuffer(), ['TOO_DARK']],
  [
    'a small dark photo',
    sharp(portrait).resize(200).linear(0.1, 0).jpeg().toBuffer(),
    ['TOO_SMALL', 'TOO_DARK'],
  ],
  ['a burnt-out photo', sharp(portrait).linear(2, 120).jpeg().toBuffer(), ['OVEREXPOSED']],
  ['a blurred photo', sharp(portrait).blur(8).jpeg().toBuffer(), ['BLURRED']],
  ['a grey photo', sharp(portrait).greyscale().jpeg().toBuffer(), ['NO_SKIN_FOUND']],
  [
    'a blue photo',
    sharp(portrait)
      .recomb([
        [0, 0, 1],
        [0, 1, 0],
        [1, 0, 0],
      ])
      .jpeg()
      .toBuffer(),
    ['NO_SKIN_FOUND'],
  ],
  ['grass', noise({ r: 60, g: 130, b: 40 }), ['NO_SKIN_FOUND']],
])('%s is rejected with the reason', async (_, bytes, codes) => {
  const result = await analyse(await bytes);
  if (result.status !== 'REJECTED') throw new Error(JSON.stringify(result));
  expect(result.problems.map(({ code }) => code)).toEqual(codes);
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
  const { jpeg } = await preparePhoto(photo);
  const { heatmaps, ...size } = await model.run(jpeg);
  expect(heatmaps.columns).toBe(Math.ceil(size.width / 8));
  expect(heatmaps.rows).toBe(Math.ceil(size.height / 8));
});

test('another model with the same contract needs only its folder', async () => {
  const pool = await InferencePool.start({
    modelDirectory: writeTinyModel(),
    concurrency: 1,
    withModel: true,
    startTimeoutMs: 55_000,
    log,
  });
  pools.push(pool);
  expect(pool.manifest).toMatchObject({ name: 'tiny-test-model', version: '0.0.1' });
  const photo = await pool.preparePhoto(portrait);
  const result = await pool.analyze(photo.jpeg, photo.capture);
  if (result.status !== 'COMPLETED') throw new Error(JSON.stringify(result));
  expect(result.metrics.map(({ key }) => key)).toContain('BRIGHTNESS');
  expect(result.scores.pores).toBeGreaterThan(30);
  expect(result.heatmaps.map(({ key }) => key)).toEqual(['BRIGHTNESS']);
});

test.each<[string, string, RegExp]>([
  ['a missing folder', '/nowhere', /manifest\.json cannot be read \(ENOENT\)/],
  ['a wrong checksum', writeTinyModel((it) => ({ ...it, sha256: '0'.repeat(64) })), /SHA-256/],
  [
    'a missing core metric',
    writeTinyModel((it) => ({ ...it, metrics: it.metrics.slice(1) })),
    /SKIN_SCORE is missing/,
  ],
  ['an unknown key', writeTinyModel((it) => ({ ...it, surprise: 1 })), /contract/],
  [
    'a heatmap of nothing',
    writeTinyModel((it) => ({ ...it, heatmaps: ['NOTHING'] })),
    /NOTHING is not a metric/,
  ],
  [
    'a wrong tensor name',
    writeTinyModel((it) => ({ ...it, input: { ...it.input, name: 'image' } })),
    /input "image" should be uint8 .* it is missing/,
  ],
  [
    'a wrong shape',
    writeTinyModel((it) => ({
      ...it,
      features: ['a', 'b'],
      outputs: { ...it.outputs, features: { name: 'raw', type: 'float32', shape: [1, 2] } },
    })),
    /features "raw" should be float32 \[1,2\], it is float32 \[1,1\]/,
  ],
  ['no ONNX file', writeTinyModel(undefined, Buffer.from('not a model')), /cannot be loaded/],
])('%s stops the start with one line', async (_, modelDirectory, words) => {
  const start = InferencePool.start({ modelDirectory, concurrency: 1, withModel: true, log });
  await expect(start).rejects.toThrow(words);
  await expect(start).rejects.toThrow(/^[^\n]+$/);
});

test('the build is the same on every run', () => {
  const digest = () =>
    execFileSync('git', [
      'hash-object',
      'ml-models/skin-analyzer.onnx',
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
