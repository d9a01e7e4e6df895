import type { MetricResult } from '../inference/inference.types.ts';

export type RecommendationAction = 'ADD' | 'REDUCE' | 'SEE_DERMATOLOGIST';

/** One piece of advice with where it comes from. */
export interface Recommendation {
  ruleId: string;
  action: RecommendationAction;
  title: string;
  reason: string;
  source: string;
  /** The metric that called for it; null where it holds for everybody. */
  metric: string | null;
  /** 0..1, that of the metric; null where it holds for everybody. */
  confidence: number | null;
}

interface Rule extends Omit<Recommendation, 'confidence'> {
  applies(metric: MetricResult): boolean;
}

const isHigh = (metric: MetricResult) => metric.band === 'HIGH';
const isLow = (metric: MetricResult) => metric.band === 'LOW';
const isRaised = (metric: MetricResult) => metric.band !== 'LOW';
const aboveTarget = (metric: MetricResult) => metric.value > (metric.target?.high ?? 100);
const belowTarget = (metric: MetricResult) => metric.value < (metric.target?.low ?? 0);

const RULES: readonly Rule[] = [
  {
    ruleId: 'BLEMISHES-DERM',
    metric: 'BLEMISHES',
    applies: (metric) => metric.interval.low >= 66 && isHigh(metric),
    action: 'SEE_DERMATOLOGIST',
    title: 'Show the blemishes to a dermatologist',
    reason:
      'Many inflamed-looking areas are visible. Early treatment prevents scars, and a photo is no diagnosis.',
    source: 'Reynolds et al. 2024, J Am Acad Dermatol 90:1006 (acne guideline)',
  },
  {
    ruleId: 'REDNESS-DERM',
    metric: 'REDNESS',
    applies: (metric) => metric.interval.low >= 66 && isHigh(metric),
    action: 'SEE_DERMATOLOGIST',
    title: 'Have lasting redness looked at',
    reason: 'Much of the skin in the photo is red. If that lasts for weeks, a dermatologist can tell why.',
    source: 'Schaller et al. 2020, Br J Dermatol 182:1269 (rosacea consensus)',
  },
  {
    ruleId: 'BLEMISHES-ADD',
    metric: 'BLEMISHES',
    applies: isHigh,
    action: 'ADD',
    title: 'Benzoyl peroxide or salicylic acid, started slowly',
    reason: 'Red, raised-looking areas are visible; both are first choices for mild acne.',
    source: 'Reynolds et al. 2024, J Am Acad Dermatol 90:1006 (acne guideline)',
  },
  {
    ruleId: 'REDNESS-ADD',
    metric: 'REDNESS',
    applies: isRaised,
    action: 'ADD',
    title: 'Azelaic acid, fragrance-free basics',
    reason: 'Redness is visible; azelaic acid reduces it and is gentle enough for most skin.',
    source: 'Thiboutot et al. 2003, J Am Acad Dermatol 48:836',
  },
  {
    ruleId: 'OILINESS-ADD',
    metric: 'OILINESS',
    applies: aboveTarget,
    action: 'ADD',
    title: 'Niacinamide and a light gel moisturiser',
    reason: 'The skin shines more than the target range; niacinamide lowers the rate of sebum.',
    source: 'Draelos et al. 2006, J Cosmet Laser Ther 8:96',
  },
  {
    ruleId: 'OILINESS-REDUCE',
    metric: 'OILINESS',
    applies: belowTarget,
    action: 'REDUCE',
    title: 'Foaming cleansers and alcohol-based toners',
    reason: 'Hardly any shine is visible; strong cleansing takes away the lipids that the skin has.',
    source: 'Ananthapadmanabhan et al. 2004, Dermatol Ther 17:16',
  },
  {
    ruleId: 'HYDRATION-ADD',
    metric: 'HYDRATION',
    applies: isLow,
    action: 'ADD',
    title: 'A moisturiser with glycerin',
    reason: 'The skin shows visual signs of dryness. A photo cannot measure water; how it feels counts more.',
    source: 'Fluhr et al. 2008, Br J Dermatol 159:23',
  },
  {
    ruleId: 'PORES-ADD',
    metric: 'PORES',
    applies: isHigh,
    action: 'ADD',
    title: 'Salicylic acid, one or two evenings a week',
    reason: 'Pores are clearly visible; salicylic acid clears what widens them.',
    source: 'Kornhauser et al. 2010, Clin Cosmet Investig Dermatol 3:135',
  },
  {
    ruleId: 'SPOTS-ADD',
    metric: 'SPOTS',
    applies: isRaised,
    action: 'ADD',
    title: 'Vitamin C in the morning, azelaic acid in the evening',
    reason: 'Uneven pigment is visible. A spot that changes or bleeds needs a doctor, not a cream.',
    source: 'Searle et al. 2020, Dermatol Ther 33:e14095',
  },
  {
    ruleId: 'LINES-ADD',
    metric: 'LINES',
    applies: isHigh,
    action: 'ADD',
    title: 'A retinoid, every third night at first; never in pregnancy or when planning one',
    reason: 'Fine lines are visible; topical retinol improves them over months.',
    source: 'Kafi et al. 2007, Arch Dermatol 143:606',
  },
  {
    ruleId: 'ROUGHNESS-ADD',
    metric: 'ROUGHNESS',
    applies: isHigh,
    action: 'ADD',
    title: 'A mild lactic acid product, one evening a week',
    reason: 'The surface looks rough; alpha hydroxy acids smooth it and call for sunscreen.',
    source: 'Kornhauser et al. 2010, Clin Cosmet Investig Dermatol 3:135',
  },
];

const SUNSCREEN: Recommendation = {
  ruleId: 'SUN-DAILY',
  action: 'ADD',
  title: 'Sunscreen, SPF 30 or more, every morning',
  reason: 'Daily sunscreen slows visible ageing and pigment spots, whatever the skin type.',
  source: 'Hughes et al. 2013, Ann Intern Med 158:781',
  metric: null,
  confidence: null,
};

/** Advice for the metrics of one analysis, the most urgent first; sunscreen is for everybody. */
export function recommend(metrics: readonly MetricResult[]): Recommendation[] {
  if (metrics.length === 0) return [];
  const called = RULES.flatMap(({ applies, ...rule }) => {
    const metric = metrics.find(({ key }) => key === rule.metric);
    return metric && applies(metric) ? [{ ...rule, confidence: metric.confidence }] : [];
  });
  return [...called, SUNSCREEN];
}
