import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { AnalysesService } from '../../analyses/analyses.service.ts';
import type { ConsentsService } from '../../consents/consents.service.ts';
import { contentHash } from '../../platform/http/request-content.ts';
import type { Reader } from '../../platform/language/language.ts';
import { render } from '../../platform/language/render.ts';
import { message } from '../../platform/language/text.ts';
import { clientRequestIdField, parseInput, says, within } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ReactionsService } from '../diary/reactions.service.ts';
import type { CareProfiles } from '../plans/care-profiles.ts';
import { profileForRoutine } from '../plans/profile-answers.ts';
import { labelField, nameField, type ProfileInput } from '../plans/routine-input.ts';
import { dayOrNull, type RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import type { Routine, RoutineStep, StepIngredient } from '../plans/routines.table.ts';
import type { NewStep } from '../plans/step-rows.ts';
import type { WriteRoutineService } from '../plans/write-routine.service.ts';
import { generateRoutine } from '../rules/generation/generate-routine.ts';
import type { GeneratedStep } from '../rules/generation.ts';
import { withPrescribed } from '../rules/in-use.ts';
import { hasHealthFacts, type Person } from '../rules/person.ts';
import { type Prescription, readPrescription } from '../rules/prescription.ts';
import { ROUTINE_SESSIONS, type RoutineSession, STEP_TYPES, type StepType } from '../rules/routine-plan.ts';
import { dayNumber } from '../rules/step-schedule.ts';
import { proposals } from './proposals.ts';

export interface PrescriptionInput {
  name: string;
  label?: string | null;
  kind?: StepType | null;
  session?: RoutineSession | null;
  everyDays?: number | null;
  established?: boolean | null;
}

export interface GenerateRoutine {
  clientRequestId?: string | null;
  name?: string | null;
  profile?: ProfileInput | null;
  maxStepsPerSession?: number | null;
  maxMinutesPerSession?: number | null;
  avoid?: string[] | null;
  reactedTo?: string[] | null;
  prescriptions?: PrescriptionInput[] | null;
  activate?: boolean | null;
}

const MOST_PRESCRIPTIONS = 10;
/** Of a step; the name of a medication may be longer. */
const MAX_NAME = 100;

const names = z
  .array(
    z
      .string()
      .trim()
      .min(1, says('routines.ingredient.empty'))
      .max(200, says('routines.ingredient.too-long')),
  )
  .max(100, says('routines.ingredients.too-many'));
const fields = z.object({
  clientRequestId: clientRequestIdField,
  name: nameField.optional(),
  maxStepsPerSession: within(1, 20, 'routines.limit.steps').optional(),
  maxMinutesPerSession: within(1, 120, 'routines.limit.minutes').optional(),
  avoid: names.optional(),
  reactedTo: names.optional(),
  prescriptions: z
    .array(
      z.object({
        name: nameField,
        label: labelField.optional(),
        kind: z.enum(STEP_TYPES).optional(),
        session: z.enum(ROUTINE_SESSIONS).optional(),
        everyDays: within(1, 90, 'routines.prescription.interval').optional(),
        established: z.boolean().optional(),
      }),
    )
    .max(MOST_PRESCRIPTIONS, says('routines.prescriptions.too-many'))
    .optional(),
});

interface Dependencies {
  analyses: AnalysesService;
  consents: ConsentsService;
  routines: RoutinesService;
  steps: RoutineSteps;
  profiles: CareProfiles;
  reactions: ReactionsService;
  write: WriteRoutineService;
}

/** Loads the inputs of the generator and persists the result. */
export class GenerateRoutineService {
  constructor(private readonly deps: Dependencies) {}

  async generate(viewer: Viewer, input: GenerateRoutine): Promise<Routine> {
    const { profiles, analyses, consents, reactions, routines } = this.deps;
    await routines.requireGuardian(viewer);
    const given = parseInput(fields, withoutNullsDeep(input));
    const healthConsent = await consents.activeId(viewer.userId, 'HEALTH_DATA');
    const [known, exclusions, analysis, restsUntil, standstill, { today }, active] = await Promise.all([
      profiles.known(viewer.userId),
      profiles.exclusions(viewer.userId, given),
      analyses.latestForAdvice(viewer),
      reactions.restsUntil(viewer),
      reactions.standstill(viewer.userId),
      routines.today(viewer),
      routines.active(viewer),
    ]);
    const profile = profileForRoutine(input.profile, known.profile);
    const person: Person = { profile, exclusions, standstill, background: known.background };
    const used = active ? await this.deps.steps.planOf(active) : null;
    const { background } = withPrescribed(person, used?.plan.steps ?? []);
    const stated = await this.#prescriptions(given.prescriptions ?? []);
    const others = given.prescriptions ? known.background.medicines : background.medicines;
    const continued = await this.#continued(
      others.filter((each) => !stated.prescriptions.some((other) => isSame(each, other))),
      used?.steps ?? [],
    );
    const prescriptions = [...stated.prescriptions, ...continued.prescriptions];
    const contents = [...stated.contents, ...continued.contents];
    const { steps, notes } = generateRoutine({
      ...person,
      background: {
        ...background,
        areMedicinesKnown: background.areMedicinesKnown || given.prescriptions !== undefined,
      },
      metrics: analysis?.metrics ?? [],
      prescriptions,
      maxSteps: given.maxStepsPerSession ?? null,
      maxMinutes: given.maxMinutesPerSession ?? null,
      today: dayNumber(today),
      restsUntil: Math.max(dayNumber(restsUntil ?? today), dayNumber(today)),
    });
    const copied = contents.some(({ fromMedications }) => fromMedications);
    return this.deps.write.insert(viewer, {
      routine: {
        clientRequestId: given.clientRequestId ?? randomUUID(),
        contentHash: contentHash('generateRoutine', input),
        name: given.name ?? render(message('routines.generated-name', { day: { day: today } }), viewer),
        origin: 'GENERATED',
        startsOn: today,
        profile,
        notes,
        usesHealthData: copied || hasHealthFacts(known.background),
        analysisId: analysis?.id ?? null,
      },
      steps: await this.#rows(steps, contents, viewer),
      activate: input.activate ?? false,
      ...{ today, healthConsent },
    });
  }

  async #prescriptions(
    given: readonly PrescriptionInput[],
  ): Promise<{ prescriptions: Prescription[]; contents: Contents[] }> {
    const labels = await this.deps.steps.readLabels(given.map(({ label, name }) => label ?? name));
    const contents = given.map(({ label }, index) => ({
      label: label ?? null,
      ingredients: labels[index]!,
      fromMedications: false,
    }));
    const facts = await this.deps.steps.facts(contents);
    const hasRetinoid = facts.flat().some(({ group }) => group === 'RETINOID_RX' || group === 'RETINOID');
    return {
      contents,
      prescriptions: given.map(({ kind: type, ...each }, index) =>
        readPrescription({ ...each, type }, facts[index]!, hasRetinoid),
      ),
    };
  }

  /** What goes on the skin besides what was stated; a step of the active routine keeps its label. */
  async #continued(
    medicines: readonly Prescription[],
    steps: readonly RoutineStep[],
  ): Promise<{ prescriptions: Prescription[]; contents: Contents[] }> {
    const prescriptions = medicines.filter(({ isOnSkin }) => isOnSkin).slice(0, MOST_PRESCRIPTIONS);
    const stepOf = ({ name }: Prescription) =>
      steps.find((step) => step.prescribed && step.name.toUpperCase() === name.toUpperCase());
    const labels = await this.deps.steps.readLabels(
      prescriptions.map((each) => (stepOf(each) ? null : each.name)),
    );
    const contents = prescriptions.map((each, index) => {
      const { label, ingredients, fromMedications } = stepOf(each) ?? {
        ...{ label: null, ingredients: labels[index]!, fromMedications: true },
      };
      return { label, ingredients, fromMedications };
    });
    return { prescriptions, contents };
  }

  async #rows(
    steps: readonly GeneratedStep[],
    contents: readonly Contents[],
    reader: Reader,
  ): Promise<NewStep[]> {
    const proposed = await proposals(this.deps.steps, steps);
    return steps.map(({ pause, inciNames: _names, prescription, startsOn, ...step }, index) => ({
      ...step,
      name: render(step.name, reader).slice(0, MAX_NAME),
      instructions: step.instructions && render(step.instructions, reader),
      reason: null,
      source: null,
      id: uuidv7(),
      startsOn: dayOrNull(startsOn),
      pausedFrom: dayOrNull(pause?.from ?? null),
      pausedUntil: dayOrNull(pause?.until ?? null),
      allowedFor: null,
      openedOn: null,
      usableMonths: null,
      ...(prescription === null
        ? { label: null, ingredients: proposed[index]!, fromMedications: false }
        : contents[prescription]!),
    }));
  }
}

const isSame = (one: Prescription, other: Prescription) =>
  one.name.toUpperCase() === other.name.toUpperCase() ||
  one.medicines.some(({ inn }) => other.medicines.some((each) => each.inn === inn));

interface Contents {
  label: string | null;
  ingredients: StepIngredient[];
  fromMedications: boolean;
}

/** Treats nulls as absent, including those in prescriptions. */
function withoutNullsDeep(input: object): unknown {
  return JSON.parse(JSON.stringify(input, (_key, value) => (value === null ? undefined : value)));
}
