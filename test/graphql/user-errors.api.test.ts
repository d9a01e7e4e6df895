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
  ['createGoal', { metric: 'PORES', target: -1, date: '2030-01-01' }, 'TOO_SMALL', { minimum: '0' }],
  ['createGoal', { metric: 'X', target: 1, date: '2030-01-01' }, 'NOT_ALLOWED', { allowed: /PORES, / }],
  ['createGoal', { metric: 'PORES', target: 1, date: '2020-01-01' }, 'TOO_EARLY', { minimum: aDay }],
  ['giveConsent', { kind: 'PHOTO_PROCESSING', version: 99 }, 'OUTDATED', { version: '2' }],
  ['avoidIngredient', { name: 'Xqzzvwk' }, 'UNKNOWN', { word: 'Xqzzvwk' }],
])('%s(%j) is refused as %s with %j', async (name, input, code, params) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code params { name value } } } }`;
  const { data, errors } = await user.client.sendText(text, { input });
  expect(errors).toBeUndefined();
  const [error] = (data as Record<string, { userErrors: UserError[] }>)[name]!.userErrors;
  expect(error?.code).toBe(code);
  const given = Object.fromEntries(error!.params.map((param) => [param.name, param.value]));
  const wanted = Object.entries(params).map(([key, value]) => [
    key,
    value instanceof RegExp ? expect.stringMatching(value) : value,
  ]);
  expect(given).toMatchObject(Object.fromEntries(wanted));
});

interface UserError {
  code: string;
  params: { name: string; value: string }[];
}
