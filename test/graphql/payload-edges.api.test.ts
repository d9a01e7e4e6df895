import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema } from '../setup/api-schema.ts';
import { portrait } from '../setup/photos.ts';
import { submit } from '../setup/rows/submissions.ts';

let api: TestApi;
let user: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
});
afterAll(() => api.close());

const soon = addDays(localDay('UTC', new Date()), 9);
const CREATIONS: Record<string, [list: string, args: string]> = {
  createGoal: ['goals', `{ metric: "PORES", target: 20, day: "${soon}" }`],
  addJournalEntry: ['journal', '{ mood: 4 }'],
  createRoutine: ['routines', '{ name: "Mine", steps: [{ session: PM, kind: CLEANSER, name: "Gel" }] }'],
  generateRoutine: ['routines', '{ profile: { concerns: [PORES] } }'],
  startPatchTest: ['patchTests', '{ name: "Cream" }'],
  reportReaction: ['skinReactions', '{ severity: MILD, symptoms: [ITCHING] }'],
  requestDataExport: ['dataExports', ''],
  avoidIngredient: ['avoidedIngredients', '{ target: { name: "Linalool" } }'],
  giveConsent: ['consents', '{ kind: HEALTH_DATA, version: 1 }'],
  sendTestNotification: ['notifications', ''],
  requestConsultation: ['consultations', '{ question: "What is this?", redFlags: $flags }'],
};
/** Their lists are not the viewer's, or their input needs a file. */
const ELSEWHERE = ['postConsultationMessage', 'submitAnalysis'];

const edgeOf = 'edges { cursor node { id } }';

test.each(Object.entries(CREATIONS))('%s returns the edge that its list has', async (name, [list, input]) => {
  const flags = name === 'requestConsultation' ? await answers() : undefined;
  const variables = flags ? '($flags: RedFlagAnswersInput!)' : '';
  const created = input ? `${name}(input: ${input})` : name;
  const { data, errors } = await user.client.sendText(
    `mutation${variables} { ${created} {
      userErrors { code } edge { cursor node { id } } viewer { ${list}(first: 1) { ${edgeOf} } }
    } }`,
    { flags },
  );
  expect(errors).toBeUndefined();
  const payload = (data as Record<string, Payload>)[name]!;
  expect(payload.userErrors).toEqual([]);
  expect([payload.edge]).toEqual(payload.viewer[list]!.edges);
});

test('submitAnalysis and postConsultationMessage return the edges of their lists', async () => {
  const id = await submit(user.client, portrait);
  const { data } = await user.client.sendText(`{ viewer { analyses(first: 1) { ${edgeOf} } } }`, {});
  const { analyses } = (data as { viewer: Record<string, { edges: Edge[] }> }).viewer;
  expect(analyses!.edges[0]!.node.id).toBe(id);
  const cases = await user.client.sendText('{ viewer { consultations(first: 1) { nodes { id } } } }', {});
  const consultationId = (cases.data as { viewer: { consultations: { nodes: Edge['node'][] } } }).viewer
    .consultations.nodes[0]!.id;
  const posted = await user.client.sendText(
    `mutation($input: PostConsultationMessageInput!) { postConsultationMessage(input: $input) {
      userErrors { code } edge { cursor node { id } } consultation { messages(first: 1) { ${edgeOf} } }
    } }`,
    { input: { consultationId, text: 'One more thing.' } },
  );
  const { edge, consultation } = (posted.data as Record<string, Posted>).postConsultationMessage!;
  expect([edge]).toEqual(consultation.messages.edges);
});

test('a payload with an edge belongs to a mutation of this file; without an item there is none', async () => {
  const mutations = Object.values(apiSchema.getMutationType()!.getFields()).filter(({ type }) => {
    const payload = getNamedType(type);
    return isObjectType(payload) && payload.getFields().edge;
  });
  expect(mutations.map(({ name }) => name).toSorted()).toEqual(
    [...Object.keys(CREATIONS), ...ELSEWHERE].toSorted(),
  );
  const { data } = await user.client.sendText(
    'mutation { createGoal(input: { metric: "PORES", target: 20, day: "2020-01-01" }) { edge { cursor } } }',
    {},
  );
  expect(data).toEqual({ createGoal: { edge: null } });
});

interface Edge {
  cursor: string;
  node: { id: string };
}
interface Payload {
  userErrors: unknown[];
  edge: Edge | null;
  viewer: Record<string, { edges: Edge[] }>;
}
interface Posted {
  edge: Edge;
  consultation: { messages: { edges: Edge[] } };
}

/** No red flag. */
async function answers() {
  const { data } = await user.client.sendText(
    '{ consultationQuestionnaire { version questions { flag } } }',
    {},
  );
  const { version, questions } = (
    data as { consultationQuestionnaire: { version: number; questions: { flag: string }[] } }
  ).consultationQuestionnaire;
  return { version, answers: questions.map(({ flag }) => ({ flag, present: false })) };
}
