import { describedEnum } from '../graphql/types/described-enum.ts';
import {
  ACTIVE_GROUPS,
  type ActiveGroup,
  INGREDIENT_BENEFITS,
  type IngredientBenefit,
} from '../rules/active-groups.ts';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import type { PregnancyAdvice, RatingKind } from './facts/ingredients.table.ts';
import type { RejectReason } from './import/import-rows.ts';
import type { PregnancyFilter } from './ingredient-search.ts';
import type { AvoidedFinding } from './label-findings.ts';
import type { MatchKind } from './labels/label-matching.ts';

export const ActiveGroupEnum = describedEnum<ActiveGroup>(
  'ActiveGroup',
  'What an ingredient does in a product, as the rules of routines see it.',
  ACTIVE_GROUPS,
);

export const IngredientBenefitEnum = describedEnum<IngredientBenefit>(
  'IngredientBenefit',
  'What an ingredient is used for.',
  INGREDIENT_BENEFITS,
);

export const RatingKindEnum = describedEnum<RatingKind>('IngredientRatingKind', 'What a rating is about.', {
  COMEDOGENICITY: 'How much it clogs pores.',
  IRRITANCY: 'How much it irritates.',
});

export const PregnancyAdviceEnum = describedEnum<PregnancyAdvice>(
  'PregnancyAdvice',
  'What the source says about use in pregnancy.',
  { OK: 'Listed as acceptable.', CAUTION: 'To be used with caution.', AVOID: 'To be avoided.' },
);

export const PregnancyFilterEnum = describedEnum<PregnancyFilter>(
  'IngredientPregnancyFilter',
  'How strictly to filter for pregnancy.',
  {
    OK: 'Only what a source lists as acceptable.',
    NO_WARNING: 'Everything but CAUTION and AVOID; of most of it no source says anything.',
  },
);

export const MatchKindEnum = describedEnum<MatchKind>(
  'IngredientMatchKind',
  'How the text of a label was matched.',
  {
    INCI_NAME: 'It is the INCI name.',
    SYNONYM: 'It is another name, a CAS number or a colour index number.',
    PART: 'One of several names between slashes, as in `Aqua/Water/Eau`.',
    BRACKET: 'What stands in brackets told it.',
    MISSPELLING: 'It is one or two letters away from a name: ask the user.',
    NONE: 'It is not known.',
  },
);

export const ConflictSeverityEnum = describedEnum<RuleSeverity>(
  'IngredientConflictSeverity',
  'How serious a conflict is.',
  {
    HARD: 'They must not be used in one session.',
    SOFT: 'They had better not be used in one session.',
    INFO: 'Good to know; nothing has to be done.',
  },
);

export const AvoidedThroughEnum = describedEnum<AvoidedFinding['through']>(
  'AvoidedThrough',
  'Why an ingredient counts as avoided.',
  {
    INGREDIENT: 'The user avoids this ingredient.',
    ALLERGEN_GROUP: 'The user avoids another one of the same group of fragrance allergens.',
  },
);

export const RejectReasonEnum = describedEnum<RejectReason>(
  'IngredientRejectReason',
  'Why a row of an import was left out.',
  {
    MISSING_NAME: 'It has no INCI name.',
    NAME_TOO_LONG: 'Its name has more than 2,000 characters.',
    WRONG_CAS_NUMBER: 'A CAS number is malformed or its check digit is wrong.',
    DUPLICATE: 'An earlier row has the same name.',
    NOT_UTF8: 'It has characters that are not UTF-8 or cannot be stored.',
  },
);
