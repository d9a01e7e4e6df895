import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestApi, type TestUser } from '../../setup/api.ts';
import { apiSchema } from '../../setup/api-schema.ts';
import { insertAnalyses, metricOf } from '../../setup/rows/analysis-rows.ts';
import { insertCase } from '../../setup/rows/consultation-rows.ts';

const typeOf = (name: string) => apiSchema.getType(name) as GraphQLObjectType;
const fieldsOf = (name: string) => Object.values(typeOf(name).getFields());

/** The field with all values up to three levels below it. */
function selected(type: GraphQLObjectType, name: string, levels = 3): string {
  const inner = getNamedType(type.getFields()[name]!.type);
  if (!isObjectType(inner)) return name;
  const fields = Object.values(inner.getFields())
    .filter((field) => levels > 0 || !isObjectType(getNamedType(field.type)))
    .map((field) => selected(inner, field.name, levels - 1));
  return `${name} { ${fields.join(' ') || '__typename'} }`;
}

let api: TestApi;
let user: TestUser;
let ids: Record<'Analysis' | 'Consultation', string>;
beforeAll(async () => {
  api = await TestApi.start({ GRAPHQL_MAX_COST: '1000000', GRAPHQL_MAX_TOKENS: '100000' });
  user = await api.createUser();
  const metrics = ['SKIN_SCORE', 'REDNESS'].map((key) => metricOf(key, 40));
  const [id] = await insertAnalyses(api.db, user.id, [
    { daysAgo: 1, redness: 20, note: 'A note.', metrics, heatmaps: ['REDNESS'], hints: ['COLORED_LIGHT'] },
  ]);
  const { id: dermatologistId } = await api.createUser({ role: 'DERMATOLOGIST' });
  const caseId = await insertCase(api.db, user.id, {
    ...{
      status: 'ASSIGNED',
      tier: 'SOON',
      dermatologistId,
      claimedAt: new Date(),
      description: 'Since May.',
    },
    redFlags: { version: 1, answers: [{ flag: 'EM_BURN', present: true }] },
  });
  ids = { Analysis: id!, Consultation: caseId };
});
afterAll(() => api.close());

const cases: ['Analysis' | 'Consultation', string, string][] = [
  ['Analysis', 'analysis', 'analyses'],
  ['Consultation', 'consultation', 'consultations'],
];

describe.each(cases)('%s', (name, one, list) => {
  beforeAll(async () => {
    await api.restart(); // which forgets all plans
    user.client = api.stranger();
    user.client.token = user.accessToken;
  });

  test.each(fieldsOf(name).map((field) => field.name))('is listed with its %s alone', async (field) => {
    const nodes = selected(typeOf(name), field);
    const whole = await user.client.sendText(`{ ${one}(id: "${ids[name]}") { ${nodes} } }`, {});
    expect(whole.errors).toBeUndefined();
    const { [one]: expected } = whole.data as Record<string, object>;
    const forms = [`nodes { ${nodes} }`, `edges { node { ...F } } } } } fragment F on ${name} { ${nodes}`];
    const documents = forms.map((form) =>
      form.includes('fragment') ? `{ viewer { ${list} { ${form} }` : `{ viewer { ${list} { ${form} } } }`,
    );
    // The second time by a plan, whose rows throw where a resolver reads a column that it does not name.
    for (const document of documents) await user.client.sendText(document, {});
    const answers = await Promise.all(documents.map((document) => user.client.sendText(document, {})));
    // biome-ignore lint/suspicious/noExplicitAny: the documents are made here
    const [plain, spread] = answers.map(({ data, errors }) => (errors ? errors : (data as any).viewer[list]));
    expect(plain.nodes).toEqual([expected]);
    expect(spread.edges).toEqual([{ node: expected }]);
  });

  test('is read without the columns that nobody asks for', async () => {
    const document = `{ viewer { ${list} { nodes { id status } } } }`;
    await user.client.sendText(document, {});
    const [statement, ...more] = await api.statements(() => user.client.sendText(document, {}));
    expect(more).toEqual([]);
    const columns = [...statement!.matchAll(/"t1"\."(\w+)" as/g)].map(([, column]) => column);
    expect(columns).toEqual(['id', 'status']);
  });
});
