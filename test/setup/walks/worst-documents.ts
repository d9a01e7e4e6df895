import { parse } from 'graphql';
import { checkLimits, type Limits } from '../../../src/graphql/documents/limits.ts';
import { apiSchema } from '../api-schema.ts';
import { type RandomDocument, type Samples, seeded } from './random-documents.ts';

const MOST_ALIASES = 15;
const MOST_BYTES = 199_000;
const FOUND = '{ found { position confidence ingredient { id inciName synonyms functions } } }';
const INGREDIENTS = 'ingredients { text percent ingredient { id inciName synonyms functions } }';

/**
 * The costliest documents that search and thought have found for a full account, each with as many aliases as the
 * limits let through.
 */
export function worstDocuments(limits: Limits, samples: Samples): [name: string, document: RandomDocument][] {
  const random = seeded(9);
  const many =
    (kind: 'query' | 'mutation', name: string, type: string, selection: string) => (count: number) => {
      const [argument, ...each] = Array.from({ length: count }, () => {
        const sample = samples[`${kind === 'query' ? 'Query' : 'Mutation'}.${name}`]!(random);
        return Object.entries(sample)[0]!;
      });
      const values = [argument!, ...each];
      return {
        query: `${kind} W(${repeat(count, (index) => `$v${index}: ${type}`)}) { ${repeat(
          count,
          (index) => `a${index}: ${name}(${argument![0]}: $v${index}) ${selection}`,
        )} }`,
        variables: Object.fromEntries(values.map(([, value], index) => [`v${index}`, value])),
      };
    };
  const mine = (selection: string) => (count: number) => ({
    query: `{ viewer { ${repeat(count, (index) => `a${index}: ${selection}`)} } }`,
    variables: {},
  });
  const makers: Record<string, (count: number) => RandomDocument> = {
    labels: many('query', 'parseIngredientList', 'String!', `{ items { text match } allergens ${FOUND} }`),
    ingredients: many('query', 'checkIngredients', 'CheckIngredientsInput!', `{ activeTotals ${FOUND} }`),
    plans: many('query', 'checkRoutine', 'CheckRoutineInput!', '{ findings { message steps { name } } }'),
    updates: many('mutation', 'updateRoutine', 'UpdateRoutineInput!', '{ userErrors { code } }'),
    generated: many('mutation', 'generateRoutine', 'GenerateRoutineInput!', '{ userErrors { code } }'),
    findings: mine('routines(first: 40) { nodes { id findings { ruleId message steps { name } } } }'),
    steps: mine(`routines(first: 10) { nodes { steps { name label ${INGREDIENTS} } } }`),
    few: mine(`routines(first: 2) { nodes { steps { name label ${INGREDIENTS} } } }`),
    progress: mine(
      'progress(metric: "REDNESS") { points { value takenAt analysis { id note } } journal { text } }',
    ),
    timeline: mine(
      'photoTimeline(first: 50) { nodes { photo { url } analysis { id metrics { metric value } } } }',
    ),
    journal: mine('journal(first: 100) { nodes { id day text mood } edges { cursor node { id text } } }'),
    advice: mine('analyses(first: 50) { nodes { id recommendations { title reason source inciNames } } }'),
    statistics: mine(
      'statistics { accountCreatedAt analysisCount averageScores { __typename } currentStreak }',
    ),
    adherence: mine('adherence { currentStreak days { __typename } }'),
    reminders: mine('upcomingReminders(first: 50) { dueAt stepCount routine { id findings { message } } }'),
    search: (count) => ({
      query: `{ ${repeat(count, (index) => `a${index}: ingredients(search: "sodium ${index}", first: 50) { totalCount nodes { id inciName synonyms functions ratings { source } } }`)} }`,
      variables: {},
    }),
    recommendations: (count) => ({
      query: `{ ${repeat(count, (index) => `a${index}: recommendations { title reason source inciNames }`)} }`,
      variables: {},
    }),
  };
  return Object.entries(makers).map(([name, make]) => [name, largest(limits, make)]);
}

function largest(limits: Limits, make: (count: number) => RandomDocument): RandomDocument {
  for (let count = MOST_ALIASES; count > 0; count -= 1) {
    const made = make(count);
    if (JSON.stringify(made).length > MOST_BYTES) continue;
    try {
      checkLimits(parse(made.query), apiSchema, limits, made.variables);
      return made;
    } catch {}
  }
  throw new Error(`It is over the limits: ${make(1).query}`);
}

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
