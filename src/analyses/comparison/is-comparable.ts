import type { PhotoKind } from '../../inference/inference.types.ts';

interface Measured {
  modelName: string | null;
  modelVersion: string | null;
  kind: PhotoKind | null;
}

/** Scores of different models, or of a face and a close-up, cannot be compared. */
export const isComparable = (a: Measured, b: Measured) =>
  a.modelName === b.modelName && a.modelVersion === b.modelVersion && a.kind === b.kind;
