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
  /** The most important one first. */
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
  pregnancy: 'NONE',
  fragranceFree: false,
  vegan: false,
};

/** What a person must not be given: INCI names in capitals. */
export interface Exclusions {
  avoided: ReadonlySet<string>;
  reactedTo: ReadonlySet<string>;
}

export const NO_EXCLUSIONS: Exclusions = { avoided: new Set(), reactedTo: new Set() };

export const isSensitive = ({ sensitivity, concerns }: CareProfile) =>
  sensitivity === 'HIGH' || concerns.includes('SENSITIVITY');

export const isAcneProne = ({ concerns }: CareProfile) => concerns.includes('ACNE');

/** PREG-1 holds for those who try as for those who are. */
export const excludesPregnancyRisks = ({ pregnancy }: CareProfile) =>
  pregnancy === 'TRYING' || pregnancy === 'PREGNANT';
