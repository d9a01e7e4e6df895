import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { InferencePool } from '../../src/inference/inference-pool.ts';
import { readModel } from '../../src/inference/manifest/model-manifest.ts';
import { portrait } from '../setup/photos.ts';
import { writeTinyModel } from './tiny-model.ts';

const log = pino({ level: 'silent' });
const pools: InferencePool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

test('a model of contract 1 needs only its folder', async () => {
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
  if (result.status !== 'COMPLETED') throw new Error(`${result.problems.map(({ code }) => code)}`);
  expect(result.kind).toBeUndefined();
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

test.each<[string, (manifest: ReturnType<typeof shippedManifest>) => void, RegExp]>([
  [
    'a face network of another checksum',
    ({ face }) => {
      face!.mesh.sha256 = '0'.repeat(64);
    },
    /face-mesh\.onnx has SHA-256/,
  ],
  [
    'a zone without an outline',
    ({ face }) => {
      delete face!.zones[0]!.points;
    },
    /FOREHEAD needs points or of/,
  ],
  [
    'a point that the mesh has not',
    ({ face }) => {
      face!.landmarks.oval.push(500);
    },
    /no point 500/,
  ],
  [
    'a zone metric that nothing measures',
    ({ face }) => {
      face!.zones[0]!.metrics.push('GLOW');
    },
    /GLOW is not a metric/,
  ],
  [
    'a graph for faces without networks',
    (manifest) => {
      delete manifest.face;
    },
    /need each other/,
  ],
  [
    'a subject that the network does not know',
    ({ subject }) => {
      subject.skin = 'Somebody';
    },
    /labels lack Somebody/,
  ],
  [
    'a bound of nothing',
    ({ subject }) => {
      subject.bounds.glow = { min: 1 };
    },
    /glow is not a quality output/,
  ],
  [
    'a bound of nothing on faces',
    ({ subject }) => {
      subject.faces.usual.glow = { min: 1 };
    },
    /glow is not a quality output of faces/,
  ],
  [
    'a bound of nothing on colors',
    ({ graphs }) => {
      graphs.face.color.glow = { min: 1 };
    },
    /glow is not a quality output/,
  ],
])('%s stops the start with one line', (_, edit, words) => {
  const folder = mkdtempSync(join(tmpdir(), 'model-'));
  for (const file of ['face-detector', 'face-mesh', 'subject', 'skin-face', 'skin-close-up']) {
    copyFileSync(`ml-models/${file}.onnx`, join(folder, `${file}.onnx`));
  }
  const manifest = shippedManifest();
  edit(manifest);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  expect(() => readModel(folder)).toThrow(words);
});

type Bounds = Record<string, { min: number }>;

const shippedManifest = () =>
  JSON.parse(readFileSync('ml-models/manifest.json', 'utf8')) as {
    face?: {
      mesh: { sha256: string };
      landmarks: { oval: number[] };
      zones: { points?: number[]; metrics: string[] }[];
    };
    subject: { skin: string; bounds: Bounds; faces: { usual: Bounds } };
    graphs: { face: { color: Bounds } };
  };
