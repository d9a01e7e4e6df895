import { describedEnum } from '../graphql/types/described-enum.ts';
import { SOMEBODY } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import {
  ACTIVE_GROUPS,
  type ActiveGroup,
  INGREDIENT_BENEFITS,
  type IngredientBenefit,
} from '../rules/active-groups.ts';
import type { Annex, AnnexState } from '../rules/annexes.ts';
import { familyMembers, type IngredientFamily } from '../rules/ingredient-families.ts';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import { descriptionOfFamily } from './facts/family-words.ts';
import type { PregnancyAdvice, RatingKind } from './facts/ingredients.table.ts';
import type { RejectReason } from './import/import-rows.ts';
import type { PregnancyFilter } from './ingredient-search.ts';
import type { AvoidedFinding } from './label-findings.ts';
import type { MatchKind } from './labels/label-exact.ts';
import type { MatchCertainty } from './labels/label-matching.ts';
import type { UnreadReason } from './labels/label-text.ts';

export const ActiveGroupEnum = describedEnum<ActiveGroup>(
  'ActiveGroup',
  'What an ingredient does in a product, as used by the routine rules.',
  ACTIVE_GROUPS,
);

export const IngredientFamilyEnum = describedEnum<IngredientFamily>(
  'IngredientFamily',
  'A family of ingredients that people name. An ingredient may belong to several.',
  Object.fromEntries(
    familyMembers().map(([family]) => [family, render(descriptionOfFamily(family), SOMEBODY)]),
  ) as Record<IngredientFamily, string>,
);

export const IngredientBenefitEnum = describedEnum<IngredientBenefit>(
  'IngredientBenefit',
  'What an ingredient is used for.',
  INGREDIENT_BENEFITS,
);

export const AnnexEnum = describedEnum<Annex>('Annex', 'An annex of Regulation (EC) 1223/2009.', {
  II: 'Prohibited substances.',
  III: 'Restricted substances.',
  IV: 'Permitted colorants.',
  V: 'Permitted preservatives.',
  VI: 'Permitted UV filters.',
});

export const AnnexStateEnum = describedEnum<AnnexState>(
  'AnnexState',
  'The products that an entry of an annex applies to on a day.',
  {
    UPCOMING: 'None yet.',
    NEW_PRODUCTS: 'Products placed on the market for the first time; older ones may still be sold.',
    ALL_PRODUCTS: 'Every product on sale.',
    OLD_PRODUCTS: 'Only products placed on the market before the entry was deleted or replaced.',
    ENDED: 'None any more.',
  },
);

export const RatingKindEnum = describedEnum<RatingKind>('IngredientRatingKind', 'What a rating measures.', {
  COMEDOGENICITY: 'Tendency to clog pores.',
  IRRITANCY: 'Tendency to irritate.',
});

export const PregnancyAdviceEnum = describedEnum<PregnancyAdvice>(
  'PregnancyAdvice',
  'A source’s advice on use during pregnancy.',
  { OK: 'Acceptable.', CAUTION: 'Use with caution.', AVOID: 'Avoid.' },
);

export const PregnancyFilterEnum = describedEnum<PregnancyFilter>(
  'IngredientPregnancyFilter',
  'How strictly to filter for use during pregnancy.',
  {
    OK: 'Only ingredients that a source lists as acceptable.',
    NO_WARNING:
      'Everything except CAUTION and AVOID. Most of these ingredients are not covered by any source.',
  },
);

export const MatchKindEnum = describedEnum<MatchKind>(
  'IngredientMatchKind',
  'How the text on a label was matched.',
  {
    INCI_NAME: 'Matches the INCI name.',
    SYNONYM:
      'Matches a synonym, an everyday name in some language, a group such as iron oxides, a CAS number or a color index number.',
    PART: 'One of several names between slashes, as in `Aqua/Water/Eau`, or of several without a separator.',
    BRACKET: 'Matched by the text in parentheses.',
    MISSPELLING: 'One or two letters off a known name: ask the user to confirm.',
    NONE: 'No match.',
  },
);

export const MatchCertaintyEnum = describedEnum<MatchCertainty>(
  'IngredientMatchCertainty',
  'How sure a match is, in words.',
  {
    CERTAIN: 'The label names the ingredient.',
    PROBABLE: 'The label probably means the ingredient, as with a misspelling: ask the user to confirm.',
    UNKNOWN: 'No ingredient is known by this name.',
  },
);

export const UnreadReasonEnum = describedEnum<UnreadReason>(
  'UnreadReason',
  'Why a part of a label is no item.',
  {
    HEADING: 'A heading or the name of a product of a kit.',
    NOT_CONTAINED: 'Says what the product does not contain, as after “free from”.',
    HIGHLIGHT: 'Praise of ingredients outside of the list.',
    OTHER_TEXT: 'Directions, warnings and other text beside the list.',
    FOOTNOTE: 'Explains a mark, as in “* from organic farming”.',
    NOT_UNDERSTOOD: 'Stands in the list and is no name that could be read.',
    OVER_LIMIT: 'Follows the 300th ingredient or is beyond what is read.',
  },
);

export const LawSeverityEnum = describedEnum<RuleSeverity>(
  'LawFindingSeverity',
  'How serious a finding about the law is.',
  {
    HARD: 'Forbidden in the region, or dangerous everywhere: do not use it.',
    SOFT: 'Forbidden elsewhere, or probably: better not to use it.',
    INFO: 'Allowed under a condition, which is told; no action is needed.',
  },
);

export const ConflictSeverityEnum = describedEnum<RuleSeverity>(
  'IngredientConflictSeverity',
  'Severity of a conflict.',
  {
    HARD: 'Must not be used in the same session.',
    SOFT: 'Should not be used in the same session.',
    INFO: 'For information; no action is needed.',
  },
);

export const AvoidedThroughEnum = describedEnum<AvoidedFinding['through']>(
  'AvoidedThrough',
  'Why an ingredient counts as avoided.',
  {
    INGREDIENT: 'The user avoids this ingredient.',
    ALLERGEN_GROUP: 'The user avoids another member of the same fragrance allergen group.',
    FAMILY: 'The user avoids a family that it belongs to.',
  },
);

export const RejectReasonEnum = describedEnum<RejectReason>(
  'IngredientRejectReason',
  'Why a row was skipped, or imported in part.',
  {
    MISSING_NAME: 'It has no INCI name.',
    NAME_TOO_LONG: 'Its name has more than 4,000 characters.',
    WRONG_CAS_NUMBER:
      'A CAS number is malformed or its check digit is wrong: the row was imported without it.',
    DUPLICATE: 'An earlier row has the same name.',
    NOT_UTF8: 'It contains characters that are not valid UTF-8 or cannot be stored.',
  },
);
