import type { AnalysesService } from '../../analyses/analyses.service.ts';
import type { MetricResult } from '../../inference/inference.types.ts';
import { localDay } from '../../platform/time/local-day.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ReactionsService } from '../diary/reactions.service.ts';
import type { CareProfiles } from '../plans/care-profiles.ts';
import { type ProfileInput, readProfile } from '../plans/routine-input.ts';
import { type Recommendation, recommend } from '../rules/generation/recommend.ts';
import { type Person, UNKNOWN_BACKGROUND } from '../rules/person.ts';
import { dayNumber, dayText } from '../rules/step-schedule.ts';

const REACTION_DAYS = 30;

const presentDay = () => dayNumber(localDay('UTC', new Date()));

/** Recommendations from analyses, profiles, avoided ingredients and reactions. */
export class RecommendationsService {
  constructor(
    private readonly analyses: AnalysesService,
    private readonly profiles: CareProfiles,
    private readonly reactions: ReactionsService,
  ) {}

  /** From the latest completed analysis and the profile; omitted input keeps its last value. */
  async forViewer(viewer: Viewer, input: ProfileInput | null): Promise<Recommendation[]> {
    const today = presentDay();
    const since = dayText(today - REACTION_DAYS);
    const [person, analysis, severe] = await Promise.all([
      this.person(viewer.userId, input),
      this.analyses.latest(viewer, 'COMPLETED'),
      this.reactions.hadSevere(viewer.userId, since),
    ]);
    const advice = recommend(analysis?.metrics ?? [], person, today);
    if (!severe) return advice;
    return person.standstill === 'EMERGENCY'
      ? [advice[0]!, AFTER_SEVERE_REACTION, ...advice.slice(1)]
      : [AFTER_SEVERE_REACTION, ...advice];
  }

  /** From one analysis; empty until it has metrics. */
  forMetrics(metrics: readonly MetricResult[], person: Person): Recommendation[] {
    return metrics.length === 0 ? [] : recommend(metrics, person, presentDay());
  }

  async person(userId: string, input: ProfileInput | null = null): Promise<Person> {
    const [known, exclusions, standstill] = await Promise.all([
      this.profiles.known(userId),
      this.profiles.exclusions(userId),
      this.reactions.standstill(userId),
    ]);
    return { profile: readProfile(input, known), exclusions, standstill, background: UNKNOWN_BACKGROUND };
  }
}

const AFTER_SEVERE_REACTION: Recommendation = {
  ruleId: 'REACTION-DERM',
  action: 'SEE_DERMATOLOGIST',
  title: 'Have the severe reaction examined',
  reason: 'You reported a severe reaction; a patch test can show what caused it.',
  source: 'Johansen et al. 2015, Contact Dermatitis 73:195 (patch test guideline)',
  metric: null,
  confidence: null,
  stepType: null,
  inciNames: [],
};
