import type { FileRuleId } from '../../rules/rule-catalogue.ts';
import type { RoutineSession, StepType } from './routine-plan.ts';

/** An ingredient that the rules may propose. */
export interface CareActive {
  inciName: string;
  /** `active_group` of the facts. */
  group: string;
  /** For titles, including the maximum strength by law or recommendation. */
  label: string;
  stepType: StepType;
  session: RoutineSession;
  /** Source of the strength in `label`. */
  limit?: FileRuleId;
  /** Source for its effect, if the source of a rule is about another ingredient. */
  evidence?: string;
}

export const CARE_ACTIVES = {
  ASCORBIC_ACID: {
    inciName: 'ASCORBIC ACID',
    group: 'VITAMIN_C_ACID',
    label: 'Vitamin C',
    stepType: 'VITAMIN_C_SERUM',
    session: 'AM',
    evidence: 'Telang 2013, Indian Dermatol Online J 4:143',
  },
  ASCORBYL_PHOSPHATE: {
    inciName: 'SODIUM ASCORBYL PHOSPHATE',
    group: 'VITAMIN_C_DERIVATIVE',
    label: 'A gentle vitamin C derivative',
    stepType: 'VITAMIN_C_SERUM',
    session: 'AM',
    evidence: 'Telang 2013, Indian Dermatol Online J 4:143',
  },
  AZELAIC_ACID: {
    inciName: 'AZELAIC ACID',
    group: 'AZELAIC',
    label: 'Azelaic acid, up to 10 %',
    stepType: 'SERUM',
    session: 'AM',
  },
  BENZOYL_PEROXIDE: {
    inciName: 'BENZOYL PEROXIDE',
    group: 'BENZOYL_PEROXIDE',
    label: 'Benzoyl peroxide, 2.5 to 5 %',
    stepType: 'SPOT_TREATMENT',
    session: 'AM',
  },
  CAFFEINE: {
    inciName: 'CAFFEINE',
    group: 'EYE',
    label: 'An eye gel with caffeine',
    stepType: 'EYE',
    session: 'AM',
  },
  CERAMIDE: {
    inciName: 'CERAMIDE NP',
    group: 'BARRIER_LIPID',
    label: 'A moisturizer with ceramides',
    stepType: 'MOISTURISER',
    session: 'PM',
    evidence: 'Coderch et al. 2003, Am J Clin Dermatol 4:107',
  },
  GLUCONOLACTONE: {
    inciName: 'GLUCONOLACTONE',
    group: 'PHA',
    label: 'Gluconolactone, a mild acid',
    stepType: 'EXFOLIANT',
    session: 'PM',
  },
  GLYCERIN: {
    inciName: 'GLYCERIN',
    group: 'HUMECTANT',
    label: 'A moisturizer with glycerin',
    stepType: 'MOISTURISER',
    session: 'PM',
  },
  HYALURONATE: {
    inciName: 'SODIUM HYALURONATE',
    group: 'HUMECTANT',
    label: 'Hyaluronic acid on damp skin',
    stepType: 'ESSENCE',
    session: 'PM',
    evidence: 'Pavicic et al. 2011, J Drugs Dermatol 10:990',
  },
  LACTIC_ACID: {
    inciName: 'LACTIC ACID',
    group: 'AHA',
    label: 'Lactic acid, up to 10 %',
    stepType: 'EXFOLIANT',
    session: 'PM',
    limit: 'CONC-4',
  },
  NIACINAMIDE: {
    inciName: 'NIACINAMIDE',
    group: 'NIACINAMIDE',
    label: 'Niacinamide, 2 to 5 %',
    stepType: 'SERUM',
    session: 'AM',
    evidence: 'Draelos et al. 2006, J Cosmet Laser Ther 8:96',
  },
  PANTHENOL: {
    inciName: 'PANTHENOL',
    group: 'SOOTHING',
    label: 'Panthenol',
    stepType: 'ESSENCE',
    session: 'PM',
    evidence: 'Proksch et al. 2017, J Dermatolog Treat 28:766',
  },
  PEPTIDE: {
    inciName: 'PALMITOYL PENTAPEPTIDE-4',
    group: 'PEPTIDE',
    label: 'Peptides',
    stepType: 'SERUM',
    session: 'PM',
    evidence: 'Robinson et al. 2005, Int J Cosmet Sci 27:155',
  },
  RETINOL: {
    inciName: 'RETINOL',
    group: 'RETINOID',
    label: 'Retinol, up to 0.3 %',
    stepType: 'RETINOID',
    session: 'PM',
    limit: 'CONC-1',
  },
  SALICYLIC_ACID: {
    inciName: 'SALICYLIC ACID',
    group: 'BHA',
    label: 'Salicylic acid, up to 2 %',
    stepType: 'EXFOLIANT',
    session: 'PM',
    limit: 'CONC-3',
  },
  TRANEXAMIC_ACID: {
    inciName: 'TRANEXAMIC ACID',
    group: 'DEPIGMENTING',
    label: 'Tranexamic acid',
    stepType: 'SERUM',
    session: 'PM',
  },
} as const satisfies Record<string, CareActive>;
export type CareActiveKey = keyof typeof CARE_ACTIVES;

export const careActive = (key: CareActiveKey): CareActive => CARE_ACTIVES[key];
