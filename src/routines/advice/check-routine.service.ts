import { z } from 'zod';
import { nextTurn } from '../../platform/turns.ts';
import { parseInput } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ReactionsService } from '../diary/reactions.service.ts';
import type { CareProfiles } from '../plans/care-profiles.ts';
import { answered, profileOfRoutine } from '../plans/profile-answers.ts';
import { type ProfileInput, stepsField } from '../plans/routine-input.ts';
import type { PlanRow, RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import type { Routine } from '../plans/routines.table.ts';
import { cleared, resolveSteps, type StepInput } from '../plans/step-rows.ts';
import type { CareProfile } from '../rules/care-profile.ts';
import { checkPlan } from '../rules/checks/check-plan.ts';
import { type Finding, isUnanswered } from '../rules/finding.ts';
import { judgedOf } from '../rules/judged.ts';
import type { Person } from '../rules/person.ts';
import type { RoutinePlan } from '../rules/routine-plan.ts';
import { dayNumber } from '../rules/step-schedule.ts';

export interface CheckRoutine {
  /** Or steps, one of the two. */
  routineId?: string | null;
  steps?: StepInput[] | null;
  profile?: ProfileInput | null;
}

/** A finding with the steps that it is about. */
export interface RoutineFinding extends Omit<Finding, 'steps'> {
  steps: (Pick<PlanRow, 'session' | 'type' | 'name'> & {
    /** Null for a step that is not saved. */
    id: string | null;
    /** 0-based place in the list of steps. */
    index: number;
  })[];
}

export interface RoutineCheck {
  findings: RoutineFinding[];
  /** Whether everything was judged and no HARD finding asks for a change that the person can make. */
  passed: boolean;
  /** 0..1, how much of the plan the rules could look at. */
  judgedShare: number;
  /** The rest, at most 100. */
  notJudged: { step: RoutineFinding['steps'][number]; text: string }[];
}

/** More would not be read. */
const MOST_NOT_JUDGED = 100;

interface Dependencies {
  routines: RoutinesService;
  steps: RoutineSteps;
  profiles: CareProfiles;
  reactions: ReactionsService;
}

/** Runs the rules over routines of the viewer and over plans that are not saved. */
export class CheckRoutineService {
  constructor(private readonly deps: Dependencies) {}

  async check(viewer: Viewer, input: CheckRoutine): Promise<RoutineCheck> {
    const { steps: typed, routineId } = input;
    const { today } = await this.deps.routines.today(viewer);
    const routine = routineId ? await this.deps.routines.rows.get(viewer, routineId) : null;
    const { profiles, reactions } = this.deps;
    const [known, exclusions, standstill] = await Promise.all([
      profiles.known(viewer.userId),
      profiles.exclusions(viewer.userId),
      reactions.standstill(viewer.userId),
    ]);
    const base = routine ? profileOfRoutine(routine.profile, known.profile) : known.profile;
    const profile = answered(input.profile, known.profile, base);
    const person: Person = { profile, exclusions, standstill, background: known.background };
    const [saved = []] = routine ? await this.deps.steps.of([routine.id]) : [];
    const steps = typed ? await this.#read(typed, profile) : saved;
    const [plan] = await this.deps.steps.plans([{ startsOn: routine?.startsOn ?? today, steps }]);
    const findings = checkPlan(plan!, person, dayNumber(today));
    return toCheck(findings, plan!, steps, typed == null);
  }

  /** Findings on each of the viewer's routines, with a constant number of statements. */
  async findings(viewer: Viewer, routines: readonly Routine[]): Promise<RoutineFinding[][]> {
    const [{ today }, known, exclusions, standstill, steps] = await Promise.all([
      this.deps.routines.today(viewer),
      this.deps.profiles.known(viewer.userId),
      this.deps.profiles.exclusions(viewer.userId),
      this.deps.reactions.standstill(viewer.userId),
      this.deps.steps.of(routines.map(({ id }) => id)),
    ]);
    const plans: RoutinePlan[] = await this.deps.steps.plans(
      routines.map(({ startsOn }, index) => ({ startsOn, steps: steps[index]! })),
    );
    const checked: RoutineFinding[][] = [];
    for (const [index, plan] of plans.entries()) {
      const profile = profileOfRoutine(routines[index]!.profile, known.profile);
      const person: Person = { profile, exclusions, standstill, background: known.background };
      const findings = checkPlan(plan, person, dayNumber(today));
      checked.push(toCheck(findings, plan, steps[index]!, true).findings);
      // A large plan takes tens of milliseconds; others get their turn.
      await nextTurn();
    }
    return checked;
  }

  #read(typed: readonly StepInput[], profile: CareProfile): Promise<PlanRow[]> {
    const { steps } = parseInput(z.object({ steps: stepsField }), {
      steps: typed.map((step) => cleared({ ...step, id: undefined })),
    });
    return resolveSteps(this.deps.steps, steps, profile, []);
  }
}

function toCheck(
  findings: readonly Finding[],
  plan: RoutinePlan,
  steps: readonly PlanRow[],
  isSaved: boolean,
): RoutineCheck {
  const prescribed = new Set(steps.filter((step) => step.prescribed).map(({ id }) => id));
  const indexes = new Map(steps.map(({ id }, index) => [id, index]));
  const told = (key: string) => {
    const index = indexes.get(key)!;
    const { session, type, name } = steps[index]!;
    return { id: isSaved ? key : null, index, session, type, name };
  };
  const { judgedShare, notJudged } = judgedOf(plan.steps);
  return {
    findings: findings.map((finding) => ({ ...finding, steps: finding.steps.map(told) })),
    passed:
      notJudged.length === 0 &&
      !findings.some(isUnanswered) &&
      !findings.some(
        ({ severity, askDoctor, steps: keys }) =>
          severity === 'HARD' && !(askDoctor && keys.every((key) => prescribed.has(key))),
      ),
    judgedShare,
    notJudged: notJudged.slice(0, MOST_NOT_JUDGED).map(({ step, text }) => ({ step: told(step), text })),
  };
}
