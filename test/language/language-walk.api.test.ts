import { randomUUID } from 'node:crypto';
import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  AddJournalEntryDocument,
  AddMedicationDocument,
  AvoidIngredientDocument,
  CreateGoalDocument,
  CreateRoutineDocument,
  GenerateRoutineDocument,
  GiveConsentDocument,
  MyConsentRequirementsDocument,
  ReportReactionDocument,
  SendTestNotificationDocument,
  StartPatchTestDocument,
  UpdateHealthProfileDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema as schema } from '../setup/api-schema.ts';
import { closeup, portrait, solidPhoto } from '../setup/photos.ts';
import { createDermatologist, request } from '../setup/rows/consultations.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { everything, isForeign, type SeenText, textsOf } from '../setup/walks/text-walk.ts';

/** Keys, citations, the wording of the law, the inventory's terms, and words of the person or of another one. */
const NOT_OURS = new RegExp(
  [
    '\\.(source|key)$',
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
    await seed();
  });
  afterAll(() => api.close());

  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await user.client.sendText(query, variables);
    expect(errors).toBeUndefined();
    seen.push(...textsOf(schema, data));
  };

  async function seed() {
    const { client } = user;
    await client.request(UpdateProfileDocument, {
      input: {
        locale: language === 'de' ? 'de-DE' : 'en-GB',
        skinType: 'OILY',
        concerns: ['ACNE', 'PIGMENTATION', 'WRINKLES', 'REDNESS'],
        concernSeverities: [{ concern: 'ACNE', severity: 'MODERATE' }],
        pregnancy: 'TRYING',
        sensitivity: 'HIGH',
      },
    });
    const { me } = await client.request(MyConsentRequirementsDocument, {});
    for (const { kind, version, given } of me.consentRequirements) {
      if (!given) await client.request(GiveConsentDocument, { input: { kind, version } });
    }
    await client.request(UpdateHealthProfileDocument, {
      input: { noMedications: false, diagnoses: ['ROSACEA'], allergies: ['FRAGRANCE'] },
    });
    await client.request(AddMedicationDocument, { input: { name: 'Doxycyclin 100 mg' } });
    for (const photo of [portrait, closeup, await solidPhoto()]) {
      await waitForEnd(client, await submit(client, photo));
    }
    await client.request(GenerateRoutineDocument, {
      input: { activate: true, maxStepsPerSession: 3, prescriptions: [{ name: 'Tretinoin 0,05 %' }] },
    });
    const { createRoutine } = await client.request(CreateRoutineDocument, {
      input: { name: 'Plan B', steps: STEPS },
    });
    await client.request(AvoidIngredientDocument, { input: { name: 'Linalool' } });
    await client.request(AvoidIngredientDocument, { input: { family: 'PARABENS' } });
    await client.request(StartPatchTestDocument, { input: { name: 'Serum', clientRequestId: randomUUID() } });
    await client.request(CreateGoalDocument, {
      input: { metric: 'PORES', target: 20, date: inDays(30) },
    });
    await client.request(AddJournalEntryDocument, { input: { text: 'x', mood: 3 } });
    await client.request(SendTestNotificationDocument, {});
    await createDermatologist(api);
    await request(user, {});
    await client.request(ReportReactionDocument, {
      input: { severity: 'MILD', symptoms: ['STINGING'], clientRequestId: randomUUID() },
    });
    await client.request(ActivateRoutineDocument, { input: { id: createRoutine.routine!.id } });
  }

  it('gets every field of the account in it', async () => {
    const me = schema.getType('User');
    if (!isObjectType(me)) throw new Error('No type User');
    for (const field of Object.values(me.getFields())) {
      const inner = getNamedType(field.type);
      const needsMore = field.args.some(({ name }) => name === 'metric');
      const args = [
        ...(needsMore ? ['metric: "PORES"'] : []),
        ...(field.args.some(({ name }) => name === 'first') ? ['first: 5'] : []),
      ];
      const selection = isObjectType(inner) ? everything(inner, 4, ['User']) : '';
      await ask(
        `{ me { __typename ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection} } }`,
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
      `checkIngredients(input: { text: "Aqua, Glycolic Acid 12 %, Retinyl Propionate, Methylisothiazolinone, Linalool, Propylparaben" })`,
    ],
    ['checkRoutine', `checkRoutine(input: { steps: $steps })`],
  ])('gets %s in it', async (name, call) => {
    const field = schema.getQueryType()!.getFields()[name]!;
    const inner = getNamedType(field.type);
    const variables = call.includes('$steps') ? '($steps: [RoutineStepInput!]!)' : '';
    await ask(`query ${variables} { ${call} ${everything(inner, 4, [])} }`, { steps: STEPS });
  });

  it('finds nothing in another language, and no name of an enum in a sentence', () => {
    expect(seen.length).toBeGreaterThan(1000);
    const foreign = seen.filter(({ field, text }) => !NOT_OURS.test(field) && isForeign(text, language));
    expect([...new Set(foreign.map(({ field, text }) => `${field}: ${text}`))]).toEqual([]);
  });
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const STEPS = [
  { session: 'AM' as const, type: 'CLEANSER' as const, name: 'Gel' },
  { session: 'PM' as const, type: 'RETINOID' as const, name: 'Night', label: 'Aqua, Retinol, Parfum' },
  { session: 'PM' as const, type: 'EXFOLIANT' as const, name: 'Peel', label: 'Aqua, Glycolic Acid 8 %' },
  { session: 'PM' as const, type: 'SERUM' as const, name: 'BPO', label: 'Aqua, Benzoyl Peroxide' },
];
