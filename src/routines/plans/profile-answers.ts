import type { Pregnancy } from '../../users/profile/skin-profile.ts';
import type { CareProfile } from '../rules/care-profile.ts';
import { type ProfileInput, readProfile } from './routine-input.ts';

/** UNKNOWN says nothing; of the others the later is the more careful one. */
const CAREFUL: readonly Pregnancy[] = [
  'UNKNOWN',
  'NOT_APPLICABLE',
  'NONE',
  'BREASTFEEDING',
  'TRYING',
  'PREGNANT',
];

const moreCareful = (one: Pregnancy, other: Pregnancy): Pregnancy =>
  CAREFUL.indexOf(other) > CAREFUL.indexOf(one) ? other : one;

/** The account's profile with the answers of the present call; where they differ, the more careful one holds (PROFILE-1). */
export function answered(
  input: ProfileInput | null | undefined,
  account: CareProfile,
  base: CareProfile = account,
): CareProfile {
  const said = readProfile(input, base);
  return {
    ...said,
    pregnancy: moreCareful(account.pregnancy, said.pregnancy),
    sensitivity: account.sensitivity === 'HIGH' ? 'HIGH' : said.sensitivity,
  };
}

/** What a routine was made for. */
export interface RoutineProfile extends CareProfile {
  /** Whether the person stated the pregnancy for this routine; otherwise it was the account's. */
  pregnancyStated?: boolean;
}

/** What a routine is made for, by the account and the answers of the present call. */
export const profileForRoutine = (
  input: ProfileInput | null | undefined,
  account: CareProfile,
): RoutineProfile => {
  const profile = answered(input, account);
  return { ...profile, pregnancyStated: isStated(input) && input?.pregnancy === profile.pregnancy };
};

const isStated = (input: ProfileInput | null | undefined) =>
  input?.pregnancy != null && input.pregnancy !== 'UNKNOWN';

/** What a routine was made for, changed by the person. */
export const changedProfile = (input: ProfileInput, made: RoutineProfile): RoutineProfile => ({
  ...readProfile(input, made),
  pregnancyStated: input.pregnancy != null ? isStated(input) : made.pregnancyStated === true,
});

/** What a routine was made for, as it is judged now: an account's pregnancy that has changed since holds. */
export const profileOfRoutine = (made: RoutineProfile, account: CareProfile): CareProfile => ({
  ...made,
  pregnancy:
    made.pregnancyStated || account.pregnancy === 'UNKNOWN'
      ? moreCareful(account.pregnancy, made.pregnancy)
      : account.pregnancy,
  sensitivity: account.sensitivity === 'HIGH' ? 'HIGH' : made.sensitivity,
});
