import type { CareActive } from '../care-active.ts';
import type { RoutineSession, StepType } from '../routine-plan.ts';

const active = (
  inciName: string,
  group: string,
  label: string,
  stepType: StepType,
  session: RoutineSession,
  percent: number | null = null,
): CareActive => ({ inciName, group, label, stepType, session, percent });

/** By the names of `concern_actives.csv`. */
export const CARE_ACTIVES = {
  ADAPALENE: active('ADAPALENE', 'RETINOID_RX', 'Adapalene, 0.1 %', 'RETINOID', 'PM', 0.1),
  'ASCORBIC ACID': active(
    'ASCORBIC ACID',
    'VITAMIN_C_ACID',
    'Vitamin C, 5 to 10 %',
    'VITAMIN_C_SERUM',
    'AM',
    10,
  ),
  'AZELAIC ACID': active('AZELAIC ACID', 'AZELAIC', 'Azelaic acid, up to 10 %', 'SERUM', 'AM', 10),
  BAKUCHIOL: active('BAKUCHIOL', 'RETINOL_ALTERNATIVE', 'Bakuchiol, 0.5 %', 'SERUM', 'PM', 0.5),
  'BENZOYL PEROXIDE': active(
    'BENZOYL PEROXIDE',
    'BENZOYL_PEROXIDE',
    'Benzoyl peroxide, 2.5 %',
    'SPOT_TREATMENT',
    'AM',
    2.5,
  ),
  CAFFEINE: active('CAFFEINE', 'EYE', 'An eye gel with caffeine', 'EYE', 'AM'),
  'CERAMIDE NP': active('CERAMIDE NP', 'BARRIER_LIPID', 'A moisturizer with ceramides', 'MOISTURISER', 'PM'),
  'COLLOIDAL OATMEAL': active(
    'COLLOIDAL OATMEAL',
    'SOOTHING',
    'A moisturizer with colloidal oatmeal',
    'MOISTURISER',
    'PM',
  ),
  GLUCONOLACTONE: active('GLUCONOLACTONE', 'PHA', 'Gluconolactone, 4 to 6 %', 'EXFOLIANT', 'PM', 6),
  GLYCERIN: active('GLYCERIN', 'HUMECTANT', 'A moisturizer with glycerin', 'MOISTURISER', 'PM'),
  'LACTIC ACID': active('LACTIC ACID', 'AHA', 'Lactic acid, 5 %', 'EXFOLIANT', 'PM', 5),
  NIACINAMIDE: active('NIACINAMIDE', 'NIACINAMIDE', 'Niacinamide, 2 to 5 %', 'SERUM', 'AM', 5),
  'PALMITOYL PENTAPEPTIDE-4': active('PALMITOYL PENTAPEPTIDE-4', 'PEPTIDE', 'Peptides', 'SERUM', 'PM'),
  PANTHENOL: active('PANTHENOL', 'SOOTHING', 'Panthenol, 1 to 5 %', 'ESSENCE', 'PM', 5),
  PETROLATUM: active('PETROLATUM', 'OCCLUSIVE', 'A thin film of petroleum jelly', 'OCCLUSIVE', 'PM'),
  RETINAL: active('RETINAL', 'RETINOID', 'Retinal, 0.05 %', 'RETINOID', 'PM', 0.05),
  RETINOL: active('RETINOL', 'RETINOID', 'Retinol, 0.1 to 0.3 %', 'RETINOID', 'PM', 0.3),
  'SALICYLIC ACID': active('SALICYLIC ACID', 'BHA', 'Salicylic acid, 0.5 to 2 %', 'EXFOLIANT', 'PM', 2),
  'SODIUM HYALURONATE': active(
    'SODIUM HYALURONATE',
    'HUMECTANT',
    'Hyaluronic acid on damp skin',
    'ESSENCE',
    'PM',
  ),
  'THIAMIDOL (ISOBUTYLAMIDO THIAZOLYL RESORCINOL)': active(
    'ISOBUTYLAMIDO THIAZOLYL RESORCINOL',
    'DEPIGMENTING',
    'Thiamidol, 0.2 %',
    'SERUM',
    'AM',
    0.2,
  ),
  'TRANEXAMIC ACID': active('TRANEXAMIC ACID', 'DEPIGMENTING', 'Tranexamic acid, 2 %', 'SERUM', 'AM', 2),
  UREA: active('UREA', 'HUMECTANT_KERATOLYTIC', 'A moisturizer with 2 to 5 % urea', 'MOISTURISER', 'PM', 5),
} as const satisfies Readonly<Record<string, CareActive>>;

/** What takes the place of a stronger form. */
export const DERIVATIVE: CareActive = active(
  'SODIUM ASCORBYL PHOSPHATE',
  'VITAMIN_C_DERIVATIVE',
  'A gentle vitamin C derivative',
  'VITAMIN_C_SERUM',
  'AM',
);
export const SALICYLIC_WASH: CareActive = active(
  'SALICYLIC ACID',
  'BHA',
  'A wash with 0.5 to 2 % salicylic acid',
  'CLEANSER',
  'AM',
  2,
);

export const careActive = (name: string): CareActive | null =>
  (CARE_ACTIVES as Readonly<Record<string, CareActive>>)[name] ?? null;
