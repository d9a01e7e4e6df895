import { expect, test } from 'vitest';
import { shippedUncertainty } from '../../ml-models/evaluation/uncertainty.ts';
import { SkinModel } from '../../src/inference/skin-model.ts';

/** Of the values, and of the values in zones: few retakes leave room for chance. */
const FEWEST = { value: 0.93, zone: 0.9 };

test('retakes of faces and close-ups lie within the published intervals', async () => {
  const model = await SkinModel.load('ml-models');
  const reports = await shippedUncertainty(model, 5);
  expect(reports.map(({ kind }) => kind)).toEqual(['FACE', 'CLOSE_UP']);
  for (const { kind, values } of reports) {
    expect(values.length, kind).toBeGreaterThanOrEqual(model.manifest.metrics.length);
    for (const { value, covered, retakes } of values) {
      const bound = value.includes(' ') ? FEWEST.zone : FEWEST.value;
      expect(retakes, `${kind} ${value}`).toBeGreaterThan(20);
      expect(covered, `${kind} ${value}`).toBeGreaterThanOrEqual(bound);
    }
  }
}, 300_000);
