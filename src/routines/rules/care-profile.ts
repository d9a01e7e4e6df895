/** The rules' input about a person, as plain data. */

import type {
  Experience,
  Pregnancy,
  Sensitivity,
  SkinConcern,
  SkinType,
} from '../../users/profile/skin-profile.ts';

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
