import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import {
  ConsultationMessagesDocument,
  MarkConsultationMessagesReadDocument,
  MyNotificationsDocument,
  PostConsultationMessageDocument,
  type PostConsultationMessageInput,
  type PostConsultationMessageMutation,
} from '../../operations/generated.ts';
import type { ConsultationStatus } from '../../src/consultations/case/consultation-states.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';

export let api: TestApi;
export let patient: TestUser;
export let doctor: TestUser;
export let id: string;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start({ RATE_LIMIT_CONSULTATION_MESSAGES_PER_HOUR: '500' });
    patient = await api.createUser();
    doctor = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    id = await open();
  });
}

export const open = (status: ConsultationStatus = 'IN_REVIEW', changes: object = {}) =>
  insertCase(api.db, patient.id, {
    status,
    dermatologistId: status === 'PENDING' || status === 'CANCELLED' ? null : doctor.id,
    claimedAt: new Date(),
    ...changes,
  });

type Input = Omit<PostConsultationMessageInput, 'consultationId'> & { consultationId?: string };
export const send = (by: TestUser, input: Input) =>
  by.client.send(PostConsultationMessageDocument, { input: { consultationId: id, ...input } });
export const post = async (by: TestUser, input: Input) => {
  const { data, errors } = await send(by, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.postConsultationMessage;
};
export const postPhotos = async (by: TestUser, input: Input, photos: readonly Buffer[]) => {
  const form = new FormData();
  const variables = { input: { consultationId: id, ...input, photos: photos.map(() => null) } };
  form.set('operations', JSON.stringify({ query: String(PostConsultationMessageDocument), variables }));
  const map = photos.map((_, at) => [at, [`variables.input.photos.${at}`]]);
  form.set('map', JSON.stringify(Object.fromEntries(map)));
  photos.forEach((photo, at) => {
    form.set(String(at), new Blob([photo]), 'photo.jpg');
  });
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'apollo-require-preflight': 'true', authorization: `Bearer ${by.accessToken}` },
    body: form,
  });
  const { data, errors } = (await response.json()) as {
    data: PostConsultationMessageMutation | null;
    errors?: { extensions: { code: string } }[];
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.postConsultationMessage;
};
export const read = async (
  by: TestUser,
  variables: { first?: number; after?: string | null; id?: string } = {},
) => (await by.client.request(ConsultationMessagesDocument, { id, ...variables })).consultation!;
export const mark = async (by: TestUser, upToMessageId: string, consultationId = id) =>
  by.client.send(MarkConsultationMessagesReadDocument, { input: { consultationId, upToMessageId } });
export const news = async ({ client }: TestUser) =>
  (await client.request(MyNotificationsDocument, {})).viewer.notifications.nodes.filter(
    ({ kind }) => kind === 'CONSULTATION_UPDATE',
  );
export const files = async () =>
  (await readdir(api.photoFolder, { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith('.jpg'),
  ).length;
export const setId = (value: string) => {
  id = value;
};
