import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { CHECKS, EXCLUDED, LANDMARKS, TARGET, ZONES } from './face/face-layout.ts';
import { buildCloseUpGraph } from './graph/close-up-graph.ts';
import { buildFaceGraph } from './graph/face-graph.ts';
import { METRICS } from './metrics.ts';
import { convertDetector, convertMesh, DETECTOR, MESH, publicNetwork } from './networks/face-networks.ts';
import { convertSubject, publicSubjectNetwork, SUBJECT, subjectLabels } from './networks/subject-network.ts';
import {
  CLOSE_UP,
  DOUBTFUL_FACES,
  FACE,
  FACE_COLOR,
  FACE_QUALITY,
  FACE_SKIN,
  FEATURES,
  HEATMAPS,
  ON_FACES,
  QUALITY,
  SKIN,
  SKIN_OF_PERSON,
  SUBJECT_LIMITS,
  THRESHOLDS,
} from './parameters.ts';

/** Writes the public networks, both skin graphs and manifest.json to this folder. */
const NAME = 'skin-analyzer';
const VERSION = '3.3.0';
const SIDE = 512;

const here = (file: string) => new URL(file, import.meta.url);
function write(file: string, bytes: Buffer): { file: string; sha256: string } {
  writeFileSync(here(file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  console.log(`${file}: ${bytes.length} bytes, sha256 ${sha256}`);
  return { file, sha256 };
}

const encode = (graph: ReturnType<typeof buildFaceGraph>, name: string) =>
  graph.encode(name, { name, version: VERSION });
const float = (name: string, shape: number[]) => ({ name, type: 'float32', shape });
const bytes = (name: string, shape: number[]) => ({ name, type: 'uint8', shape });

const zoneKeys = ZONES.map(({ key }) => key);
const common = (quality: number) => ({
  scores: float('scores', [1, METRICS.length]),
  features: float('features', [1, FEATURES.length]),
  tone: float('tone', [1, 5]),
  quality: float('quality', [1, quality]),
  heatmaps: float('heatmaps', [1, 1 + HEATMAPS.length, -1, -1]),
});
const heatmaps = ['SKIN', ...HEATMAPS.map(({ key }) => key)];

const manifest = {
  contract: 2,
  name: NAME,
  version: VERSION,
  licence: 'Graphs: same as this project, no trained weights. Public networks: Apache-2.0, see NOTICE.',
  metrics: METRICS.map(({ weights: _, constant: __, ...metric }) => metric),
  tone: { keys: ['lightness', 'a', 'b', 'ita', 'melaninIndex'], itaSem: 8 },
  thresholds: THRESHOLDS,
  face: {
    detector: {
      ...write(DETECTOR.file, convertDetector(publicNetwork('detector'))),
      side: DETECTOR.side,
      minScore: 0.5,
      overlap: 0.3,
    },
    mesh: {
      ...write(MESH.file, convertMesh(publicNetwork('mesh'))),
      side: MESH.side,
      points: MESH.points,
      minPresence: 0.95,
    },
    maxRoll: 100,
    landmarks: LANDMARKS,
    frame: { side: SIDE, eyeSpans: 2.3, eyeSpanMm: 90 },
    target: TARGET,
    excluded: EXCLUDED,
    zones: ZONES,
    checks: CHECKS,
    minZoneCoverage: 0.25,
  },
  subject: {
    ...write(SUBJECT.file, convertSubject(publicSubjectNetwork())),
    side: SUBJECT.side,
    labels: subjectLabels(),
    skin: SUBJECT.skin,
    ...SUBJECT_LIMITS,
    bounds: SKIN_OF_PERSON,
    faces: DOUBTFUL_FACES,
  },
  graphs: {
    face: {
      ...write('skin-face.onnx', encode(buildFaceGraph(zoneKeys, SIDE), 'skin-face')),
      inputs: {
        image: bytes('image', [1, SIDE, SIDE, 3]),
        face: bytes('face', [1, 1, SIDE / 2, SIDE / 2]),
        zones: bytes('zones', [1, ZONES.length, SIDE / 2, SIDE / 2]),
      },
      outputs: {
        ...common(FACE_QUALITY.length),
        zoneScores: float('zoneScores', [ZONES.length, METRICS.length]),
        zoneCoverage: float('zoneCoverage', [ZONES.length, 1]),
        zoneTone: float('zoneTone', [ZONES.length, 5]),
        blobs: float('blobs', [1, 5, SIDE / 2, SIDE / 2]),
      },
      features: FEATURES,
      anchors: FACE.anchors,
      quality: FACE_QUALITY,
      heatmaps,
      skin: FACE_SKIN,
      color: FACE_COLOR,
      ...ON_FACES,
    },
    closeUp: {
      ...write('skin-close-up.onnx', encode(buildCloseUpGraph(), 'skin-close-up')),
      longSide: SIDE,
      input: bytes('image', [1, -1, -1, 3]),
      outputs: common(QUALITY.length),
      features: FEATURES,
      anchors: CLOSE_UP.anchors,
      quality: QUALITY,
      heatmaps,
      skin: SKIN,
    },
  },
};

writeFileSync(here('manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
