import { v7 as uuidv7 } from 'uuid';
import { notFound, userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { CareProfile } from '../rules/care-profile.ts';
import type { RoutineSession, StepType } from '../rules/routine-plan.ts';
import { readSchedule, type ScheduleInput, type StepFields, withoutNulls } from './routine-input.ts';
import type { RoutineSteps } from './routine-steps.ts';
import type { RoutineStep } from './routines.table.ts';

export interface StepInput {
  id?: string | null;
  session?: RoutineSession | null;
  kind?: StepType | null;
  name?: string | null;
  label?: string | null;
  schedule?: ScheduleInput | null;
  startsOn?: string | null;
  prescribed?: boolean | null;
  established?: boolean | null;
  spf?: number | null;
  openedOn?: string | null;
  usableMonths?: number | null;
  instructions?: string | null;
  waitBeforeMinutes?: number | null;
  waitAfterMinutes?: number | null;
}

export type NewStep = Omit<RoutineStep, 'routineId' | 'position' | 'createdAt'>;

/** For all labels of a routine: bounds what the rules read at once. */
const MAX_INGREDIENTS = 1500;
const REQUIRED = ['session', 'kind', 'name'] as const;
const CLEARABLE = new Set(['label', 'startsOn', 'spf', 'openedOn', 'usableMonths', 'instructions']);

const BLANK = {
  label: null,
  ingredients: [],
  schedule: { kind: 'DAILY' },
  startsOn: null,
  pausedFrom: null,
  pausedUntil: null,
  prescribed: false,
  allowedFor: null,
  established: false,
  fromMedications: false,
  spf: null,
  openedOn: null,
  usableMonths: null,
  instructions: null,
  waitBeforeMinutes: 0,
  waitAfterMinutes: 0,
  ruleId: null,
  reason: null,
  source: null,
} as const;

/**
 * Converts input steps to rows, with a constant number of statements. Throws NOT_FOUND for the id of a step that is not
 * in `present`.
 */
export async function resolveSteps(
  reader: RoutineSteps,
  fields: readonly StepFields[],
  profile: CareProfile,
  present: readonly RoutineStep[],
): Promise<NewStep[]> {
  const taken = new Set<string>();
  const bases = fields.map(({ id }) => {
    if (id === undefined) return null;
    const base = present.find((step) => step.id === id.toLowerCase());
    if (!base || taken.has(base.id)) throw notFound('step');
    taken.add(base.id);
    return base;
  });
  const steps = fields.map((each, index) => resolveOne(each, bases[index]!, index, profile));
  const isNew = (index: number) => steps[index]!.label !== (bases[index]?.label ?? null);
  const kept = countIngredients(steps.filter((_, index) => !isNew(index)));
  const labels = steps.map(({ label }, index) => (isNew(index) ? label : null));
  const contents = await reader.readLabels(labels, (count) => checkIngredients(kept + count));
  const resolved = steps.map((step, index) =>
    isNew(index) ? { ...step, ingredients: contents[index]! } : step,
  );
  checkIngredients(countIngredients(resolved));
  return resolved;
}

const countIngredients = (steps: readonly NewStep[]) =>
  steps.reduce((sum, { ingredients }) => sum + ingredients.length, 0);

function checkIngredients(count: number): void {
  if (count <= MAX_INGREDIENTS) return;
  throw userError('TOO_MANY', message('routines.labels.too-many', { maximum: MAX_INGREDIENTS }), 'steps');
}

function resolveOne(
  { id: _, schedule, kind, ...fields }: StepFields,
  base: RoutineStep | null,
  index: number,
  profile: CareProfile,
): NewStep {
  const given = Object.fromEntries(
    Object.entries({ ...fields, type: kind }).filter(([, value]) => value !== undefined),
  );
  const { routineId: _routine, position: _position, createdAt: _created, ...kept } = base ?? {};
  const step = { id: uuidv7(), ...BLANK, ...kept, ...given } as Partial<NewStep>;
  const missing = REQUIRED.find((field) => step[field === 'kind' ? 'type' : field] === undefined);
  if (missing) {
    throw userError('REQUIRED', message(`routines.step.needs.${missing}`), 'steps', String(index), missing);
  }
  if (base && step.type !== base.type) Object.assign(step, { ruleId: null, reason: null, source: null });
  if (base && step.name !== base.name) step.fromMedications = false;
  if (schedule) step.schedule = readSchedule(schedule, profile);
  return step as NewStep;
}

/** Treats null as absent if there is nothing to clear. */
export const cleared = (step: StepInput) => ({
  ...withoutNulls(step),
  ...Object.fromEntries(Object.entries(step).filter(([key]) => CLEARABLE.has(key))),
});
