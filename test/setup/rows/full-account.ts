import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { ApiClient } from '../../../operations/clients/client.ts';
import { CreateRoutineDocument } from '../../../operations/generated.ts';
import {
  avoidedFamilies,
  avoidedIngredients,
  ingredients,
} from '../../../src/ingredients/facts/ingredients.table.ts';
import { notifications } from '../../../src/notifications/notifications.table.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import { goals } from '../../../src/progress/goals/goals.table.ts';
import { journalEntries } from '../../../src/progress/journal/journal.table.ts';
import { patchTests } from '../../../src/routines/patch-tests/patch-tests.table.ts';
import { routineSteps, routines } from '../../../src/routines/plans/routines.table.ts';
import { familyMembers } from '../../../src/rules/ingredient-families.ts';
import { idOf, uuidOf } from '../ids.ts';
import type { Random, Samples } from '../walks/random-documents.ts';
import { insertAnalyses, metricOf } from './analysis-rows.ts';
import { insertCase } from './consultation-rows.ts';

const PAGE = 100;
const ROUTINES = 50;
const STEPS = 40;
const INGREDIENTS_PER_STEP = 37;
const METRICS = [
  'SKIN_SCORE',
  'HYDRATION',
  'OILINESS',
  'ELASTICITY',
  'PORES',
  'REDNESS',
  'BLEMISHES',
  'TONE',
];
const ACTIVES = ['RETINOL', 'GLYCOLIC ACID', 'SALICYLIC ACID', 'BENZOYL PEROXIDE', 'ASCORBIC ACID'];
const STEP_KINDS = ['CLEANSER', 'SERUM', 'RETINOID', 'EXFOLIANT', 'MOISTURIZER', 'FACE_OIL'] as const;

/** Fills an account with as much of everything as the service lets one person keep; samples for documents about it. */
export async function fillAccount(db: Database, userId: string, client: ApiClient): Promise<Samples> {
  const known = await db
    .select({ id: ingredients.id, name: ingredients.inciName })
    .from(ingredients)
    .orderBy(asc(ingredients.nameKey))
    .limit(900);
  const names = known.map(({ name }) => name);
  const analysisIds = await insertAnalyses(
    db,
    userId,
    Array.from({ length: PAGE }, (_, day) => ({
      ...{ daysAgo: 2 * PAGE - 2 * day, redness: (day * 7) % 90, note: 'n'.repeat(1000) },
      metrics: METRICS.map((key, index) => metricOf(key, (day * 5 + index * 11) % 100)),
    })),
  );
  await db.insert(journalEntries).values(
    Array.from({ length: PAGE }, (_, day) => ({
      ...{ userId, clientRequestId: randomUUID(), text: 'é\n'.repeat(2500), mood: 3 },
      day: new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10),
    })),
  );
  const endsAt = new Date(Date.now() + 30 * 86_400_000);
  await db.insert(goals).values(
    METRICS.map((metric) => ({
      ...{ userId, clientRequestId: randomUUID(), metric, target: 50, baseline: 20, endsAt },
      day: endsAt.toISOString().slice(0, 10),
    })),
  );
  await db
    .insert(avoidedIngredients)
    .values(
      known.slice(0, PAGE).map(({ id: ingredientId }) => ({ userId, ingredientId, note: 'x'.repeat(500) })),
    );
  await db
    .insert(avoidedFamilies)
    .values(familyMembers().map(([family]) => ({ userId, family, note: 'x'.repeat(500) })));
  await db.insert(notifications).values(
    Array.from({ length: PAGE }, (_, index) => ({
      ...{ userId, sequence: 1_000_000 + index, kind: 'ANALYSIS_COMPLETED' as const, cause: randomUUID() },
      ...{ title: 'Result', message: 'm'.repeat(200), objectId: uuidOf(analysisIds[index]!) },
    })),
  );
  await db.insert(patchTests).values(
    Array.from({ length: PAGE }, (_, index) => ({
      ...{ userId, clientRequestId: randomUUID(), name: `Product ${index}`, startedOn: '2026-01-01' },
      note: 'n'.repeat(1000),
      ingredients: known.slice(index, index + INGREDIENTS_PER_STEP).map(({ id, name }, place) => ({
        ...{ text: name, ingredientId: id, position: place + 1, percent: null, confidence: 1 },
      })),
    })),
  );
  const caseIds: string[] = [];
  for (let made = 0; made < 20; made += 1) {
    caseIds.push(await insertCase(db, userId, { description: 'd'.repeat(2000), status: 'CLOSED' }));
  }
  const routineIds = await fillRoutines(db, client, names);
  return samplesOf({
    names,
    ingredientIds: known.map(({ id }) => idOf('Ingredient', id)),
    analysisIds,
    caseIds,
    routineIds,
  });
}

/** One routine as large as may be, and its copies. */
async function fillRoutines(db: Database, client: ApiClient, names: readonly string[]): Promise<string[]> {
  const input = { name: 'Large', steps: plan(names, STEPS, INGREDIENTS_PER_STEP) };
  const { createRoutine } = await client.request(CreateRoutineDocument, { input });
  if (!createRoutine.routine) throw new Error(JSON.stringify(createRoutine.userErrors));
  const [routine] = await db
    .select()
    .from(routines)
    .where(eq(routines.id, uuidOf(createRoutine.routine.id)));
  const steps = await db
    .select()
    .from(routineSteps)
    .where(eq(routineSteps.routineId, uuidOf(routine!.id)));
  const copies = Array.from({ length: ROUTINES - 1 }, () => ({
    ...routine!,
    ...{ id: uuidv7(), clientRequestId: randomUUID() },
  }));
  await db.insert(routines).values(copies);
  for (const { id: routineId } of copies) {
    await db.insert(routineSteps).values(steps.map((step) => ({ ...step, id: uuidv7(), routineId })));
  }
  return [routine!, ...copies].map(({ id }) => idOf('Routine', id));
}

/** Steps that the rules have much to say about. */
function plan(names: readonly string[], steps: number, ingredientsEach: number) {
  return Array.from({ length: steps }, (_, index) => ({
    session: index % 2 === 0 ? ('AM' as const) : ('PM' as const),
    kind: STEP_KINDS[index % STEP_KINDS.length]!,
    name: `Product ${index}`,
    label: [
      ACTIVES[index % ACTIVES.length]!,
      ...Array.from(
        { length: ingredientsEach - 1 },
        (_, item) => names[(index * ingredientsEach + item) % names.length]!,
      ),
    ]
      .filter((name) => !name.includes(','))
      .join(', '),
  }));
}

function samplesOf(of: {
  names: readonly string[];
  ingredientIds: readonly string[];
  analysisIds: readonly string[];
  caseIds: readonly string[];
  routineIds: readonly string[];
}): Samples {
  const one = <T>(from: readonly T[], random: Random) => from[Math.floor(random() * from.length)]!;
  const words = (random: Random, count: number) => Array.from({ length: count }, () => one(of.names, random));
  const label = (random: Random, length: number) => words(random, 600).join(', ').slice(0, length);
  const unknown = (random: Random, length: number) =>
    words(random, 600)
      .map((name) => `${name.slice(0, 3)}q${name.slice(3)}`)
      .join(', ')
      .slice(0, length);
  const text = (random: Random, length: number) => (random() < 0.5 ? label : unknown)(random, length);
  return {
    'Query.analysis': (random) => ({ id: one(of.analysisIds, random) }),
    'Query.compareAnalyses': (random) => ({
      beforeId: of.analysisIds[0]!,
      afterId: one(of.analysisIds.slice(1), random),
    }),
    'Query.consultation': (random) => ({ id: one(of.caseIds, random) }),
    'Query.routine': (random) => ({ id: one(of.routineIds, random) }),
    'Query.ingredient': (random) => ({ by: { id: one(of.ingredientIds, random) } }),
    'Query.ingredients': (random) => (random() < 0.7 ? { search: one(of.names, random).slice(0, 8) } : {}),
    'Query.parseIngredientList': (random) => ({ text: text(random, 20_000) }),
    'Query.checkIngredients': (random) => ({
      input:
        random() < 0.5
          ? { list: { text: text(random, 20_000) } }
          : {
              list: { ingredientIds: Array.from({ length: 300 }, () => one(of.ingredientIds, random)) },
            },
    }),
    'Query.checkRoutine': (random) => ({
      input:
        random() < 0.3
          ? { plan: { routineId: one(of.routineIds, random) } }
          : {
              plan: {
                steps: Array.from({ length: STEPS }, (_, index) => ({
                  ...{
                    session: index % 2 ? 'AM' : 'PM',
                    kind: one(STEP_KINDS, random),
                    name: `Step ${index}`,
                  },
                  label: text(random, random() < 0.5 ? 1000 : 1500),
                })),
              },
            },
    }),
    'User.progress': (random) => ({ metric: one(METRICS, random) }),
    'Mutation.generateRoutine': (random) => ({
      input: {
        clientRequestId: 'again',
        avoid: words(random, 100),
        reactedTo: words(random, 100),
        prescriptions: Array.from({ length: 10 }, () => ({
          name: one(of.names, random).slice(0, 100),
          label: text(random, 6000),
        })),
      },
    }),
    'Mutation.updateRoutine': (random) => ({
      input: { id: one(of.routineIds, random), steps: plan(of.names, STEPS, INGREDIENTS_PER_STEP) },
    }),
    'Mutation.avoidIngredient': (random) => ({ input: { target: { name: one(of.names, random) } } }),
    'Mutation.updateProfile': () => ({ input: { firstName: 'Ada' } }),
    'Mutation.createGoal': (random) => ({
      input: {
        metric: one(METRICS, random),
        target: 40,
        day: new Date(Date.now() + 9e8).toISOString().slice(0, 10),
      },
    }),
    'Mutation.addJournalEntry': (random) => ({
      input: { clientRequestId: 'same', text: label(random, 5000), mood: 3 },
    }),
  };
}
