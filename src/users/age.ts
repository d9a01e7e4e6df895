import type { User } from './users.table.ts';

/** Below it, a guardian has to agree. */
export const AGE_OF_CONSENT = 16;

type StatedAge = Pick<User, 'birthYear' | 'ageStatedOn'>;

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
/** As in `03-31`. */
const dayOfYear = (day: string) => day.slice(5);

/** What is kept of an age that is stated now. */
export const statedAge = (age: number, now = new Date()): StatedAge => ({
  birthYear: now.getUTCFullYear() - age,
  ageStatedOn: dayOf(now),
});

/**
 * The age in years that the person has reached for certain: the day of birth is unknown, so a year is added only on the
 * day of the year on which the age was stated, or at the end of the year if that day is unknown. Never too high.
 */
export function ageOf({ birthYear, ageStatedOn }: StatedAge, now = new Date()): number | null {
  if (birthYear === null) return null;
  const lastBirthday = ageStatedOn === null ? '12-31' : dayOfYear(ageStatedOn);
  const isReached = dayOfYear(dayOf(now)) >= lastBirthday;
  return Math.max(0, now.getUTCFullYear() - birthYear - (isReached ? 0 : 1));
}

/** False if the age is unknown. */
export const isMinor = (user: StatedAge): boolean => {
  const age = ageOf(user);
  return age !== null && age < AGE_OF_CONSENT;
};
