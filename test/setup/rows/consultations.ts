import { randomUUID } from 'node:crypto';
import type { ApiClient, GraphQLAnswer } from '../../../operations/clients/client.ts';
import {
  AnswerConsultationDocument,
  ClaimConsultationDocument,
  ConsultationDocument,
  RequestConsultationDocument,
  type RequestConsultationInput,
  type RequestConsultationMutation,
  StartConsultationReviewDocument,
} from '../../../operations/generated.ts';
import { dermatologists } from '../../../src/consultations/dermatologists/dermatologists.table.ts';
import { QUESTIONNAIRE_VERSION } from '../../../src/consultations/triage/questionnaire.ts';
import { RED_FLAGS, type RedFlag } from '../../../src/rules/triage/red-flags.ts';
import type { TestApi, TestUser } from '../api.ts';
import { idOf } from '../ids.ts';

/** A dermatologist of the directory who is logged in. */
export async function createDermatologist(api: TestApi, displayName = 'Dr. Test'): Promise<TestUser> {
  const user = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
  const profile = { specialties: ['GENERAL_DERMATOLOGY' as const], languages: ['en'] };
  await api.db.insert(dermatologists).values({ userId: user.id, displayName, ...profile });
  return user;
}

/** Answers to the present questionnaire: yes to these, no to all others. */
export const redFlags = (...present: RedFlag[]) => ({
  version: QUESTIONNAIRE_VERSION,
  answers: RED_FLAGS.map((flag) => ({ flag, present: present.includes(flag) })),
});

export const question = ({
  dermatologistId,
  ...changes
}: Partial<RequestConsultationInput> = {}): RequestConsultationInput => ({
  question: 'What is this rash?',
  redFlags: redFlags(),
  dermatologistId: dermatologistId && idOf('Dermatologist', dermatologistId),
  ...changes,
});

type Requested = RequestConsultationMutation['requestConsultation'];

export const request = async (
  { client }: TestUser,
  changes: Partial<RequestConsultationInput> = {},
): Promise<Requested> => {
  const input = question({ clientRequestId: randomUUID(), ...changes });
  return (await client.request(RequestConsultationDocument, { input })).requestConsultation;
};

/** The same with photos, in one multipart request; `order` is the order of the files in it. */
export async function requestWithPhotos(
  api: TestApi,
  user: TestUser,
  photos: readonly Buffer[],
  changes: Partial<RequestConsultationInput> = {},
  order = photos.map((_, index) => index),
): Promise<GraphQLAnswer<RequestConsultationMutation>> {
  const input = { ...question(changes), photos: photos.map(() => null) };
  const form = new FormData();
  form.set(
    'operations',
    JSON.stringify({ query: String(RequestConsultationDocument), variables: { input } }),
  );
  form.set(
    'map',
    JSON.stringify(Object.fromEntries(order.map((at) => [at, [`variables.input.photos.${at}`]]))),
  );
  for (const at of order) form.set(String(at), new Blob([photos[at]!]), 'photo.jpg');
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'apollo-require-preflight': 'true', authorization: `Bearer ${user.accessToken}` },
    body: form,
    signal: AbortSignal.timeout(60_000),
  });
  return (await response.json()) as GraphQLAnswer<RequestConsultationMutation>;
}

/** The id of a new case. */
export async function newCase(user: TestUser, changes: Partial<RequestConsultationInput> = {}) {
  const { consultation, userErrors } = await request(user, changes);
  if (!consultation) throw new Error(JSON.stringify(userErrors));
  return consultation.id;
}

/** The answer to someone who asks for a case. */
export const viewCase = ({ client }: TestUser, id: string) => client.send(ConsultationDocument, { id });

export const claim = async (client: ApiClient, id: string) =>
  (await client.request(ClaimConsultationDocument, { input: { id } })).claimConsultation;

/** Takes the case as far as IN_REVIEW. */
export async function review({ client }: TestUser, id: string): Promise<void> {
  const { userErrors } = await claim(client, id);
  const { startConsultationReview } = await client.request(StartConsultationReviewDocument, {
    input: { id },
  });
  const faults = [...userErrors, ...startConsultationReview.userErrors];
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
}

/** Takes the case as far as ANSWERED. */
export async function answer(dermatologist: TestUser, id: string, text = 'It is eczema.'): Promise<void> {
  await review(dermatologist, id);
  const input = { id, answer: text };
  const { answerConsultation } = await dermatologist.client.request(AnswerConsultationDocument, { input });
  if (answerConsultation.userErrors.length > 0) throw new Error(JSON.stringify(answerConsultation));
}
