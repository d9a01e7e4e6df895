interface Measured {
  modelName: string | null;
  modelVersion: string | null;
}

/** Scores of different models cannot be compared. */
export const sameModel = (a: Measured, b: Measured) =>
  a.modelName === b.modelName && a.modelVersion === b.modelVersion;
