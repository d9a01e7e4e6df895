import { randomUUID } from 'node:crypto';
import {
  ActivateRoutineDocument,
  AddJournalEntryDocument,
  AddMedicationDocument,
  AvoidIngredientDocument,
  CreateGoalDocument,
  CreateRoutineDocument,
  GenerateRoutineDocument,
  GiveConsentDocument,
  MyConsentRequirementsDocument,
  ReportReactionDocument,
  SendTestNotificationDocument,
  StartPatchTestDocument,
  UpdateHealthProfileDocument,
  UpdateProfileDocument,
} from '../../../operations/generated.ts';
import type { TestApi, TestUser } from '../api.ts';
import { closeup, portrait, solidPhoto } from '../photos.ts';
import { createDermatologist, request } from './consultations.ts';
import { submit, waitForEnd } from './submissions.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Steps that the rules have something to say about. */
export const PLAN_STEPS = [
  { session: 'AM' as const, kind: 'CLEANSER' as const, name: 'Gel' },
  { session: 'PM' as const, kind: 'RETINOID' as const, name: 'Night', label: 'Aqua, Retinol, Parfum' },
  { session: 'PM' as const, kind: 'EXFOLIANT' as const, name: 'Peel', label: 'Aqua, Glycolic Acid 8 %' },
  { session: 'PM' as const, kind: 'SERUM' as const, name: 'BPO', label: 'Aqua, Benzoyl Peroxide' },
];

/** Gives an account something of everything that the API can show. */
export async function seedAccount(api: TestApi, user: TestUser, locale: string): Promise<void> {
  const { client } = user;
  await client.request(UpdateProfileDocument, {
    input: {
      locale,
      skinType: 'OILY',
      concerns: ['ACNE', 'PIGMENTATION', 'WRINKLES', 'REDNESS'],
      concernSeverities: [{ concern: 'ACNE', severity: 'MODERATE' }],
      pregnancy: 'TRYING',
      sensitivity: 'HIGH',
    },
  });
  const { viewer } = await client.request(MyConsentRequirementsDocument, {});
  for (const { kind, version, given } of viewer.consentRequirements) {
    if (!given) await client.request(GiveConsentDocument, { input: { kind, version } });
  }
  await client.request(UpdateHealthProfileDocument, {
    input: { noMedications: false, diagnoses: ['ROSACEA'], allergies: ['FRAGRANCE'] },
  });
  await client.request(AddMedicationDocument, { input: { name: 'Doxycyclin 100 mg' } });
  for (const photo of [portrait, closeup, await solidPhoto()]) {
    await waitForEnd(client, await submit(client, photo));
  }
  await client.request(GenerateRoutineDocument, {
    input: { activate: true, maxStepsPerSession: 3, prescriptions: [{ name: 'Tretinoin 0,05 %' }] },
  });
  const { createRoutine } = await client.request(CreateRoutineDocument, {
    input: { name: 'Plan B', steps: PLAN_STEPS },
  });
  await client.request(AvoidIngredientDocument, { input: { target: { name: 'Linalool' } } });
  await client.request(AvoidIngredientDocument, { input: { target: { family: 'PARABENS' } } });
  await client.request(StartPatchTestDocument, { input: { name: 'Serum', clientRequestId: randomUUID() } });
  await client.request(CreateGoalDocument, {
    input: { metric: 'PORES', target: 20, day: inDays(30) },
  });
  await client.request(AddJournalEntryDocument, { input: { text: 'x', mood: 3 } });
  await client.request(SendTestNotificationDocument, {});
  await createDermatologist(api);
  await request(user, {});
  await client.request(ReportReactionDocument, {
    input: { severity: 'MILD', symptoms: ['STINGING'], clientRequestId: randomUUID() },
  });
  await client.request(ActivateRoutineDocument, { input: { id: createRoutine.routine!.id } });
}
