import type { User } from './users.table.ts';

/** Below it, a guardian has to agree. */
export const AGE_OF_CONSENT = 16;

/** The age that the person reaches this year. */
export const ageOf = ({ birthYear }: Pick<User, 'birthYear'>, now = new Date()): number | null =>
  birthYear === null ? null : now.getUTCFullYear() - birthYear;

/** False if the age is unknown. */
export const isMinor = (user: Pick<User, 'birthYear'>): boolean => {
  const age = ageOf(user);
  return age !== null && age < AGE_OF_CONSENT;
};
