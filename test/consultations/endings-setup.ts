import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import {
  ConsultationDocument,
  DeclineConsultationDocument,
  MyConsultationNotificationsDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { createDermatologist } from '../setup/rows/consultations.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';
export let api: TestApi;
export let doctor: TestUser;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
    doctor = await createDermatologist(api, 'Dr. Doe');
  });
  afterAll(() => api.close());
}

export const someone = () => api.createUser({ consents: false });
export const read = async (of: TestUser, id: string) =>
  (await of.client.request(ConsultationDocument, { id })).consultation!;
export const titlesOf = async ({ client }: TestUser) =>
  (await client.request(MyConsultationNotificationsDocument, { first: 50 })).viewer.notifications.nodes.map(
    ({ title }) => title,
  );
export const files = async () => {
  const names = await readdir(api.photoFolder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.jpg')).length;
};
export const decline = (of: TestUser, id: string) =>
  of.client.request(DeclineConsultationDocument, { input: { id, reason: 'Not my field.' } });
export const soon = { timeout: 180_000, interval: 100 };
