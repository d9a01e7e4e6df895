import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { Ingredient } from '../../ingredients/facts/ingredient-rows.ts';
import type { IngredientsService } from '../../ingredients/ingredients.service.ts';
import type { MatchedLabel } from '../../ingredients/labels/label-matcher.ts';
import { certaintyOf, type MatchCertainty } from '../../ingredients/labels/label-matching.ts';
import { alignTo } from '../../platform/database/align.ts';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { PlannedStep, RoutinePlan, StepIngredientFacts } from '../rules/routine-plan.ts';
import { dayNumber, dayText } from '../rules/step-schedule.ts';
import {
  type Routine,
  type RoutineStep,
  routineSteps,
  routines,
  type StepIngredient,
} from './routines.table.ts';

/** Days per month of the symbol of an opened jar. */
const DAYS_PER_MONTH = 30.44;
/** Most characters of labels that are read in one go. */
const MAX_LABELS = 60_000;
/** A weaker match is not used by rules. */
const LEAST_CONFIDENCE = 0.6;
const FRAGRANCE_GROUPS = ['FRAGRANCE', 'ESSENTIAL_OIL'];

type StepContents = Pick<RoutineStep, 'ingredients'>;

/** The steps of routines with the facts about their ingredients. */
export class RoutineSteps {
  constructor(
    private readonly db: Database,
    private readonly ingredients: IngredientsService,
  ) {}

  /** In the order of use, for each of the routines; one statement. */
  async of(routineIds: readonly string[], tx: Database | Transaction = this.db): Promise<RoutineStep[][]> {
    const rows = await tx
      .select()
      .from(routineSteps)
      .where(anyOf(routineSteps.routineId, routineIds))
      .orderBy(asc(routineSteps.position), asc(routineSteps.id));
    return routineIds.map((id) => rows.filter(({ routineId }) => routineId === id));
  }

  /** In the order of the ids; null for those that are not in the viewer's routines. */
  async getMany({ userId }: Viewer, ids: readonly string[]): Promise<(RoutineStep | null)[]> {
    const rows = await this.db
      .select(getTableColumns(routineSteps))
      .from(routineSteps)
      .innerJoin(routines, eq(routines.id, routineSteps.routineId))
      .where(and(anyOf(routineSteps.id, ids), eq(routines.userId, userId)));
    return alignTo(ids, rows, ({ id }) => id);
  }

  /** The ingredients of a label, or of names separated by commas. Nothing for an empty text. */
  async readLabel(label: string | null): Promise<StepIngredient[]> {
    const [items] = await this.readLabels([label]);
    return items!;
  }

  /** Of several, in their order; the number of statements does not depend on theirs. Throws TOO_LONG unread. */
  async readLabels(
    labels: readonly (string | null)[],
    checkCount?: (items: number) => void,
  ): Promise<StepIngredient[][]> {
    const texts = labels.flatMap((label) => (label?.trim() ? [label] : []));
    if (texts.reduce((sum, text) => sum + text.length, 0) > MAX_LABELS) {
      throw userError('TOO_LONG', message('routines.labels.too-long', { maximum: MAX_LABELS }));
    }
    const matched = texts.length > 0 ? await this.ingredients.matchLabels(texts, checkCount) : [];
    const next = matched[Symbol.iterator]();
    return labels.map((label) => (label?.trim() ? toIngredients(next.next().value!) : []));
  }

  /** What the rules need, for all steps with one statement at most. */
  async facts(steps: readonly StepContents[], tx?: Database | Transaction): Promise<StepIngredientFacts[][]> {
    const ids = steps.flatMap(({ ingredients }) => ingredients.flatMap((each) => each.ingredientId ?? []));
    const found = await this.ingredients.getMany([...new Set(ids)], tx);
    const byId = new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : [])));
    return steps.map(({ ingredients }) =>
      ingredients.map((each) => toFacts(each, byId.get(each.ingredientId ?? '') ?? null)),
    );
  }

  /** Routines as the rules see them. */
  async plans(
    routines: readonly { startsOn: string; steps: readonly PlanRow[] }[],
    tx?: Database | Transaction,
  ): Promise<RoutinePlan[]> {
    const facts = await this.facts(
      routines.flatMap(({ steps }) => steps),
      tx,
    );
    const next = facts[Symbol.iterator]();
    return routines.map(({ startsOn, steps }) => ({
      startsOn: dayNumber(startsOn),
      steps: steps.map((step) => toPlanned(step, next.next().value ?? [])),
    }));
  }

  async planOf(routine: Routine): Promise<{ steps: RoutineStep[]; plan: RoutinePlan }> {
    const [steps = []] = await this.of([routine.id]);
    const [plan] = await this.plans([{ ...routine, steps }]);
    return { steps, plan: plan! };
  }
}

/** A row, or what will become one. */
export type PlanRow = Omit<
  RoutineStep,
  'routineId' | 'createdAt' | 'position' | 'label' | 'instructions' | 'ruleId' | 'reason' | 'source'
>;

const toIngredients = ({ items }: MatchedLabel): StepIngredient[] =>
  items.map(({ text, ingredient, percent, confidence }, index) => ({
    text,
    ingredientId: ingredient?.id ?? null,
    position: index + 1,
    percent,
    confidence,
  }));

function toFacts(item: StepIngredient, ingredient: Ingredient | null): StepIngredientFacts {
  const isSure = ingredient !== null && item.confidence >= LEAST_CONFIDENCE;
  const certainty = isSure ? certaintyOf(item.confidence) : 'UNKNOWN';
  return factsOf({ ...item, certainty }, isSure ? ingredient : null);
}

/** What the rules need of an ingredient; null if it is not known. */
export const factsOf = (
  item: Pick<StepIngredient, 'text' | 'position' | 'percent'> & { certainty: MatchCertainty },
  ingredient: Ingredient | null,
): StepIngredientFacts => ({
  name: ingredient?.inciName ?? item.text,
  group: ingredient?.activeGroup ?? null,
  comedogenicity: ingredient?.comedogenicityMax ?? null,
  labelPosition: item.position,
  percent: item.percent,
  text: item.text,
  certainty: item.certainty,
  isFragrance:
    ingredient !== null &&
    (ingredient.fragranceAllergen !== null || FRAGRANCE_GROUPS.includes(ingredient.activeGroup ?? '')),
});

function toPlanned(step: PlanRow, ingredients: StepIngredientFacts[]): PlannedStep {
  return {
    key: step.id,
    session: step.session,
    type: step.type,
    name: step.name,
    schedule: step.schedule,
    startsOn: step.startsOn === null ? null : dayNumber(step.startsOn),
    pause: pauseOf(step),
    prescribed: step.prescribed,
    allowedFor: step.allowedFor,
    established: step.established,
    spf: step.spf,
    waitBeforeMinutes: step.waitBeforeMinutes,
    waitAfterMinutes: step.waitAfterMinutes,
    usableUntil:
      step.openedOn === null || step.usableMonths === null
        ? null
        : dayNumber(step.openedOn) + Math.round(step.usableMonths * DAYS_PER_MONTH),
    ingredients,
  };
}

/** When a step of the table is due, for `stateOn`. */
export const timesOf = (
  step: Pick<RoutineStep, 'session' | 'schedule' | 'startsOn' | 'pausedFrom' | 'pausedUntil'>,
) => ({
  session: step.session,
  schedule: step.schedule,
  startsOn: step.startsOn === null ? null : dayNumber(step.startsOn),
  pause: pauseOf(step),
});

const pauseOf = ({ pausedFrom, pausedUntil }: Pick<RoutineStep, 'pausedFrom' | 'pausedUntil'>) =>
  pausedFrom !== null && pausedUntil !== null
    ? { from: dayNumber(pausedFrom), until: dayNumber(pausedUntil) }
    : null;

export const dayOrNull = (day: number | null) => (day === null ? null : dayText(day));
