import type { Region } from '../../rules/product-law.ts';
import type {
  Allergy,
  ConcernSeverity,
  Diagnosis,
  ProcedureKind,
  SkinConcern,
  SkinTone,
} from '../../users/profile/skin-profile.ts';
import type { CareProfile, Exclusions } from './care-profile.ts';
import type { Prescription } from './prescription.ts';
import type { Standstill } from './reaction-rules.ts';

/** The person that a plan is for. */
export interface Person {
  profile: CareProfile;
  exclusions: Exclusions;
  /** What reported reactions forbid; null if nothing. */
  standstill: Standstill | null;
  background: Background;
}

/** What the account says about a person's body and health; never from a routine. */
export interface Background {
  /** In years; null if unknown. */
  age: number | null;
  /** Null if unknown, which takes the slower ramp-up. */
  skinTone: SkinTone | null;
  region: Region;
  /** As stated; a concern that is not there is MILD. */
  severities: Readonly<Partial<Record<SkinConcern, ConcernSeverity>>>;
  diagnoses: readonly Diagnosis[];
  /** What the person takes or applies now. */
  medicines: readonly Prescription[];
  /** Whether the person has said which medicines they take, be it none. */
  areMedicinesKnown: boolean;
  /** The last oral retinoid that is not taken any more; null if there was none. `endedOn` in days since 1970-01-01. */
  formerOralRetinoid: { name: string; endedOn: number } | null;
  allergies: readonly Allergy[];
  /** The latest day of a leave-on AHA that left the plan, in days since 1970-01-01; null if none did. */
  latestAhaOn: number | null;
  /** Past and planned ones; `day` in days since 1970-01-01. */
  procedures: readonly { kind: ProcedureKind; day: number; restWeeks: number }[];
}

/** Whether anything is known that a person states with the consent HEALTH_DATA. */
export const hasHealthFacts = (background: Background): boolean =>
  background.areMedicinesKnown ||
  background.formerOralRetinoid !== null ||
  [background.diagnoses, background.medicines, background.allergies, background.procedures].some(
    (each) => each.length > 0,
  );

/** Of whom nothing is known. */
export const UNKNOWN_BACKGROUND: Background = {
  age: null,
  skinTone: null,
  region: 'EU',
  severities: {},
  diagnoses: [],
  medicines: [],
  areMedicinesKnown: false,
  formerOralRetinoid: null,
  allergies: [],
  latestAhaOn: null,
  procedures: [],
};

const AHA_DAYS = 7;

/** Whether an AHA that is not used any more still makes the skin more sensitive to the sun (SUN-1). */
export const isAhaRecent = ({ latestAhaOn }: Background, today: number): boolean =>
  latestAhaOn !== null && today - latestAhaOn <= AHA_DAYS;
