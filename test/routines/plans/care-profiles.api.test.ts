import { describe, expect, it } from 'vitest';
import {
  AddMedicationDocument,
  type AddMedicationInput,
  EndMedicationDocument,
  UpdateHealthProfileDocument,
  UpdateProfileDocument,
} from '../../../operations/generated.ts';
import { AuditService } from '../../../src/audit/audit.service.ts';
import { ConsentsService } from '../../../src/consents/consents.service.ts';
import { HealthProfileService } from '../../../src/health/health-profile.service.ts';
import { MedicationsService } from '../../../src/health/medications.service.ts';
import { AvoidedIngredientsService } from '../../../src/ingredients/avoided-ingredients.service.ts';
import { IngredientsService } from '../../../src/ingredients/ingredients.service.ts';
import { NamedIngredients } from '../../../src/ingredients/named-ingredients.ts';
import { CareProfiles } from '../../../src/routines/plans/care-profiles.ts';
import { DEFAULT_PROFILE } from '../../../src/routines/rules/care-profile.ts';
import { UNKNOWN_BACKGROUND } from '../../../src/routines/rules/person.ts';
import { dayNumber } from '../../../src/routines/rules/step-schedule.ts';
import { UsersService } from '../../../src/users/users.service.ts';
import type { TestUser } from '../../setup/api.ts';
import { activate, api, inDays, setUp } from '../step-log-setup.ts';

setUp();

function careProfiles(): CareProfiles {
  const { db } = api;
  const users = new UsersService(db);
  const consents = new ConsentsService(db, new AuditService(), users, []);
  const medications = new MedicationsService(db, consents, users);
  const ingredients = new IngredientsService(db);
  const named = new NamedIngredients(db, ingredients);
  return new CareProfiles({
    ...{ db, named, users, medications },
    avoided: new AvoidedIngredientsService(db, ingredients, named),
    health: new HealthProfileService(db, consents, medications),
  });
}

const newUser = () => api.createUser({ answers: false });
const add = async ({ client }: TestUser, input: AddMedicationInput) =>
  (await client.request(AddMedicationDocument, { input })).addMedication.medication!;

describe('what is known of a person', () => {
  it('is nothing at first, and nothing of a routine', async () => {
    const user = await newUser();
    const nothing = { profile: DEFAULT_PROFILE, background: UNKNOWN_BACKGROUND };
    expect(await careProfiles().known(user.id)).toEqual({ ...nothing, today: dayNumber(inDays(0)) });
    await activate(user.client, {
      profile: { concerns: ['ACNE'], pregnancy: 'PREGNANT', sensitivity: 'HIGH', vegan: true },
      prescriptions: [{ name: 'Tretinoin' }],
    });
    expect(await careProfiles().known(user.id)).toEqual({ ...nothing, today: dayNumber(inDays(0)) });
  });

  it('is what the account says, with as many statements for much as for nothing', async () => {
    const user = await newUser();
    const profiles = careProfiles();
    const few = await api.statements(() => profiles.known(user.id));
    expect(few).toHaveLength(4);
    await user.client.request(UpdateProfileDocument, {
      input: {
        ...{ age: 34, skinType: 'OILY', skinTone: 'VI', region: 'US', sensitivity: 'LOW', vegan: true },
        ...{ concerns: ['ACNE', 'PIH'], concernSeverities: [{ concern: 'ACNE', severity: 'SEVERE' }] },
        ...{ pregnancy: 'BREASTFEEDING', experience: 'EXPERIENCED', fragranceFree: true },
      },
    });
    await user.client.request(UpdateHealthProfileDocument, {
      input: {
        ...{ diagnoses: ['MELASMA'], allergies: ['SALICYLATES'], noMedications: true },
        procedures: [{ kind: 'WAXING', day: '2026-10-01' }],
      },
    });
    expect(await profiles.known(user.id)).toEqual({
      today: dayNumber(inDays(0)),
      profile: {
        ...{ skinType: 'OILY', concerns: ['ACNE', 'PIH'], sensitivity: 'LOW', experience: 'EXPERIENCED' },
        ...{ pregnancy: 'BREASTFEEDING', fragranceFree: true, vegan: true },
      },
      background: {
        ...{ age: 34, skinTone: 'VI', region: 'US', severities: { ACNE: 'SEVERE' } },
        ...{
          diagnoses: ['MELASMA'],
          allergies: ['SALICYLATES'],
          medicines: [],
          formerOralRetinoid: null,
          latestAhaOn: null,
          areMedicinesKnown: true,
        },
        procedures: [{ kind: 'WAXING', day: dayNumber('2026-10-01'), restWeeks: 1 }],
      },
    });
    for (const name of ['Tretinoin', 'Doxycycline', 'Xyzzol']) await add(user, { name });
    expect(await api.statements(() => profiles.known(user.id))).toEqual(few);
  });

  it('has the medications in use today, read by name, strength and route', async () => {
    const user = await newUser();
    await add(user, { name: 'Benzoyl peroxide 5 %', session: 'PM', everyDays: 3, startedOn: inDays(-3) });
    await add(user, { name: 'Tretinoin', strength: '0.05 %', startedOn: inDays(-28) });
    await add(user, { name: 'Isotretinoin', strength: '20 mg' });
    await add(user, { name: 'Xyzzol', session: 'PM', endedOn: inDays(1) });
    await add(user, { name: 'Soolantra', endedOn: inDays(-1) });
    await add(user, { name: 'Acitretin 25 mg capsules', endedOn: inDays(-90) });
    await add(user, { name: 'Roaccutane 20 mg', endedOn: inDays(-30) });
    const { id } = await add(user, { name: 'Doxycycline' });
    const input = { id, endedOn: inDays(-2) };
    await user.client.request(EndMedicationDocument, { input });
    const { background } = await careProfiles().known(user.id);
    expect(background.areMedicinesKnown).toBe(true);
    const endedOn = dayNumber(inDays(-30));
    expect(background.formerOralRetinoid).toEqual({ name: 'Roaccutane 20 mg', endedOn });
    const seen = background.medicines.map(
      ({ name, medicines, session, everyDays, established, isOnSkin, isUnknown }) => [
        name,
        medicines.map(({ id }) => id).join(),
        `${session} ${everyDays}`,
        { established, isOnSkin, isUnknown },
      ],
    );
    expect(seen).toEqual([
      ['Xyzzol', '', 'PM 1', { established: true, isOnSkin: false, isUnknown: true }],
      ['Isotretinoin', 'ISOTRETINOIN', 'PM 1', { established: true, isOnSkin: false, isUnknown: false }],
      ['Tretinoin', 'TRETINOIN', 'PM 1', { established: true, isOnSkin: true, isUnknown: false }],
      [
        'Benzoyl peroxide 5 %',
        'BENZOYL_PEROXIDE',
        'PM 3',
        { established: false, isOnSkin: true, isUnknown: false },
      ],
    ]);
    const [, , tretinoin] = background.medicines;
    expect(tretinoin!.ingredients).toMatchObject([{ name: 'TRETINOIN', group: 'RETINOID_RX' }]);
  });
});
