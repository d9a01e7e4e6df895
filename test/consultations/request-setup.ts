import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { ConsultationDocument, MyConsultationNotificationsDocument } from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { createDermatologist } from '../setup/rows/consultations.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';
export let api: TestApi;
export let doctor: TestUser;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
    doctor = await createDermatologist(api);
  });
  afterAll(() => api.close());
}

export const read = async (of: TestUser, id: string) =>
  (await of.client.request(ConsultationDocument, { id })).consultation!;
export const files = async () => {
  const names = await readdir(api.photoFolder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.jpg')).length;
};
export const noticesOf = async ({ client }: TestUser) =>
  (await client.request(MyConsultationNotificationsDocument, { first: 50 })).viewer.notifications.nodes;
