import type { MetricResult } from '../../../inference/inference.types.ts';
import { message, type Text } from '../../../platform/language/text.ts';
import { type RuleId, reasonOf, rule, say } from '../../../rules/rule-catalogue.ts';
import type { ConcernRow } from '../care/concern-rows.ts';
import { type Topic, topicsOf, topicText } from '../care/topics.ts';
import { excludesPregnancyRisks } from '../care-profile.ts';
import type { Cleared } from '../cleared.ts';
import { asStep, clear, nameOf, type Proposal } from '../gate/gate.ts';
import { leastSpfOf } from '../gate/medicines.ts';
import { restsOf } from '../gate/procedures.ts';
import { needsTint } from '../gate/skin.ts';
import { withPrescribed } from '../in-use.ts';
import type { Person } from '../person.ts';
import type { PlannedStep, StepType } from '../routine-plan.ts';
import { IRON_OXIDE } from './base-steps.ts';
import { excludedBy, isInUse } from './beside-used.ts';
import { adviceOf, type CareRule, DERMATOLOGIST_RULES, LESS_RULES } from './less-rules.ts';
import { careFor, type Option } from './options.ts';

const RECOMMENDATION_ACTIONS = ['ADD', 'REDUCE', 'AVOID', 'SEE_DERMATOLOGIST'] as const;
export type RecommendationAction = (typeof RECOMMENDATION_ACTIONS)[number];

/** A recommendation with its source. */
export interface Recommendation {
  ruleId: string;
  action: RecommendationAction;
  title: Text;
  reason: Text;
  source: Text;
  /** The metric that triggered it; null for general advice and for concerns that the person named. */
  metric: string | null;
  /** 0..1, the confidence of the metric; null without one. */
  confidence: number | null;
  stepType: StepType | null;
  inciNames: string[];
}

const MOST_OPTIONS = 2;
const MOST_ADVICE = 30;
const SOON_DAYS = 28;

/**
 * Recommendations for the metrics of one analysis and the person's profile, beside the products that are in use, most
 * urgent first; always includes sunscreen. `today` in days since 1970-01-01.
 */
export function recommend(
  metrics: readonly MetricResult[],
  whoever: Person,
  today: number,
  used: readonly PlannedStep[] = [],
): Recommendation[] {
  const person = withPrescribed(whoever, used);
  const { standstill } = person;
  const all = everything(metrics, person, today, used);
  if (standstill === 'EMERGENCY') {
    return [
      ruleAdvice('EMERGENCY-STOP', 'SEE_DERMATOLOGIST'),
      ...all.filter(({ action }) => action !== 'ADD'),
    ];
  }
  if (standstill === null) return all;
  const isNew = ({ action, stepType }: Recommendation) => action === 'ADD' && stepType !== 'SUNSCREEN';
  return [ruleAdvice('REACT-NO-ADD', 'AVOID'), ...all.filter((each) => !isNew(each))];
}

function everything(
  metrics: readonly MetricResult[],
  person: Person,
  today: number,
  used: readonly PlannedStep[],
): Recommendation[] {
  const topics = topicsOf(metrics, person);
  const proposal = { today, startsOn: today, pause: null, until: today + SOON_DAYS };
  const advised = topics.map((topic) => advice(topic, person, proposal, used));
  const forDoctor = advised.flatMap(({ doctor }) => doctor);
  const added = advised.flatMap(({ additions }) => additions);
  const stops = new Set(advised.flatMap(({ stoppedBy }) => stoppedBy ?? []));
  const all = [
    ...called(DERMATOLOGIST_RULES, metrics, person).map(([, base]) => ({
      ...base,
      action: 'SEE_DERMATOLOGIST' as const,
      stepType: null,
      inciNames: [],
    })),
    ...pregnancyAdvice(person),
    ...forDoctor,
    ...distinct(added),
    ...REPORTED_STOPS.filter((ruleId) => stops.has(ruleId)).map((ruleId) => ruleAdvice(ruleId, 'AVOID')),
    ...called(LESS_RULES, metrics, person).map(([call, base]) => ({
      ...base,
      action: call.action,
      stepType: call.stepType,
      inciNames: [...call.inciNames],
    })),
  ];
  return [...all.slice(0, MOST_ADVICE - 2), sunscreen(topics, person, proposal)];
}

/** Why nothing stronger is recommended. */
const REPORTED_STOPS: readonly RuleId[] = ['ASK-FIRST', 'AGE-13', 'AGE-18', 'BARRIER-1', 'RX-ASK'];

interface TopicAdvice {
  doctor: Recommendation[];
  additions: Recommendation[];
  stoppedBy: RuleId[];
}

function advice(topic: Topic, person: Person, proposal: Proposal, used: readonly PlannedStep[]): TopicAdvice {
  const { options, forDoctor, stoppedBy } = careFor(topic, person);
  const cleared: { option: Option; active: Cleared }[] = [];
  const stops: RuleId[] = stoppedBy ? [stoppedBy] : [];
  for (const option of options.filter(({ notBefore }) => notBefore === 0)) {
    const verdict = clear(option.active, person, proposal);
    const proposed = asStep(option.active, proposal);
    // What is prescribed or in use already treats it.
    if (verdict.against === 'REC-RX' || isInUse(proposed, used)) break;
    const against = verdict.against ?? excludedBy(proposed, used);
    if (verdict.cleared && against === null) cleared.push({ option, active: verdict.cleared });
    else if (against !== null) stops.push(against);
  }
  // What takes the place of a retinoid in pregnancy is recommended apart from the rest.
  const best = cleared
    .filter(({ option }) => (option.ruleId === 'PREG-3') === (cleared[0]?.option.ruleId === 'PREG-3'))
    .slice(0, MOST_OPTIONS);
  const base = { metric: topic.metric?.key ?? null, confidence: topic.metric?.confidence ?? null };
  const [first] = best;
  return {
    doctor: forDoctor.map((row) => doctorAdvice(row, topic, base)),
    additions: first
      ? [
          {
            ...base,
            ruleId: first.option.ruleId,
            reason: first.option.reason,
            source: eitherOf(
              [...new Map(best.map(({ option }) => [JSON.stringify(option.source), option.source])).values()],
              'routines.sources',
            ),
            action: 'ADD',
            title: eitherOf(
              best.map(({ active }) => active.label),
              'routines.either',
            ),
            stepType: first.option.isForBody ? null : first.active.stepType,
            inciNames: best.map(({ active }) => nameOf(active)),
          },
        ]
      : [],
    stoppedBy: stops,
  };
}

/** Several texts as one, the first two in a pattern of `first` and `second`. */
const eitherOf = (texts: readonly Text[], code: 'routines.either' | 'routines.sources'): Text =>
  texts.reduce((first, second) => message(code, { first, second }));

const doctorAdvice = (
  { id: ruleId, family, message: reason, source }: ConcernRow,
  topic: Topic,
  base: Pick<Recommendation, 'metric' | 'confidence'>,
): Recommendation => ({
  ...base,
  ruleId,
  action: 'SEE_DERMATOLOGIST',
  title: message(
    family === 'ANTIFUNGAL' ? 'routines.recommend.pharmacist' : 'routines.recommend.dermatologist',
    { topic: topicText(topic) },
  ),
  reason,
  source,
  stepType: null,
  inciNames: [],
});

/** The same addition for several concerns is made once. */
const distinct = (added: readonly Recommendation[]): Recommendation[] =>
  [...new Map([...added].reverse().map((each) => [each.inciNames.join(), each])).values()].reverse();

/** Rules whose metric applies or whose concern or diagnosis the person named, in the order of the rules. */
function called<R extends CareRule>(
  rules: readonly R[],
  metrics: readonly MetricResult[],
  { profile, background }: Person,
): [R, Pick<Recommendation, 'ruleId' | 'title' | 'reason' | 'source' | 'metric' | 'confidence'>][] {
  const said: readonly string[] = [...profile.concerns, ...background.diagnoses];
  return rules.flatMap((each) => {
    const measured = metrics.find(({ key }) => key === each.metric);
    const metric = measured && each.applies(measured) ? measured : null;
    if (!metric && !each.concerns.some((concern) => said.includes(concern))) return [];
    const { ruleId, source } = each;
    const seen = { metric: metric?.key ?? null, confidence: metric?.confidence ?? null };
    return [[each, { ruleId, ...adviceOf(each), source, ...seen }]];
  });
}

const GENERAL = { metric: null, confidence: null } as const;

function pregnancyAdvice({ profile }: Person): Recommendation[] {
  if (!excludesPregnancyRisks(profile)) return [];
  const { id: ruleId, source } = rule('PREG-1');
  const reason = reasonOf(ruleId);
  return [
    {
      ...GENERAL,
      ruleId,
      action: 'AVOID',
      title: message('routines.recommend.pregnancy'),
      reason,
      source,
      stepType: 'RETINOID',
      inciNames: ['RETINOL', 'RETINAL', 'TRETINOIN', 'ADAPALENE', 'HYDROQUINONE'],
    },
  ];
}

function ruleAdvice(ruleId: RuleId, action: RecommendationAction): Recommendation {
  const { source } = rule(ruleId);
  const reason = reasonOf(ruleId);
  return { ...GENERAL, ruleId, action, title: say(ruleId), reason, source, stepType: null, inciNames: [] };
}

function sunscreen(topics: readonly Topic[], person: Person, proposal: Proposal): Recommendation {
  const wantsTint = needsTint(person, false) || topics.some(({ word }) => word === 'PIGMENTATION');
  const isTinted = wantsTint && clear(IRON_OXIDE, person, proposal).cleared !== null;
  const isStrongest =
    wantsTint || leastSpfOf(person.background.medicines) === 50 || restsOf(person, proposal.today).length > 0;
  const { source } = rule('SUN-TINT');
  return {
    ...GENERAL,
    ruleId: isTinted ? 'SUN-TINT' : 'SUN-DAILY',
    action: 'ADD',
    title: isTinted
      ? message('routines.recommend.sunscreen-tinted')
      : message('routines.recommend.sunscreen', { spf: isStrongest ? 50 : 30 }),
    reason: isTinted ? reasonOf('SUN-TINT') : message('routines.recommend.sun-reason'),
    source: isTinted ? source : 'Hughes et al. 2013, Ann Intern Med 158:781',
    stepType: 'SUNSCREEN',
    inciNames: [],
  };
}
