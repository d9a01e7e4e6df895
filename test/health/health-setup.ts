import { afterAll, beforeAll, expect } from 'vitest';
import {
  AddMedicationDocument,
  type AddMedicationInput,
  MyHealthDocument,
  MyMedicationsDocument,
  UpdateHealthProfileDocument,
  type UpdateHealthProfileInput,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';

export let api: TestApi;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
}

/** With all consents, who has answered nothing. */
export const newUser = () => api.createUser({ answers: false });

export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const change = async ({ client }: TestUser, input: UpdateHealthProfileInput) =>
  (await client.request(UpdateHealthProfileDocument, { input })).updateHealthProfile;
export const health = async ({ client }: TestUser) =>
  (await client.request(MyHealthDocument, {})).viewer.healthProfile;
export const tryToAdd = async ({ client }: TestUser, input: AddMedicationInput) =>
  (await client.request(AddMedicationDocument, { input })).addMedication;
export const add = async (user: TestUser, input: AddMedicationInput) => {
  const { medication, userErrors } = await tryToAdd(user, input);
  expect(userErrors).toEqual([]);
  return medication!;
};
export const medications = async ({ client }: TestUser) =>
  (await client.request(MyMedicationsDocument, {})).viewer.medications;
