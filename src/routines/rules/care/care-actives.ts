import { messageOf } from '../../../platform/language/text.ts';
import type { CareActive } from '../care-active.ts';
import type { RoutineSession, StepType } from '../routine-plan.ts';

const active = (
  inciName: string,
  group: string,
  stepType: StepType,
  session: RoutineSession,
  percent: number | null = null,
  label = inciName.toLowerCase().replaceAll(' ', '-'),
): CareActive => ({
  ...{ inciName, group, stepType, session, percent },
  label: messageOf(`routines.active.${label}`),
});

/** By the names of `concern_actives.csv`. */
export const CARE_ACTIVES = {
  ADAPALENE: active('ADAPALENE', 'RETINOID_RX', 'RETINOID', 'PM', 0.1),
  'ASCORBIC ACID': active('ASCORBIC ACID', 'VITAMIN_C_ACID', 'VITAMIN_C_SERUM', 'AM', 10),
  'AZELAIC ACID': active('AZELAIC ACID', 'AZELAIC', 'SERUM', 'AM', 10),
  BAKUCHIOL: active('BAKUCHIOL', 'RETINOL_ALTERNATIVE', 'SERUM', 'PM', 0.5),
  'BENZOYL PEROXIDE': active('BENZOYL PEROXIDE', 'BENZOYL_PEROXIDE', 'SPOT_TREATMENT', 'AM', 2.5),
  CAFFEINE: active('CAFFEINE', 'EYE', 'EYE', 'AM'),
  'CERAMIDE NP': active('CERAMIDE NP', 'BARRIER_LIPID', 'MOISTURISER', 'PM'),
  'COLLOIDAL OATMEAL': active('COLLOIDAL OATMEAL', 'SOOTHING', 'MOISTURISER', 'PM'),
  GLUCONOLACTONE: active('GLUCONOLACTONE', 'PHA', 'EXFOLIANT', 'PM', 6),
  GLYCERIN: active('GLYCERIN', 'HUMECTANT', 'MOISTURISER', 'PM'),
  'LACTIC ACID': active('LACTIC ACID', 'AHA', 'EXFOLIANT', 'PM', 5),
  NIACINAMIDE: active('NIACINAMIDE', 'NIACINAMIDE', 'SERUM', 'AM', 5),
  'PALMITOYL PENTAPEPTIDE-4': active('PALMITOYL PENTAPEPTIDE-4', 'PEPTIDE', 'SERUM', 'PM'),
  PANTHENOL: active('PANTHENOL', 'SOOTHING', 'ESSENCE', 'PM', 5),
  PETROLATUM: active('PETROLATUM', 'OCCLUSIVE', 'OCCLUSIVE', 'PM'),
  RETINAL: active('RETINAL', 'RETINOID', 'RETINOID', 'PM', 0.05),
  RETINOL: active('RETINOL', 'RETINOID', 'RETINOID', 'PM', 0.3),
  'SALICYLIC ACID': active('SALICYLIC ACID', 'BHA', 'EXFOLIANT', 'PM', 2),
  'SODIUM HYALURONATE': active('SODIUM HYALURONATE', 'HUMECTANT', 'ESSENCE', 'PM'),
  'THIAMIDOL (ISOBUTYLAMIDO THIAZOLYL RESORCINOL)': active(
    'ISOBUTYLAMIDO THIAZOLYL RESORCINOL',
    'DEPIGMENTING',
    'SERUM',
    'AM',
    0.2,
  ),
  'TRANEXAMIC ACID': active('TRANEXAMIC ACID', 'DEPIGMENTING', 'SERUM', 'AM', 2),
  UREA: active('UREA', 'HUMECTANT_KERATOLYTIC', 'MOISTURISER', 'PM', 5),
} as const satisfies Readonly<Record<string, CareActive>>;

/** What takes the place of a stronger form. */
export const DERIVATIVE: CareActive = active(
  'SODIUM ASCORBYL PHOSPHATE',
  'VITAMIN_C_DERIVATIVE',
  'VITAMIN_C_SERUM',
  'AM',
  null,
  'derivative',
);
export const SALICYLIC_WASH: CareActive = active(
  'SALICYLIC ACID',
  'BHA',
  'CLEANSER',
  'AM',
  2,
  'salicylic-wash',
);

export const careActive = (name: string): CareActive | null =>
  (CARE_ACTIVES as Readonly<Record<string, CareActive>>)[name] ?? null;
