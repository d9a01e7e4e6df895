import { afterAll, beforeAll, expect } from 'vitest';
import type { ApiClient } from '../../operations/clients/client.ts';
import {
  CheckRoutineDocument,
  CreateRoutineDocument,
  type CreateRoutineInput,
  GenerateRoutineDocument,
  type GenerateRoutineInput,
  type RoutineStepInput,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';

export const sunscreen: RoutineStepInput = { session: 'AM', kind: 'SUNSCREEN', name: 'Day shield', spf: 50 };
export const cleanser: RoutineStepInput = { session: 'PM', kind: 'CLEANSER', name: 'Soft foam' };
export const glycolic: RoutineStepInput = {
  session: 'PM',
  kind: 'EXFOLIANT',
  name: 'Glow tonic',
  label: 'Ingredients: Aqua, Glycolic Acid, Glycerin, Parfum',
};
export const retinol: RoutineStepInput = {
  session: 'PM',
  kind: 'RETINOID',
  name: 'Night serum',
  label: 'Aqua (Water), Retinol (0.2%), Squalane',
};

export let api: TestApi;
export let user: TestUser;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser();
  });
  afterAll(() => api.close());
}

export const generate = async (client: ApiClient, input: GenerateRoutineInput = {}) => {
  const { generateRoutine } = await client.request(GenerateRoutineDocument, { input });
  expect(generateRoutine.userErrors).toEqual([]);
  return generateRoutine.routine!;
};
export const create = async (client: ApiClient, input: Partial<CreateRoutineInput> = {}) => {
  const variables = { input: { name: 'Mine', steps: [cleanser, retinol, sunscreen], ...input } };
  const { createRoutine } = await client.request(CreateRoutineDocument, variables);
  expect(createRoutine.userErrors).toEqual([]);
  return createRoutine.routine!;
};
export const check = async (steps: RoutineStepInput[], profile = {}) => {
  const { checkRoutine } = await user.client.request(CheckRoutineDocument, {
    input: { plan: { steps }, profile },
  });
  return checkRoutine;
};
export const rules = (findings: readonly { ruleId: string; severity: string }[]) =>
  findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`);
