import { describedEnum } from '../graphql/types/described-enum.ts';
import type { ConsentKind } from './consents.table.ts';

export const ConsentKindEnum = describedEnum<ConsentKind>(
  'ConsentKind',
  'What a person can agree to. The texts are in `User.consentRequirements`.',
  {
    PHOTO_PROCESSING: 'Storing and analyzing photos of the skin, which are health data.',
    AGE_16_OR_OLDER: 'Confirmation that the person is at least 16 years old.',
  },
);
