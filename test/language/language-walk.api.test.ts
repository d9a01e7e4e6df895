import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema as schema } from '../setup/api-schema.ts';
import { PLAN_STEPS, seedAccount } from '../setup/rows/seeded-account.ts';
import { everything, isForeign, type SeenText, textsOf } from '../setup/walks/text-walk.ts';

/** Keys, citations, the wording of the law, the inventory's terms, and words of the person or of another one. */
const NOT_OURS = new RegExp(
  [
    '\\.(source|metric|zone)$',
    '^AnnexEntry\\.(substance|productTypes|maximum|conditions|otherConditions)$',
    '^IngredientRestriction\\.(maximum|note)$',
    '^(AnalysisModel|AnalysisZone|ConsultationRoutine)\\.name$',
    '^Consultation\\.question$',
    '^Ingredient\\.functions$',
  ].join('|'),
);

describe.each(['de', 'en'] as const)('a person who reads %s', (language) => {
  let api: TestApi;
  let user: TestUser;
  const seen: SeenText[] = [];

  beforeAll(async () => {
    api = await TestApi.start({ GRAPHQL_MAX_TOKENS: '5000', GRAPHQL_MAX_COST: '100000' });
    user = await api.createUser();
    await seedAccount(api, user, language === 'de' ? 'de-DE' : 'en-GB');
  });
  afterAll(() => api.close());

  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await user.client.sendText(query, variables);
    expect(errors).toBeUndefined();
    seen.push(...textsOf(schema, data));
  };

  it('gets every field of the account in it', async () => {
    const viewer = schema.getType('User');
    if (!isObjectType(viewer)) throw new Error('No type User');
    for (const field of Object.values(viewer.getFields())) {
      const inner = getNamedType(field.type);
      const needsMore = field.args.some(({ name }) => name === 'metric');
      const args = [
        ...(needsMore ? ['metric: "PORES"'] : []),
        ...(field.args.some(({ name }) => name === 'first') ? ['first: 5'] : []),
      ];
      const selection = isObjectType(inner) ? everything(inner, 4, ['User']) : '';
      await ask(
        `{ viewer { __typename ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection} } }`,
      );
    }
  });

  it.each([
    ['recommendations', 'recommendations'],
    ['photoRequirements', 'photoRequirements'],
    ['consultationQuestionnaire', 'consultationQuestionnaire'],
    ['drugs', 'drugs(search: "tretin")'],
    ['ingredients', 'ingredients(search: "retinol", first: 3)'],
    ['dermatologists', 'dermatologists(first: 3)'],
    ['parseIngredientList', `parseIngredientList(text: "Aqua, Retinol, Blabla, Parfum, Mercury")`],
    [
      'checkIngredients',
      `checkIngredients(input: { list: { text: "Aqua, Glycolic Acid 12 %, Retinyl Propionate, Methylisothiazolinone, Linalool, Propylparaben" } })`,
    ],
    ['checkRoutine', `checkRoutine(input: { plan: { steps: $steps } })`],
  ])('gets %s in it', async (name, call) => {
    const field = schema.getQueryType()!.getFields()[name]!;
    const inner = getNamedType(field.type);
    const variables = call.includes('$steps') ? '($steps: [RoutineStepInput!]!)' : '';
    await ask(`query ${variables} { ${call} ${everything(inner, 4, [])} }`, { steps: PLAN_STEPS });
  });

  it('finds nothing in another language, and no name of an enum in a sentence', () => {
    expect(seen.length).toBeGreaterThan(1000);
    const foreign = seen.filter(({ field, text }) => !NOT_OURS.test(field) && isForeign(text, language));
    expect([...new Set(foreign.map(({ field, text }) => `${field}: ${text}`))]).toEqual([]);
  });
});
