import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIRST_DAY } from '../../src/progress/journal/journal-fields.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

let api: TestApi;
let user: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
});
afterAll(() => api.close());

const aDay = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);

it.each([
  ['updateProfile', { age: 0 }, 'TOO_SMALL', { minimum: '1', maximum: '120' }],
  ['updateProfile', { age: 121 }, 'TOO_LARGE', { minimum: '1', maximum: '120' }],
  ['updateProfile', { firstName: 'x'.repeat(101) }, 'TOO_LONG', { maximum: '100' }],
  ['updateProfile', { concerns: Array(20).fill('ACNE') }, 'TOO_MANY', { maximum: '18' }],
  [
    'updateProfile',
    { concerns: ['ACNE', 'WRINKLES'], concernSeverities: [{ concern: 'REDNESS', severity: 'MILD' }] },
    'NOT_ALLOWED',
    { allowed: 'ACNE, WRINKLES' },
  ],
  ['addJournalEntry', { mood: 1, day: '1999-12-31' }, 'TOO_EARLY', { minimum: FIRST_DAY, maximum: aDay }],
  ['addJournalEntry', { mood: 1, day: '2999-12-31' }, 'TOO_LATE', { minimum: FIRST_DAY, maximum: aDay }],
  ['createGoal', { metric: 'PORES', target: -1, day: '2030-01-01' }, 'TOO_SMALL', { minimum: '0' }],
  ['createGoal', { metric: 'X', target: 1, day: '2030-01-01' }, 'NOT_ALLOWED', { allowed: /PORES, / }],
  ['createGoal', { metric: 'PORES', target: 1, day: '2020-01-01' }, 'TOO_EARLY', { minimum: aDay }],
  ['giveConsent', { kind: 'PHOTO_PROCESSING', version: 99 }, 'OUTDATED', { version: '2' }],
  ['avoidIngredient', { target: { name: 'Xqzzvwk' } }, 'UNKNOWN', { word: 'Xqzzvwk' }],
])('%s(%j) is refused as %s with %j', async (name, input, code, params) => {
  const error = await firstErrorOf(name, input);
  expect(error.code).toBe(code);
  const given = paramsOf(error);
  const wanted = Object.entries(params).map(([key, value]) => [
    key,
    value instanceof RegExp ? expect.stringMatching(value) : value,
  ]);
  expect(given).toMatchObject(Object.fromEntries(wanted));
});

it.each([
  ['a list of more than 300', 'updateProfile', { concerns: Array(301).fill('ACNE') }, 'TOO_MANY', '300'],
  ['a text over 20,000', 'addJournalEntry', { text: 'x'.repeat(20_001) }, 'TOO_LONG', '20000'],
  ['a text over its own limit', 'addMedication', { name: 'A', strength: 'x'.repeat(99) }, 'TOO_LONG', '50'],
])(
  '%s is refused before the service with the parameter `maximum`',
  async (_what, name, input, code, maximum) => {
    const error = await firstErrorOf(name, input);
    expect({ code: error.code, params: paramsOf(error) }).toEqual({ code, params: { maximum } });
  },
);

async function firstErrorOf(name: string, input: object): Promise<UserError> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code params { name value } } } }`;
  const { data, errors } = await user.client.sendText(text, { input });
  expect(errors).toBeUndefined();
  const [error] = (data as Record<string, { userErrors: UserError[] }>)[name]!.userErrors;
  return error!;
}

const paramsOf = ({ params }: UserError) =>
  Object.fromEntries(params.map(({ name, value }) => [name, value]));

interface UserError {
  code: string;
  params: { name: string; value: string }[];
}
