import { afterAll, beforeAll } from 'vitest';
import {
  AnswerConsultationDocument,
  CancelConsultationDocument,
  ClaimConsultationDocument,
  CloseConsultationDocument,
  ConsultationDocument,
  ConsultationQueueDocument,
  DeclineConsultationDocument,
  MyConsultationNotificationsDocument,
  RateConsultationDocument,
  RequestMoreInformationDocument,
  StartConsultationReviewDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { createDermatologist } from '../setup/rows/consultations.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';
export let api: TestApi;
export let patient: TestUser;
export let doctor: TestUser;
export let colleague: TestUser;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
    patient = await api.createUser({ consents: false });
    doctor = await createDermatologist(api, 'Dr. Doe');
    colleague = await createDermatologist(api, 'Dr. Colleague');
  });
  afterAll(() => api.close());
}

export const read = async (of: TestUser, id: string) =>
  (await of.client.request(ConsultationDocument, { id })).consultation!;
export const queueOf = async ({ client }: TestUser, variables: object = {}) =>
  (await client.request(ConsultationQueueDocument, { first: 100, ...variables })).consultationQueue;
export const titlesOf = async ({ client }: TestUser, id: string) => {
  const { viewer } = await client.request(MyConsultationNotificationsDocument, { first: 100 });
  return viewer.notifications.nodes.filter((each) => each.consultation?.id === id).map(({ title }) => title);
};
export const someone = () => api.createUser({ consents: false });

/** One call of each mutation, with a valid input otherwise. */
export const CALLS = {
  CLAIM: [ClaimConsultationDocument, {}],
  START_REVIEW: [StartConsultationReviewDocument, {}],
  DECLINE: [DeclineConsultationDocument, { reason: 'Not my field.' }],
  REQUEST_INFORMATION: [RequestMoreInformationDocument, { question: 'Since when?' }],
  ANSWER: [AnswerConsultationDocument, { answer: 'It is eczema.' }],
  CANCEL: [CancelConsultationDocument, {}],
  RATE: [RateConsultationDocument, { rating: 4 }],
  CLOSE: [CloseConsultationDocument, {}],
} as const;
type Action = keyof typeof CALLS;
export const ACTIONS = Object.keys(CALLS) as Action[];
export const FOR_DERMATOLOGISTS: readonly Action[] = [
  'CLAIM',
  'START_REVIEW',
  'DECLINE',
  'REQUEST_INFORMATION',
  'ANSWER',
];
export const call = async ({ client }: Pick<TestUser, 'client'>, action: Action, id: string) => {
  const [document, input] = CALLS[action];
  const { data, errors } = await client.sendText(String(document), { input: { id, ...input } });
  const result = Object.values((data as object | null) ?? {})[0] as {
    userErrors: { code: string; message: string; field: string[] }[];
  } | null;
  return { fault: errors?.[0], userErrors: result?.userErrors };
};
