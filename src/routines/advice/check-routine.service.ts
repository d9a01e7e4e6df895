import { z } from 'zod';
import { badInput } from '../../platform/errors.ts';
import { nextTurn } from '../../platform/turns.ts';
import { parseInput } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Region } from '../../rules/product-law.ts';
import type { CareProfiles } from '../plans/care-profiles.ts';
import { type ProfileInput, readProfile, stepsField } from '../plans/routine-input.ts';
import type { PlanRow, RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import type { Routine } from '../plans/routines.table.ts';
import { cleared, resolveSteps, type StepInput } from '../plans/step-rows.ts';
import type { CareProfile, Exclusions } from '../rules/care-profile.ts';
import { checkPlan } from '../rules/checks/check-plan.ts';
import type { Finding } from '../rules/finding.ts';
import { judgedOf } from '../rules/judged.ts';
import { type Person, UNKNOWN_BACKGROUND } from '../rules/person.ts';
import type { RoutinePlan } from '../rules/routine-plan.ts';
import { dayNumber } from '../rules/step-schedule.ts';

export interface CheckRoutine {
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
}

/** Runs the rules over routines of the viewer and over plans that are not saved. */
export class CheckRoutineService {
  constructor(private readonly deps: Dependencies) {}

  async check(viewer: Viewer, input: CheckRoutine): Promise<RoutineCheck> {
    const { steps: typed, routineId } = input;
    if ((typed == null) === (routineId == null)) {
      throw badInput('Give either "routineId" or "steps".');
    }
    const { today } = await this.deps.routines.today(viewer);
    const routine = routineId ? await this.deps.routines.get(viewer, routineId) : null;
    const { profiles, region } = await this.deps.profiles.presentWithRegion(
      viewer.userId,
      routine ? [routine.profile] : [],
    );
    const known = profiles[0] ?? (await this.deps.profiles.known(viewer.userId));
    const profile = readProfile(input.profile, known);
    const [saved = []] = routine ? await this.deps.steps.of([routine.id]) : [];
    const steps = typed ? await this.#read(typed, profile) : saved;
    const [plan] = await this.deps.steps.plans([{ startsOn: routine?.startsOn ?? today, steps }]);
    const exclusions = await this.deps.profiles.exclusions(viewer.userId);
    const findings = checkPlan(plan!, personOf(profile, exclusions, region), dayNumber(today));
    return toCheck(findings, plan!, steps, typed == null);
  }

  /** Findings on each of the viewer's routines, with a constant number of statements. */
  async findings(viewer: Viewer, routines: readonly Routine[]): Promise<RoutineFinding[][]> {
    const [{ today }, { profiles, region }, exclusions, steps] = await Promise.all([
      this.deps.routines.today(viewer),
      this.deps.profiles.presentWithRegion(
        viewer.userId,
        routines.map(({ profile }) => profile),
      ),
      this.deps.profiles.exclusions(viewer.userId),
      this.deps.steps.of(routines.map(({ id }) => id)),
    ]);
    const plans: RoutinePlan[] = await this.deps.steps.plans(
      routines.map(({ startsOn }, index) => ({ startsOn, steps: steps[index]! })),
    );
    const checked: RoutineFinding[][] = [];
    for (const [index, plan] of plans.entries()) {
      const person = personOf(profiles[index]!, exclusions, region);
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

const personOf = (profile: CareProfile, exclusions: Exclusions, region: Region): Person => ({
  profile,
  exclusions,
  standstill: null,
  background: { ...UNKNOWN_BACKGROUND, region },
});

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
      !findings.some(
        ({ severity, askDoctor, steps: keys }) =>
          severity === 'HARD' && !(askDoctor && keys.every((key) => prescribed.has(key))),
      ),
    judgedShare,
    notJudged: notJudged.slice(0, MOST_NOT_JUDGED).map(({ step, text }) => ({ step: told(step), text })),
  };
}
