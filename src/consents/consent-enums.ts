import { describedEnum } from '../graphql/types/described-enum.ts';
import type { ConsentKind } from './consents.table.ts';

export const ConsentKindEnum = describedEnum<ConsentKind>(
  'ConsentKind',
  'What a person can agree to. The texts are in `User.consentRequirements`.',
  {
    PHOTO_PROCESSING: 'Storing and analyzing photos of the skin, which are health data.',
    AGE_16_OR_OLDER:
      'Confirmation that the person is at least 16 years old. It does not count while the profile says otherwise.',
    GUARDIAN: 'Agreement of a parent or guardian; below 16, consultations and the use of routines need it.',
    HEALTH_DATA:
      'Storing diagnoses, medications, allergies and procedures. Withdrawing it deletes them, and what routines took from them.',
  },
);
