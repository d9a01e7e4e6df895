import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  AddMedicationDocument,
  AvoidIngredientDocument,
  CreateRoutineDocument,
  type Pregnancy,
  UpdateHealthProfileDocument,
  UpdateProfileDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { newCase } from '../setup/rows/consultations.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { api, read, setUp } from './request-setup.ts';

setUp();

describe('the case of requestConsultation', () => {
  it('freezes its input', async () => {
    const user = await api.createUser();
    await user.client.request(UpdateProfileDocument, {
      input: {
        ...{ age: 31, skinType: 'DRY', concerns: ['REDNESS'], pregnancy: 'NONE', skinTone: 'IV' },
        ...{ sensitivity: 'HIGH', concernSeverities: [{ concern: 'REDNESS', severity: 'MODERATE' }] },
      },
    });
    const procedures = [{ kind: 'PEEL', day: '2026-05-01', restWeeks: 3 }] as const;
    await user.client.request(UpdateHealthProfileDocument, {
      input: { diagnoses: ['ROSACEA'], allergies: ['FRAGRANCE'], procedures: [...procedures] },
    });
    const medication = { name: 'Soolantra', strength: '10 mg/g', route: 'TOPICAL', session: 'PM' } as const;
    await user.client.request(AddMedicationDocument, { input: { ...medication, everyDays: 1 } });
    await user.client.request(AddMedicationDocument, { input: { name: 'Old', endedOn: '2026-05-01' } });
    await user.client.request(AvoidIngredientDocument, {
      input: { target: { name: 'Limonene' }, reason: 'stings' },
    });
    await user.client.request(AvoidIngredientDocument, {
      input: { target: { family: 'NUTS' }, reason: 'itches' },
    });
    const { createRoutine } = await user.client.request(CreateRoutineDocument, {
      input: {
        name: 'My mornings',
        steps: [{ session: 'AM', kind: 'SUNSCREEN', name: 'Day shield', spf: 50, label: 'Aqua, Glycerin' }],
        activate: true,
      },
    });
    const analysisId = await submit(user.client, portrait);
    const { skinScore } = await waitForEnd(user.client, analysisId);
    const id = await newCase(user, { analysisId });
    const before = await read(user, id);
    expect(before.caseFile).toMatchObject({
      profile: {
        ...{ age: 31, skinType: 'DRY', concerns: ['REDNESS'], pregnancy: 'NONE', skinTone: 'IV' },
        ...{
          region: 'EU',
          sensitivity: 'HIGH',
          diagnoses: ['ROSACEA'],
          allergies: ['FRAGRANCE'],
          procedures,
        },
        concernSeverities: [{ concern: 'REDNESS', severity: 'MODERATE' }],
        medications: [
          {
            ...{ ...medication, everyDays: 1, startedOn: null, endedOn: null },
            understoodAs: ['ivermectin (topical)'],
          },
        ],
        medicationsAnswered: true,
      },
      analysis: { analysisId, skinScore, model: { name: expect.any(String) } },
      routine: {
        name: 'My mornings',
        steps: [
          { session: 'AM', kind: 'SUNSCREEN', name: 'Day shield', schedule: { text: expect.any(String) } },
        ],
      },
      avoidedIngredients: [
        { name: 'Nuts', reason: 'itches' },
        { name: 'LIMONENE', reason: 'stings' },
      ],
    });
    const metrics = before.caseFile.analysis!.metrics;
    expect(metrics.length).toBeGreaterThan(5);
    for (const { heatmapUrl, label } of metrics) {
      expect(heatmapUrl).toBeNull();
      expect(label).not.toBe('');
    }

    await user.client.request(UpdateProfileDocument, {
      input: { age: 45, skinType: 'OILY', concerns: null },
    });
    await user.client.request(WithdrawConsentDocument, { input: { kind: 'HEALTH_DATA' } });
    const other = await user.client.request(CreateRoutineDocument, { input: { name: 'Other', steps: [] } });
    if (other.createRoutine.routine) {
      const input = { id: other.createRoutine.routine.id };
      await user.client.request(ActivateRoutineDocument, { input });
    }
    await api.db
      .update(analyses)
      .set({ skinScore: 1 })
      .where(eq(analyses.id, uuidOf(analysisId)));
    expect(createRoutine.userErrors).toEqual([]);
    expect((await read(user, id)).caseFile).toEqual(before.caseFile);
  });

  it('keeps which steps waited for a doctor when it was asked', async () => {
    const user = await api.createUser();
    const say = (pregnancy: Pregnancy) =>
      user.client.request(UpdateProfileDocument, { input: { pregnancy } });
    await say('PREGNANT');
    const tretinoin = {
      session: 'PM',
      kind: 'RETINOID',
      name: 'Tretinoin 0.05 %',
      prescribed: true,
    } as const;
    const input = { name: 'Evenings', steps: [tretinoin], activate: true };
    await user.client.request(CreateRoutineDocument, { input });
    const id = await newCase(user);
    await say('NONE');
    expect((await read(user, id)).caseFile.routine!.steps).toMatchObject([{ heldForDoctor: true }]);
  });
});
