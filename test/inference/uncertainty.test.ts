import { expect, test } from 'vitest';
import { mean } from '../../ml-models/evaluation/statistics.ts';
import { shippedUncertainty } from '../../ml-models/evaluation/uncertainty.ts';
import { SkinModel } from '../../src/inference/skin-model.ts';

/** Of every value, in zones too; the retakes of one photo have much in common, and few photos leave room for chance. */
const FEWEST = 0.75;

test('retakes of faces and close-ups lie within the published intervals', async () => {
  const model = await SkinModel.load('ml-models');
  const reports = await shippedUncertainty(model, 3);
  expect(reports.map(({ kind }) => kind)).toEqual(['FACE', 'CLOSE_UP']);
  for (const { kind, values } of reports) {
    expect(values.length, kind).toBeGreaterThanOrEqual(model.manifest.metrics.length);
    for (const { value, covered, retakes } of values) {
      expect(retakes, `${kind} ${value}`).toBeGreaterThan(10);
      expect(covered, `${kind} ${value}`).toBeGreaterThanOrEqual(FEWEST);
    }
    expect(mean(values.map(({ covered }) => covered)), kind).toBeGreaterThanOrEqual(0.95);
  }
}, 600_000);
