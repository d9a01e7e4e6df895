import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CreateGoalDocument,
  ImportIngredientsDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { ingredients } from '../../src/ingredients/facts/ingredients.table.ts';
import { goals } from '../../src/progress/goals/goals.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { insertAnalyses } from '../setup/rows/analysis-rows.ts';
import { isForeign } from '../setup/walks/text-walk.ts';

/** What each person owns; both have the same. */
interface Own {
  completed: string;
  poor: string;
  pending: string;
  otherModel: string;
  reached: string;
  retinol: string;
}
type Refused = [what: string, english: RegExp, send: (own: Own) => [query: string, input?: object]];

const LANGUAGES = ['en', 'de'] as const;
const READ = 'userErrors { message suggestions }';
const DAY_MS = 86_400_000;

let api: TestApi;
const people = {} as Record<(typeof LANGUAGES)[number], { user: TestUser; own: Own }>;

beforeAll(async () => {
  api = await TestApi.start();
  for (const language of LANGUAGES) people[language] = await someone(language);
});
afterAll(() => api.close());

async function someone(language: 'en' | 'de'): Promise<{ user: TestUser; own: Own }> {
  const user = await api.createUser({ role: 'ADMIN' });
  const { client, id } = user;
  await client.request(UpdateProfileDocument, { input: { locale: language } });
  const rows = [{}, { confidence: 0.1 }, { status: 'PENDING' as const }, { modelVersion: '0.1.0' }];
  const inserted = await insertAnalyses(
    api.db,
    id,
    rows.map((changes) => ({ daysAgo: 1, redness: 40, ...changes })),
  );
  const [completed, poor, pending, otherModel] = inserted as [string, string, string, string];
  const { createGoal } = await client.request(CreateGoalDocument, {
    input: { metric: 'PORES', target: 10, day: inDays(9) },
  });
  const reached = createGoal.goal!.id;
  await api.db
    .update(goals)
    .set({ reachedAt: new Date() })
    .where(eq(goals.id, uuidOf(reached)));
  const [retinol] = await api.db.select().from(ingredients).where(eq(ingredients.inciName, 'RETINOL'));
  return {
    user,
    own: { completed, poor, pending, otherModel, reached, retinol: idOf('Ingredient', retinol!.id) },
  };
}

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const mutate =
  (name: string, inputOf: (own: Own) => object) =>
  (own: Own): [string, object] => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    return [`mutation($input: ${type}!) { ${name}(input: $input) { ${READ} } }`, inputOf(own)];
  };
const compare = (a: keyof Own, b: keyof Own) => (own: Own) =>
  [`{ compareAnalyses(beforeId: "${own[a]}", afterId: "${own[b]}") { before { id } } }`] as [string];
const ask = (query: string) => () => [query] as [string];

const progress: Refused[] = [
  [
    'an unknown metric',
    /^This metric is not known\. The metrics are Skin score, /,
    ask('{ viewer { progress(metric: "X") { from } } }'),
  ],
  [
    'a range far ahead',
    /a year ahead/,
    ask('{ viewer { progress(metric: "PORES", to: "2999-01-01") { from } } }'),
  ],
  [
    'a range backward',
    /not be after the last, nor more than 3,660 days/,
    ask('{ viewer { progress(metric: "PORES", from: "2020-02-01", to: "2020-01-01") { from } } }'),
  ],
  [
    'a goal for an unknown metric',
    /metric is not known/,
    mutate('createGoal', () => ({ metric: 'X', target: 1, day: inDays(1) })),
  ],
  [
    'a target below',
    /at least 0/,
    mutate('createGoal', () => ({ metric: 'PORES', target: -1, day: inDays(1) })),
  ],
  [
    'a target above',
    /at most 100/,
    mutate('createGoal', () => ({ metric: 'PORES', target: 101, day: inDays(1) })),
  ],
  [
    'a goal in the past',
    /has passed/,
    mutate('createGoal', () => ({ metric: 'PORES', target: 1, day: inDays(-3) })),
  ],
  [
    'a goal far ahead',
    /five years/,
    mutate('createGoal', () => ({ metric: 'PORES', target: 1, day: '2999-01-01' })),
  ],
  ['a reached goal', /has been reached/, mutate('updateGoal', ({ reached }) => ({ id: reached, target: 5 }))],
  ['a mood', /Mood must be a whole number from 1 to 5/, mutate('addJournalEntry', () => ({ mood: 6 }))],
  ['stress', /Stress must be/, mutate('addJournalEntry', () => ({ stress: 0 }))],
  ['negative sleep', /cannot be negative/, mutate('addJournalEntry', () => ({ sleepHours: -1 }))],
  ['too much sleep', /has 24 hours/, mutate('addJournalEntry', () => ({ sleepHours: 25 }))],
  ['a long text', /5,000 characters/, mutate('addJournalEntry', () => ({ text: 'x'.repeat(5001) }))],
  ['an empty entry', /Enter text or a value/, mutate('addJournalEntry', () => ({}))],
  ['an entry of the future', /in the future/, mutate('addJournalEntry', () => ({ mood: 1, day: inDays(5) }))],
  [
    'an entry long ago',
    /is 1 January 2000\.$/,
    mutate('addJournalEntry', () => ({ mood: 1, day: '1999-12-31' })),
  ],
];

const weekdays = (given: number[]) =>
  mutate('updateReminderSettings', () => ({ morning: { weekdays: given } }));
const reminders: Refused[] = [
  ['an eighth weekday', /1 \(Monday\) to 7/, weekdays([8])],
  ['no weekday', /at least one weekday/, weekdays([])],
  ['a weekday twice', /only once/, weekdays([1, 2, 3, 4, 5, 6, 7, 7])],
];

const analyses: Refused[] = [
  [
    'a retry of a waiting one',
    /this one is still waiting/,
    mutate('retryAnalysis', ({ pending }) => ({ id: pending })),
  ],
  [
    'a retry of a completed one',
    /this one is completed/,
    mutate('retryAnalysis', ({ completed }) => ({ id: completed })),
  ],
  ['a comparison with a waiting one', /one of these is still waiting/, compare('completed', 'pending')],
  ['a comparison of models', /different versions of the skin model/, compare('completed', 'otherModel')],
  ['a comparison with a poor photo', /too poor to compare/, compare('completed', 'poor')],
];

const check = 'query($input: CheckIngredientsInput!) { checkIngredients(input: $input) { passed } }';
const ingredientRefusals: Refused[] = [
  [
    'a word like a family',
    /^“Parabne” is no known ingredient or group\. Did you mean Parabens\?$/,
    mutate('avoidIngredient', () => ({ target: { name: 'Parabne' } })),
  ],
  [
    'a word like nothing',
    /is no known ingredient or group\.$/,
    mutate('avoidIngredient', () => ({ target: { name: 'Xqzzvwk' } })),
  ],
  [
    'a long name',
    /2,000 characters/,
    mutate('avoidIngredient', () => ({ target: { name: 'x'.repeat(2001) } })),
  ],
  [
    'a long note',
    /500 characters/,
    mutate('avoidIngredient', () => ({ target: { name: 'retinol' }, reason: 'x'.repeat(501) })),
  ],
  ['nothing to avoid', /Enter the name/, mutate('avoidIngredient', () => ({ target: { name: ' ' } }))],
  [
    'too much to check',
    /at most 300 items/,
    ({ retinol }) => [check, { list: { ingredientIds: Array(301).fill(retinol) } }],
  ],
];

describe.each([
  ['progress', progress],
  ['reminders', reminders],
  ['analyses', analyses],
  ['ingredients', ingredientRefusals],
])('what people read about %s', (_, table) => {
  it.each(table)('is in their language: %s', async (_what, english, send) => {
    const [one, other] = await Promise.all([refusal('en', send), refusal('de', send)]);
    expect(one).toMatch(english);
    expect(other).not.toBe(one);
    expect([isForeign(one, 'en'), isForeign(other, 'de')]).toEqual([false, false]);
  });
});

/** The messages of the user errors or faults. */
async function refusal(language: 'en' | 'de', send: Refused[2]): Promise<string> {
  const { user, own } = people[language];
  const [query, input] = send(own);
  const { data, errors = [] } = await user.client.sendText(query, { input });
  const [payload] = Object.values((data ?? {}) as Record<string, { userErrors?: UserError[] } | null>);
  const found = [...errors, ...(payload?.userErrors ?? [])];
  expect(found).not.toEqual([]);
  return found.map(({ message }) => message).join(' ');
}
interface UserError {
  message: string;
  suggestions: string[];
}

it('families are suggested by their name in the language of the person', async () => {
  const suggested = async (language: 'en' | 'de') => {
    const [query, input] = mutate('avoidIngredient', () => ({ target: { name: 'Parabne' } }))(
      people[language].own,
    );
    const { data } = await people[language].user.client.sendText(query, { input });
    return (data as { avoidIngredient: { userErrors: UserError[] } }).avoidIngredient.userErrors[0]!;
  };
  expect((await suggested('en')).suggestions).toContain('Parabens');
  expect((await suggested('de')).suggestions).toContain('Parabene');
});

it.each([
  ['', [], [/no header/]],
  ['INCI name,CAS No\n"a', [], [/cannot be read as CSV/]],
  [
    `INCI name,CAS No\n,1\nName,12-34-5\nName,\n${'x'.repeat(4001)},\na\ufffd,\n`,
    [/no INCI name/, /Line 3/, /4,001 characters/, /not UTF-8/],
    [],
  ],
])('an import of %.20j is refused in the language of the administrator', async (csv, rejects, refusals) => {
  const imported = async (language: 'en' | 'de') => {
    const { data } = await people[language].user.client.upload(
      ImportIngredientsDocument,
      { input: { file: null, source: 'Test' } },
      'input.file',
      new Blob([csv]),
      'a.csv',
    );
    const { import: result, userErrors } = data!.importIngredients;
    return [...(result?.rejects ?? []), ...userErrors].map(({ message }) => message);
  };
  const english = await imported('en');
  const german = await imported('de');
  expect(english).toEqual([...rejects, ...refusals].map((words) => expect.stringMatching(words)));
  expect(german).toHaveLength(english.length);
  expect(german.filter((text) => isForeign(text, 'de') || english.includes(text))).toEqual([]);
});
