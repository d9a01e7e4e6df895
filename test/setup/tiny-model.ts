import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder } from '../../ml-models/graph/graph-builder.ts';
import { CORE_KEYS } from '../../src/inference/model-manifest.ts';

/**
 * Writes a second model that fits the contract into a folder of its own: all scores are the brightness of the photo in
 * per cent, everything is skin, and the only heat map is the picture itself.
 */
export function writeTinyModel(version: string): string {
  const graph = new GraphBuilder();
  const image = graph.input('image', 'uint8', [1, 'height', 'width', 3]);
  const planes = graph.node('Transpose', [graph.castTo(image, 'float32')], { perm: [0, 3, 1, 2] });
  const grey = graph.node('ReduceMean', [graph.div(planes, 255)], { axes: [1] });
  const mean = graph.node('Reshape', [graph.node('ReduceMean', [grey]), graph.integers([1, 1])]);
  const repeated = (count: number) => graph.concat(Array(count).fill(mean), 1);
  graph.output('scores', graph.mul(repeated(CORE_KEYS.length), 100), [1, CORE_KEYS.length]);
  graph.output('features', mean, [1, 1]);
  graph.output('tone', repeated(5), [1, 5]);
  graph.output('quality', graph.constant([1], [1, 1]), [1, 1]);
  const cells = graph.node('AveragePool', [grey], { kernel_shape: [8, 8], strides: [8, 8], ceil_mode: 1 });
  graph.output('heatmaps', cells, [1, 1, 'rows', 'columns']);
  const bytes = graph.encode('tiny', { name: 'tiny', version });

  const float = (name: string, shape: number[]) => ({ name, type: 'float32', shape });
  const manifest = {
    contract: 1,
    name: 'tiny',
    version,
    licence: 'For tests.',
    file: 'tiny.onnx',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    longSide: 64,
    input: { name: 'image', type: 'uint8', shape: [1, -1, -1, 3] },
    outputs: {
      scores: float('scores', [1, CORE_KEYS.length]),
      features: float('features', [1, 1]),
      tone: float('tone', [1, 5]),
      quality: float('quality', [1, 1]),
      heatmaps: float('heatmaps', [1, 1, -1, -1]),
    },
    metrics: CORE_KEYS.map((key) => ({
      key,
      label: key,
      description: 'Brightness of the photo.',
      basis: 'MEASURED_FROM_IMAGE',
      direction: 'HIGHER_IS_BETTER',
      bands: { low: 35, high: 65 },
      sem: 1,
      maxConfidence: 0.9,
      weight: 0,
    })),
    features: ['brightness'],
    tone: { keys: ['lightness', 'a', 'b', 'ita', 'melaninIndex'], itaSem: 5 },
    quality: ['coverage'],
    heatmaps: ['OILINESS'],
    thresholds: {
      minShortSide: 256,
      maxAspectRatio: 4,
      maxDarkShare: 0.3,
      maxOverexposedShare: 0.3,
      minSharpness: 8,
      skin: { coverage: { min: 0.1 } },
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'skincare-model-'));
  writeFileSync(join(folder, manifest.file), bytes);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
