import type { CreateDermatologistInput } from '../../../operations/generated.ts';

type Profile = Omit<CreateDermatologistInput, 'email'>;

/** What a dermatologist of this name may say of themself. */
export const profileOf = (displayName: string, changes: Partial<Profile> = {}): Profile => ({
  displayName,
  title: 'Dr. med.',
  specialties: ['GENERAL_DERMATOLOGY'],
  languages: ['en'],
  bio: 'Twenty years of practice.',
  ...changes,
});
