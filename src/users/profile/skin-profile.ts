/** The skin profile that a person can fill in; the rules of other domains read it. */

export const SKIN_TYPES = ['NORMAL', 'DRY', 'OILY', 'COMBINATION'] as const;
export type SkinType = (typeof SKIN_TYPES)[number];

export const SKIN_CONCERNS = [
  'ACNE',
  'ACNE_SCARS',
  'BARRIER',
  'DARK_CIRCLES',
  'DEHYDRATION',
  'DRYNESS',
  'DULLNESS',
  'EYE_PUFFINESS',
  'FIRMNESS',
  'LIPS',
  'OILINESS',
  'PIGMENTATION',
  'PIH',
  'PORES',
  'REDNESS',
  'SENSITIVITY',
  'TEXTURE',
  'WRINKLES',
] as const;
export type SkinConcern = (typeof SKIN_CONCERNS)[number];

export const PREGNANCIES = [
  'UNKNOWN',
  'NOT_APPLICABLE',
  'NONE',
  'TRYING',
  'PREGNANT',
  'BREASTFEEDING',
] as const;
export type Pregnancy = (typeof PREGNANCIES)[number];

export const SENSITIVITIES = ['LOW', 'NORMAL', 'HIGH'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export const EXPERIENCES = ['BEGINNER', 'EXPERIENCED'] as const;
/** With retinoids and exfoliants. */
export type Experience = (typeof EXPERIENCES)[number];

/** As the person states it; never read from a photo. */
export const CONCERN_SEVERITIES = ['MILD', 'MODERATE', 'SEVERE'] as const;
export type ConcernSeverity = (typeof CONCERN_SEVERITIES)[number];

/** Fitzpatrick phototypes, self-reported. */
export const SKIN_TONES = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const;
export type SkinTone = (typeof SKIN_TONES)[number];

/** Diagnoses by a doctor that change what suits the skin. */
export const DIAGNOSES = [
  'ATOPIC_DERMATITIS',
  'FUNGAL_ACNE',
  'KERATOSIS_PILARIS',
  'MELASMA',
  'PSORIASIS',
  'ROSACEA',
  'SEBORRHOEIC_DERMATITIS',
] as const;
export type Diagnosis = (typeof DIAGNOSES)[number];

/** Families that a person is allergic to as a whole; single ingredients are avoided by name. */
export const ALLERGIES = [
  'BEE_PRODUCTS',
  'FRAGRANCE',
  'SALICYLATES',
  'SUNSCREEN_FILTERS',
  'WOOL_WAX',
] as const;
export type Allergy = (typeof ALLERGIES)[number];

/** Procedures after which the skin needs rest. */
export const PROCEDURES = ['PEEL', 'LASER', 'MICRONEEDLING', 'SURGERY', 'WAXING'] as const;
export type ProcedureKind = (typeof PROCEDURES)[number];
