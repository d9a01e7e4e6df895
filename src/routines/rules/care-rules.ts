import type { MetricResult } from '../../inference/inference.types.ts';
import type { SkinConcern } from '../../users/skin-profile.ts';
import type { CareActiveKey } from './care-actives.ts';
import type { StepType } from './routine-plan.ts';

/** A rule triggered by a metric or a concern of the person. All such rules are in this file. */
export interface CareRule {
  ruleId: string;
  /** Key of the metric that it checks. */
  metric: string | null;
  applies(metric: MetricResult): boolean;
  /** A concern that triggers it without a photo. */
  concerns: readonly SkinConcern[];
  reason: string;
  source: string;
}

/** Adds something: the first option that suits the person. */
export interface AddRule extends CareRule {
  options: readonly CareActiveKey[];
}

/** Reduces or avoids something. */
export interface LessRule extends CareRule {
  action: 'REDUCE' | 'AVOID';
  title: string;
  inciNames: readonly string[];
  stepType: StepType | null;
}

export interface DermatologistRule extends CareRule {
  title: string;
}

const isHigh = (metric: MetricResult) => metric.band === 'HIGH';
const isLow = (metric: MetricResult) => metric.band === 'LOW';
const isRaised = (metric: MetricResult) => metric.band !== 'LOW';
const isCertainlyHigh = (metric: MetricResult) => isHigh(metric) && metric.interval.low >= 66;
const isAboveTarget = (metric: MetricResult) => metric.value > (metric.target?.high ?? 100);
const isBelowTarget = (metric: MetricResult) => metric.value < (metric.target?.low ?? 0);
const never = () => false;

export const DERMATOLOGIST_RULES: readonly DermatologistRule[] = [
  {
    ruleId: 'BLEMISHES-DERM',
    metric: 'BLEMISHES',
    applies: isCertainlyHigh,
    concerns: [],
    title: 'Show the blemishes to a dermatologist',
    reason:
      'Many inflamed-looking areas are visible. Early treatment prevents scars, and a photo is no diagnosis.',
    source: 'Reynolds et al. 2024, J Am Acad Dermatol 90:1006 (acne guideline)',
  },
  {
    ruleId: 'REDNESS-DERM',
    metric: 'REDNESS',
    applies: isCertainlyHigh,
    concerns: [],
    title: 'Have lasting redness examined',
    reason:
      'Much of the skin in the photo is red. If that lasts for weeks, a dermatologist can find the cause.',
    source: 'Schaller et al. 2020, Br J Dermatol 182:1269 (rosacea consensus)',
  },
];

export const ADD_RULES: readonly AddRule[] = [
  {
    ruleId: 'BLEMISHES-ADD',
    metric: 'BLEMISHES',
    applies: isHigh,
    concerns: ['ACNE'],
    options: ['SALICYLIC_ACID', 'BENZOYL_PEROXIDE', 'AZELAIC_ACID'],
    reason: 'It is a first-line treatment for mild acne. Start slowly.',
    source: 'Reynolds et al. 2024, J Am Acad Dermatol 90:1006 (acne guideline)',
  },
  {
    ruleId: 'REDNESS-ADD',
    metric: 'REDNESS',
    applies: isRaised,
    concerns: ['REDNESS'],
    options: ['AZELAIC_ACID', 'PANTHENOL'],
    reason: 'It reduces redness and is gentle enough for most skin.',
    source: 'Thiboutot et al. 2003, J Am Acad Dermatol 48:836',
  },
  {
    ruleId: 'SENSITIVITY-ADD',
    metric: null,
    applies: never,
    concerns: ['SENSITIVITY'],
    options: ['PANTHENOL'],
    reason: 'It soothes the skin and helps its barrier recover.',
    source: 'Proksch et al. 2017, J Dermatolog Treat 28:766',
  },
  {
    ruleId: 'OILINESS-ADD',
    metric: 'OILINESS',
    applies: isAboveTarget,
    concerns: ['OILINESS'],
    options: ['NIACINAMIDE'],
    reason: 'It lowers the rate of sebum.',
    source: 'Draelos et al. 2006, J Cosmet Laser Ther 8:96',
  },
  {
    ruleId: 'HYDRATION-ADD',
    metric: 'HYDRATION',
    applies: isLow,
    concerns: ['DEHYDRATION'],
    options: ['HYALURONATE', 'GLYCERIN', 'PANTHENOL'],
    reason: 'It binds water. A photo cannot measure water; how the skin feels counts more.',
    source: 'Fluhr et al. 2008, Br J Dermatol 159:23',
  },
  {
    ruleId: 'BARRIER-ADD',
    metric: null,
    applies: never,
    concerns: ['BARRIER'],
    options: ['CERAMIDE', 'PANTHENOL'],
    reason: 'It replenishes the lipids of the skin barrier.',
    source: 'Coderch et al. 2003, Am J Clin Dermatol 4:107',
  },
  {
    ruleId: 'PORES-ADD',
    metric: 'PORES',
    applies: isHigh,
    concerns: ['PORES'],
    options: ['SALICYLIC_ACID', 'NIACINAMIDE'],
    reason: 'It dissolves the buildup that widens pores.',
    source: 'Kornhauser et al. 2010, Clin Cosmet Investig Dermatol 3:135',
  },
  {
    ruleId: 'SPOTS-ADD',
    metric: 'SPOTS',
    applies: isRaised,
    concerns: ['PIGMENTATION'],
    options: ['ASCORBIC_ACID', 'ASCORBYL_PHOSPHATE', 'AZELAIC_ACID', 'TRANEXAMIC_ACID'],
    reason: 'It evens pigment. A spot that changes or bleeds needs a doctor, not a cream.',
    source: 'Searle et al. 2020, Dermatol Ther 33:e14095',
  },
  {
    ruleId: 'DULLNESS-ADD',
    metric: null,
    applies: never,
    concerns: ['DULLNESS'],
    options: ['ASCORBIC_ACID', 'ASCORBYL_PHOSPHATE', 'NIACINAMIDE'],
    reason: 'It brightens and protects from oxidation.',
    source: 'Telang 2013, Indian Dermatol Online J 4:143',
  },
  {
    ruleId: 'LINES-ADD',
    metric: 'LINES',
    applies: isHigh,
    concerns: ['WRINKLES'],
    options: ['RETINOL', 'PEPTIDE', 'ASCORBIC_ACID', 'ASCORBYL_PHOSPHATE'],
    reason: 'It improves fine lines over months.',
    source: 'Kafi et al. 2007, Arch Dermatol 143:606',
  },
  {
    ruleId: 'FIRMNESS-ADD',
    metric: 'ELASTICITY',
    applies: isLow,
    concerns: ['FIRMNESS'],
    options: ['RETINOL', 'PEPTIDE', 'ASCORBIC_ACID', 'ASCORBYL_PHOSPHATE'],
    reason: 'It supports collagen. A photo shows only visual signs of firmness.',
    source: 'Kafi et al. 2007, Arch Dermatol 143:606',
  },
  {
    ruleId: 'ROUGHNESS-ADD',
    metric: 'ROUGHNESS',
    applies: isHigh,
    concerns: ['TEXTURE'],
    options: ['LACTIC_ACID', 'GLUCONOLACTONE'],
    reason: 'It smooths the surface and requires sunscreen.',
    source: 'Kornhauser et al. 2010, Clin Cosmet Investig Dermatol 3:135',
  },
  {
    ruleId: 'EYES-ADD',
    metric: null,
    applies: never,
    concerns: ['DARK_CIRCLES', 'EYE_PUFFINESS'],
    options: ['CAFFEINE'],
    reason: 'It narrows small vessels for some hours.',
    source: 'Herman and Herman 2013, Skin Pharmacol Physiol 26:8',
  },
];

export const LESS_RULES: readonly LessRule[] = [
  {
    ruleId: 'OILINESS-REDUCE',
    metric: 'OILINESS',
    applies: isBelowTarget,
    concerns: [],
    action: 'REDUCE',
    title: 'Foaming cleansers and toners with alcohol',
    inciNames: ['SODIUM LAURYL SULFATE', 'ALCOHOL DENAT.'],
    stepType: 'CLEANSER',
    reason: 'Hardly any shine is visible; harsh cleansing removes the skin’s own lipids.',
    source: 'Ananthapadmanabhan et al. 2004, Dermatol Ther 17:16',
  },
  {
    ruleId: 'COMEDO-1',
    metric: 'BLEMISHES',
    applies: isHigh,
    concerns: ['ACNE'],
    action: 'REDUCE',
    title: 'Rich oils and esters that clog pores, in products that stay on the skin',
    inciNames: ['COCOS NUCIFERA OIL', 'ISOPROPYL MYRISTATE', 'ISOPROPYL PALMITATE'],
    stepType: 'FACE_OIL',
    reason: 'They rate high in comedogenicity tests; concentration and formulation matter too.',
    source: 'Fulton 1989; Draelos & DiNardo 2006',
  },
  {
    ruleId: 'REDNESS-AVOID',
    metric: 'REDNESS',
    applies: isHigh,
    concerns: ['REDNESS', 'SENSITIVITY'],
    action: 'AVOID',
    title: 'Perfume, menthol and camphor',
    inciNames: ['PARFUM', 'MENTHOL', 'CAMPHOR'],
    stepType: null,
    reason: 'They irritate skin that turns red or stings easily.',
    source: 'Schaller et al. 2020, Br J Dermatol 182:1269 (rosacea consensus)',
  },
];
