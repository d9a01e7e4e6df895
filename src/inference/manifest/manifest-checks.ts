import type { z } from 'zod';
import type { FaceGraphManifest, GraphManifest, ModelManifest } from './manifest-schema.ts';

/** Metrics that every model must provide; it may have others. */
const CORE_KEYS = ['SKIN_SCORE', 'HYDRATION', 'OILINESS', 'ELASTICITY', 'PORES'] as const;
/** Quality outputs that the checks of a face ask for. */
const FACE_QUALITY = ['highlight', 'overexposed', 'clipped', 'sharpness', 'sides', 'likely'];

type Problems = (message: string) => void;

/** Adds what does not fit together. */
export function checkModel(manifest: ModelManifest, context: z.RefinementCtx): void {
  const problem: Problems = (message) => context.addIssue({ code: 'custom', message });
  const { metrics, face, subject, graphs } = manifest;
  const keys = metrics.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) problem('metrics: a key occurs twice');
  for (const key of CORE_KEYS) if (!keys.includes(key)) problem(`metrics: ${key} is missing`);
  for (const { key, direction, target } of metrics) {
    if ((direction === 'TARGET_RANGE') !== (target !== undefined)) {
      problem(`metrics: ${key} needs a target with TARGET_RANGE, and only then`);
    }
  }
  if ((face === undefined) !== (graphs.face === undefined)) {
    problem('face: the networks and the graph for faces need each other');
  }
  checkGraph(graphs.closeUp, keys, problem);
  checkShapes([['input', graphs.closeUp.input.shape, [1, -1, -1, 3]]], problem);
  for (const key of Object.keys(subject?.bounds ?? {})) {
    if (!graphs.closeUp.quality.includes(key)) problem(`subject: ${key} is not a quality output`);
  }
  for (const key of Object.keys(subject?.faces?.usual ?? {})) {
    if (!graphs.face?.quality.includes(key)) problem(`subject: ${key} is not a quality output of faces`);
  }
  if (face && graphs.face) checkFaceGraph(graphs.face, face, keys, problem);
}

function checkGraph(
  { heatmaps, quality, skin, features, outputs }: GraphManifest | FaceGraphManifest,
  keys: readonly string[],
  problem: Problems,
): void {
  for (const key of heatmaps)
    if (key !== 'SKIN' && !keys.includes(key)) problem(`heatmaps: ${key} is not a metric`);
  for (const key of Object.keys(skin)) {
    if (!quality.includes(key)) problem(`skin: ${key} is not a quality output`);
  }
  if (!quality.includes('coverage')) problem('quality: coverage is missing');
  checkShapes(
    [
      ['scores', outputs.scores.shape, [1, keys.length]],
      ['features', outputs.features.shape, [1, features.length]],
      ['tone', outputs.tone.shape, [1, 5]],
      ['quality', outputs.quality.shape, [1, quality.length]],
      ['heatmaps', outputs.heatmaps.shape, [1, heatmaps.length, -1, -1]],
    ],
    problem,
  );
}

function checkFaceGraph(
  graph: FaceGraphManifest,
  { frame: { side }, zones }: NonNullable<ModelManifest['face']>,
  keys: readonly string[],
  problem: Problems,
): void {
  checkGraph(graph, keys, problem);
  const { inputs, outputs, metrics, quality, color, faint, lesions, underEyes } = graph;
  for (const key of Object.keys(color ?? {})) {
    if (!quality.includes(key)) problem(`color: ${key} is not a quality output`);
  }
  for (const key of FACE_QUALITY) if (!quality.includes(key)) problem(`quality: ${key} is missing`);
  for (const key of [...Object.keys(metrics), ...faint.metrics, ...zones.flatMap((zone) => zone.metrics)]) {
    if (!keys.includes(key)) problem(`face: ${key} is not a metric`);
  }
  if ((lesions === undefined) !== (outputs.blobs === undefined))
    problem('lesions: they need the output blobs, and it them');
  if (underEyes && !outputs.zoneTone) problem('underEyes: the output zoneTone is missing');
  for (const key of underEyes?.sides.flatMap(({ below, cheek }) => [below, cheek]) ?? []) {
    if (!zones.some((zone) => zone.key === key)) problem(`underEyes: ${key} is not a zone`);
  }
  checkShapes(
    [
      ['image', inputs.image.shape, [1, side, side, 3]],
      ['face', inputs.face.shape, [1, 1, side / 2, side / 2]],
      ['zones', inputs.zones.shape, [1, zones.length, side / 2, side / 2]],
      ['zoneScores', outputs.zoneScores.shape, [zones.length, keys.length]],
      ['zoneCoverage', outputs.zoneCoverage.shape, [zones.length, 1]],
      ...(outputs.zoneTone ? [['zoneTone', outputs.zoneTone.shape, [zones.length, 5]] as const] : []),
      ...(outputs.blobs ? [['blobs', outputs.blobs.shape, [1, 5, side / 2, side / 2]] as const] : []),
    ],
    problem,
  );
}

function checkShapes(
  expected: readonly (readonly [name: string, actual: readonly number[], wanted: readonly number[]])[],
  problem: Problems,
): void {
  for (const [name, actual, wanted] of expected) {
    if (actual.join() !== wanted.join()) problem(`${name}: shape [${actual}] should be [${wanted}]`);
  }
}
