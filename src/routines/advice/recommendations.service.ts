import type { AnalysesService } from '../../analyses/analyses.service.ts';
import type { MetricResult } from '../../inference/inference.types.ts';
import { message } from '../../platform/language/text.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ReactionsService } from '../diary/reactions.service.ts';
import type { CareProfiles } from '../plans/care-profiles.ts';
import { answered } from '../plans/profile-answers.ts';
import type { ProfileInput } from '../plans/routine-input.ts';
import type { RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import { type Recommendation, recommend } from '../rules/generation/recommend.ts';
import type { Person } from '../rules/person.ts';
import type { PlannedStep } from '../rules/routine-plan.ts';
import { dayText } from '../rules/step-schedule.ts';

const REACTION_DAYS = 30;

/** A person with the products of the active routine. */
export interface CaredFor {
  /** The present day where the person lives, in days since 1970-01-01. */
  today: number;
  person: Person;
  used: readonly PlannedStep[];
}

interface Dependencies {
  analyses: AnalysesService;
  profiles: CareProfiles;
  reactions: ReactionsService;
  routines: RoutinesService;
  steps: RoutineSteps;
}

/** Recommendations from analyses, profiles, the active routine, avoided ingredients and reactions. */
export class RecommendationsService {
  constructor(private readonly deps: Dependencies) {}

  /** From the latest analysis that is sure enough and the profile; omitted input is taken from the account. */
  async forViewer(viewer: Viewer, input: ProfileInput | null): Promise<Recommendation[]> {
    const { analyses, reactions } = this.deps;
    const [{ person, used, today }, analysis] = await Promise.all([
      this.caredFor(viewer.userId, input),
      analyses.latestForAdvice(viewer),
    ]);
    const severe = await reactions.hadSevere(viewer.userId, dayText(today - REACTION_DAYS));
    const advice = recommend(analysis?.metrics ?? [], person, today, used);
    if (!severe) return advice;
    return person.standstill === 'EMERGENCY'
      ? [advice[0]!, AFTER_SEVERE_REACTION, ...advice.slice(1)]
      : [AFTER_SEVERE_REACTION, ...advice];
  }

  /** From one analysis; empty until it has metrics. */
  forMetrics(metrics: readonly MetricResult[], { person, used, today }: CaredFor): Recommendation[] {
    return metrics.length === 0 ? [] : recommend(metrics, person, today, used);
  }

  async caredFor(userId: string, input: ProfileInput | null = null): Promise<CaredFor> {
    const { profiles, reactions, routines, steps } = this.deps;
    const [known, exclusions, standstill, active] = await Promise.all([
      profiles.known(userId),
      profiles.exclusions(userId),
      reactions.standstill(userId),
      routines.active({ userId }),
    ]);
    const used = active ? (await steps.planOf(active)).plan.steps : [];
    const { background, today } = known;
    const profile = answered(input, known.profile);
    return { today, person: { profile, exclusions, standstill, background }, used };
  }
}

const AFTER_SEVERE_REACTION: Recommendation = {
  ruleId: 'REACTION-DERM',
  action: 'SEE_DERMATOLOGIST',
  title: message('routines.severe-reaction.title'),
  reason: message('routines.severe-reaction.reason'),
  source: 'Johansen et al. 2015, Contact Dermatitis 73:195 (patch test guideline)',
  metric: null,
  confidence: null,
  stepType: null,
  inciNames: [],
};
