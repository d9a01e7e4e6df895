/** The rules' input about a person, as plain data. */

import type { Pregnancy, SkinConcern, SkinType } from '../../users/skin-profile.ts';

export const SENSITIVITIES = ['LOW', 'NORMAL', 'HIGH'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export const EXPERIENCES = ['BEGINNER', 'EXPERIENCED'] as const;
/** With retinoids and exfoliants. */
export type Experience = (typeof EXPERIENCES)[number];

export interface CareProfile {
  /** Null if unknown. */
  skinType: SkinType | null;
  /** Most important first. */
  concerns: SkinConcern[];
  sensitivity: Sensitivity;
  experience: Experience;
  pregnancy: Pregnancy;
  fragranceFree: boolean;
  vegan: boolean;
}

export const DEFAULT_PROFILE: CareProfile = {
  skinType: null,
  concerns: [],
  sensitivity: 'NORMAL',
  experience: 'BEGINNER',
  pregnancy: 'UNKNOWN',
  fragranceFree: false,
  vegan: false,
};

/** Ingredients to exclude for a person: INCI names in upper case. */
export interface Exclusions {
  avoided: ReadonlySet<string>;
  reactedTo: ReadonlySet<string>;
}

export const NO_EXCLUSIONS: Exclusions = { avoided: new Set(), reactedTo: new Set() };

export const isSensitive = ({ sensitivity, concerns }: CareProfile) =>
  sensitivity === 'HIGH' || concerns.includes('SENSITIVITY');

export const isAcneProne = ({ concerns }: CareProfile) => concerns.includes('ACNE');

/** PREG-1 applies while trying to conceive as well as during pregnancy. */
export const excludesPregnancyRisks = ({ pregnancy }: CareProfile) =>
  pregnancy === 'TRYING' || pregnancy === 'PREGNANT';

/** Whether pregnancy rules of any kind apply. */
export const isPregnancyStated = ({ pregnancy }: CareProfile) =>
  pregnancy === 'TRYING' || pregnancy === 'PREGNANT' || pregnancy === 'BREASTFEEDING';
