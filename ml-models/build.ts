import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { convertDetector, convertMesh, DETECTOR, MESH, publicNetwork } from './face/networks.ts';
import { buildSkinGraph } from './graph/skin-graph.ts';
import { FEATURES, HEATMAPS, METRICS, PARAMETERS, QUALITY, THRESHOLDS } from './parameters.ts';

/** Writes the face networks, skin-analyzer.onnx and manifest.json to this folder. */
const NAME = 'skin-analyzer';
const VERSION = '2.0.0';
const FILE = `${NAME}.onnx`;

const model = buildSkinGraph(PARAMETERS).encode(NAME, { name: NAME, version: VERSION });
const float = (name: string, shape: number[]) => ({ name, type: 'float32', shape });

const pointsOf = (feature: (typeof FEATURES)[number]) => {
  const { p50, p90 } = PARAMETERS.anchors[feature];
  return { p50, p90 };
};

const manifest = {
  contract: 1,
  name: NAME,
  version: VERSION,
  licence: 'Same as this project; no third-party weights.',
  file: FILE,
  sha256: createHash('sha256').update(model).digest('hex'),
  longSide: 512,
  input: { name: 'image', type: 'uint8', shape: [1, -1, -1, 3] },
  outputs: {
    scores: float('scores', [1, METRICS.length]),
    features: float('features', [1, FEATURES.length]),
    tone: float('tone', [1, 5]),
    quality: float('quality', [1, QUALITY.length]),
    heatmaps: float('heatmaps', [1, 1 + HEATMAPS.length, -1, -1]),
  },
  metrics: METRICS.map(({ weights, constant, ...metric }) => {
    const [feature, ...others] = FEATURES.filter((name) => weights[name] !== undefined);
    const single = feature !== undefined && others.length === 0 && constant === 0;
    return { ...metric, ...(single && { calibration: { feature, ...pointsOf(feature) } }) };
  }),
  features: FEATURES,
  tone: { keys: ['lightness', 'a', 'b', 'ita', 'melaninIndex'], itaSem: 8 },
  quality: QUALITY,
  heatmaps: ['SKIN', ...HEATMAPS.map(({ key }) => key)],
  thresholds: THRESHOLDS,
};

const here = (file: string) => new URL(file, import.meta.url);
writeFileSync(here(DETECTOR.file), convertDetector(publicNetwork('detector')));
writeFileSync(here(MESH.file), convertMesh(publicNetwork('mesh')));
writeFileSync(here(FILE), model);
writeFileSync(here('manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${FILE}: ${model.length} bytes, sha256 ${manifest.sha256}`);
