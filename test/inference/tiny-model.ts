import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder } from '../../ml-models/graph/graph-builder.ts';

/** Metrics of the tiny model: the five every model must have, and one that only this model knows. */
const KEYS = ['SKIN_SCORE', 'HYDRATION', 'OILINESS', 'ELASTICITY', 'PORES', 'BRIGHTNESS'];
const FILE = 'tiny.onnx';

/** Every score is the mean brightness of the photo: no skin model, but one of the same contract. */
function buildTinyModel(): Buffer {
  const g = new GraphBuilder();
  const image = g.input('pixels', 'uint8', [1, 'height', 'width', 3]);
  const planes = g.node('Transpose', [g.castTo(image, 'float32')], { perm: [0, 3, 1, 2] });
  const mean = g.node('ReduceMean', [planes], { axes: [1, 2, 3], keepdims: 0 });
  const column = g.node('Reshape', [mean, g.integers([1, 1])]);
  const score = g.mul(column, 100 / 255);
  const cells = g.node(
    'ReduceMean',
    [g.node('AveragePool', [planes], { kernel_shape: [8, 8], strides: [8, 8], ceil_mode: 1 })],
    { axes: [1], keepdims: 1 },
  );
  g.output(
    'values',
    g.concat(
      KEYS.map(() => score),
      1,
    ),
    [1, KEYS.length],
  );
  g.output('raw', column, [1, 1]);
  g.output('colour', g.concat([score, score, score, score, score], 1), [1, 5]);
  g.output('trust', g.div(column, 255), [1, 1]);
  g.output('maps', g.div(cells, 255), [1, 1, 'rows', 'columns']);
  return g.encode('tiny', { name: 'tiny', version: '0.0.1' });
}

const tinyManifest = (model: Buffer) => ({
  contract: 1,
  name: 'tiny-test-model',
  version: '0.0.1',
  licence: 'test',
  file: FILE,
  sha256: createHash('sha256').update(model).digest('hex'),
  longSide: 64,
  input: { name: 'pixels', type: 'uint8', shape: [1, -1, -1, 3] },
  outputs: {
    scores: { name: 'values', type: 'float32', shape: [1, KEYS.length] },
    features: { name: 'raw', type: 'float32', shape: [1, 1] },
    tone: { name: 'colour', type: 'float32', shape: [1, 5] },
    quality: { name: 'trust', type: 'float32', shape: [1, 1] },
    heatmaps: { name: 'maps', type: 'float32', shape: [1, 1, -1, -1] },
  },
  metrics: KEYS.map((key) => ({
    key,
    label: key,
    description: 'The mean brightness of the photo.',
    basis: 'MEASURED_FROM_IMAGE',
    direction: 'HIGHER_IS_BETTER',
    bands: { low: 30, high: 70 },
    sem: 1,
    maxConfidence: 0.9,
    weight: 0,
  })),
  features: ['brightness'],
  tone: { keys: ['lightness', 'a', 'b', 'ita', 'melaninIndex'], itaSem: 3 },
  quality: ['coverage'],
  heatmaps: ['BRIGHTNESS'],
  thresholds: {
    minShortSide: 256,
    maxAspectRatio: 4,
    maxDarkShare: 0.3,
    maxOverexposedShare: 0.3,
    minSharpness: 8,
    skin: { coverage: { min: 0.1 } },
  },
});

type Manifest = ReturnType<typeof tinyManifest>;

/** Writes the tiny model to a folder of its own; `edit` spoils the manifest, `bytes` replaces the model. */
export function writeTinyModel(edit: (manifest: Manifest) => unknown = (it) => it, bytes?: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-model-'));
  const model = bytes ?? buildTinyModel();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, FILE), model);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(edit(tinyManifest(model))));
  return folder;
}
