import type { SkinAnalysis } from '../inference/inference.types.ts';
import type { ModelManifest } from '../inference/manifest/model-manifest.ts';
import type { Analysis } from './analyses.table.ts';

/** The columns to write when an analysis ends. */
export type Outcome = Partial<Analysis> & { status: 'COMPLETED' | 'REJECTED' | 'FAILED' };

/** The columns of a result, with the model that produced it. */
export function outcomeOf(
  result: SkinAnalysis,
  { name, version }: Pick<ModelManifest, 'name' | 'version'>,
): Outcome {
  const model = { modelName: name, modelVersion: version };
  if (result.status === 'REJECTED') return { status: 'REJECTED', problems: result.problems, ...model };
  const { scores, metrics, tone, confidence, hints, underEyes = [] } = result;
  const { kind = null, face = null, lesions = null } = result;
  const heatmaps = result.heatmaps.map(({ key }) => key);
  return {
    ...{ status: 'COMPLETED', kind, face, ...scores, metrics, tone, confidence, hints, heatmaps },
    heatmapFormat: 'png',
    ...{ lesions, underEyes },
    ...model,
  };
}

/** The same columns without a result: nothing of an earlier result may remain when the outcome changes. */
export const NO_RESULT = {
  problems: [],
  kind: null,
  face: null,
  lesions: null,
  underEyes: [],
  hints: [],
  skinScore: null,
  hydration: null,
  oiliness: null,
  elasticity: null,
  pores: null,
  metrics: [],
  tone: null,
  confidence: null,
  heatmaps: [],
} satisfies Partial<Analysis>;
