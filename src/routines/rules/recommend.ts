import type { MetricResult } from '../../inference/inference.types.ts';
import { rule } from '../../rules/rule-catalogue.ts';
import { type CareActive, type CareActiveKey, careActive } from './care-actives.ts';
import { type CareProfile, excludesPregnancyRisks, isSensitive } from './care-profile.ts';
import { ADD_RULES, type AddRule, type CareRule, DERMATOLOGIST_RULES, LESS_RULES } from './care-rules.ts';
import { type Person, suits } from './person.ts';
import type { StepType } from './routine-plan.ts';

const RECOMMENDATION_ACTIONS = ['ADD', 'REDUCE', 'AVOID', 'SEE_DERMATOLOGIST'] as const;
export type RecommendationAction = (typeof RECOMMENDATION_ACTIONS)[number];

/** A recommendation with its source. */
export interface Recommendation {
  ruleId: string;
  action: RecommendationAction;
  title: string;
  reason: string;
  source: string;
  /** The metric that triggered it; null for general advice and for concerns that the person named. */
  metric: string | null;
  /** 0..1, the confidence of the metric; null without one. */
  confidence: number | null;
  stepType: StepType | null;
  inciNames: string[];
}

/** A rule triggered by a metric or by the person. */
export interface Call<R extends CareRule> {
  rule: R;
  /** Null if only the person's concern triggered it. */
  metric: MetricResult | null;
}

const MOST_OPTIONS = 2;

/** Rules whose metric applies or whose concern the person named, in the order of the rules. */
function calls<R extends CareRule>(
  rules: readonly R[],
  metrics: readonly MetricResult[],
  { concerns }: CareProfile,
): Call<R>[] {
  return rules.flatMap((each) => {
    const measured = metrics.find(({ key }) => key === each.metric);
    const metric = measured && each.applies(measured) ? measured : null;
    const isNamed = each.concerns.some((concern) => concerns.includes(concern));
    return metric || isNamed ? [{ rule: each, metric }] : [];
  });
}

export const addCalls = (metrics: readonly MetricResult[], profile: CareProfile): Call<AddRule>[] =>
  calls(ADD_RULES, metrics, profile);

/** For sensitive skin, the mildest acid replaces a stronger one. */
const GENTLER: Partial<Record<CareActiveKey, CareActiveKey>> = {
  SALICYLIC_ACID: 'GLUCONOLACTONE',
  LACTIC_ACID: 'GLUCONOLACTONE',
  ASCORBIC_ACID: 'ASCORBYL_PHOSPHATE',
};

/** The options of a rule that suit the person, best first, without duplicates. */
export function suitableOptions({ options }: AddRule, person: Person): CareActive[] {
  const keys = options.map((key) => (isSensitive(person.profile) ? (GENTLER[key] ?? key) : key));
  return [...new Set(keys)].map(careActive).filter((active) => suits(person, active));
}

/** Whether a retinoid was left out of the options because of pregnancy, so that PREG-3 named its substitutes. */
export const isSubstituted = ({ options }: AddRule, { profile }: Person) =>
  options.includes('RETINOL') && excludesPregnancyRisks(profile);

/** Recommendations for the metrics of one analysis and the person's profile, most urgent first; always includes sunscreen. */
export function recommend(metrics: readonly MetricResult[], person: Person): Recommendation[] {
  const { standstill } = person;
  const all = everything(metrics, person);
  if (standstill === 'EMERGENCY') {
    return [standstillAdvice('EMERGENCY-STOP'), ...all.filter(({ action }) => action !== 'ADD')];
  }
  if (standstill === null) return all;
  const isNew = ({ action, stepType }: Recommendation) => action === 'ADD' && stepType !== 'SUNSCREEN';
  return [standstillAdvice('REACT-NO-ADD'), ...all.filter((each) => !isNew(each))];
}

function everything(metrics: readonly MetricResult[], person: Person): Recommendation[] {
  const { profile } = person;
  return [
    ...calls(DERMATOLOGIST_RULES, metrics, profile).map((call) => ({
      ...told(call),
      action: 'SEE_DERMATOLOGIST' as const,
      title: call.rule.title,
      stepType: null,
      inciNames: [],
    })),
    ...pregnancyAdvice(profile),
    ...addCalls(metrics, profile).flatMap((call) => addition(call, person)),
    ...calls(LESS_RULES, metrics, profile).map((call) => ({
      ...told(call),
      action: call.rule.action,
      title: call.rule.title,
      stepType: call.rule.stepType,
      inciNames: [...call.rule.inciNames],
    })),
    SUNSCREEN,
  ];
}

const told = ({ rule: { ruleId, reason, source }, metric }: Call<CareRule>) => ({
  ruleId,
  reason,
  source,
  metric: metric?.key ?? null,
  confidence: metric?.confidence ?? null,
});

function addition(call: Call<AddRule>, person: Person): Recommendation[] {
  const options = suitableOptions(call.rule, person).slice(0, MOST_OPTIONS);
  const [first] = options;
  if (!first) return [];
  const substitute = isSubstituted(call.rule, person) ? rule('PREG-3') : null;
  return [
    {
      ...told(call),
      ...(substitute && { ruleId: substitute.id, reason: substitute.why }),
      source: [...new Set(options.map((option) => substitute?.source ?? sourceOf(call.rule, option)))].join(
        '; ',
      ),
      action: 'ADD',
      title: options.map(({ label }) => label).join('; or '),
      stepType: first.stepType,
      inciNames: options.map(({ inciName }) => inciName),
    },
  ];
}

/** The source for the effect of an option of a rule. */
export const sourceOf = (addRule: AddRule, option: CareActive) => option.evidence ?? addRule.source;

function pregnancyAdvice(profile: CareProfile): Recommendation[] {
  if (!excludesPregnancyRisks(profile)) return [];
  const { id: ruleId, why: reason, source } = rule('PREG-1');
  return [
    {
      ruleId,
      action: 'AVOID',
      title: 'Retinoids and hydroquinone; ask the doctor about prescribed products',
      reason,
      source,
      metric: null,
      confidence: null,
      stepType: 'RETINOID',
      inciNames: ['RETINOL', 'RETINAL', 'TRETINOIN', 'ADAPALENE', 'HYDROQUINONE'],
    },
  ];
}

function standstillAdvice(ruleId: 'EMERGENCY-STOP' | 'REACT-NO-ADD'): Recommendation {
  const { advice, why, source } = rule(ruleId);
  return {
    ruleId,
    action: ruleId === 'EMERGENCY-STOP' ? 'SEE_DERMATOLOGIST' : 'AVOID',
    title: advice,
    reason: why,
    source,
    metric: null,
    confidence: null,
    stepType: null,
    inciNames: [],
  };
}

const SUNSCREEN: Recommendation = {
  ruleId: 'SUN-DAILY',
  action: 'ADD',
  title: 'Sunscreen, SPF 30 or more, every morning',
  reason: 'Daily sunscreen slows visible aging and pigment spots, whatever the skin type.',
  source: 'Hughes et al. 2013, Ann Intern Med 158:781',
  metric: null,
  confidence: null,
  stepType: 'SUNSCREEN',
  inciNames: [],
};
