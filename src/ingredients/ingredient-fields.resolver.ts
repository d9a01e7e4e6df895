import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../graphql/types/scalars.ts';
import { annexEntriesOf, annexStateOn } from '../rules/annexes.ts';
import { AvoidedFamilyType } from './avoided-ingredients.types.ts';
import { descriptionOfFamily, nameOfFamily } from './facts/family-words.ts';
import type { Ingredient } from './facts/ingredient-rows.ts';
import type { AvoidedFamily, FragranceAllergen } from './facts/ingredients.table.ts';
import { sayConflict, sayNotes, sayStatus } from './facts/notes.ts';
import {
  AnnexEntryType,
  FragranceAllergenType,
  IngredientPregnancyType,
  IngredientRestrictionType,
  IngredientType,
} from './ingredients.types.ts';

/** Fields of Ingredient that are not columns. */
@Resolver(() => IngredientType)
export class IngredientFieldsResolver {
  @FieldResolver(() => IngredientRestrictionType, {
    nullable: true,
    description: 'Legal or advisory limits on its use; null if none are known.',
  })
  restriction(@Root() { euAnnex, euMaximum, euNote, source }: Ingredient) {
    if (euAnnex === null && euMaximum === null) return null;
    return { annex: euAnnex, maximum: euMaximum, note: euNote, source };
  }

  @FieldResolver(() => [AnnexEntryType], {
    description:
      'Entries that name it in the annexes of the EU law on cosmetics; empty if none does. Part of an entry may be replaced by another one on a date, so an entry number may occur twice.',
  })
  annexEntries(
    @Root() { inciName }: Ingredient,
    @Arg('day', () => LocalDate, { nullable: true, description: 'Day for `state`; today (UTC) if omitted.' })
    day: string | null = null,
  ) {
    const on = day ?? new Date().toISOString().slice(0, 10);
    return annexEntriesOf(inciName).map((entry) => ({ ...entry, state: annexStateOn(entry, on) }));
  }

  @FieldResolver(() => IngredientPregnancyType, {
    nullable: true,
    description: 'Advice on use during pregnancy; null if no source covers it.',
  })
  pregnancy(@Root() { pregnancyAdvice, pregnancyNote, pregnancySource, source }: Ingredient) {
    return (
      pregnancyAdvice && {
        advice: pregnancyAdvice,
        note: sayNotes(pregnancyNote),
        source: pregnancySource ?? source,
      }
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why or when it makes skin sensitive to sunlight, for display to the person.',
  })
  photosensitizingNote(@Root() { photosensitisingNote }: Ingredient) {
    return sayNotes(photosensitisingNote);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Conflicts in words, for display; `checkIngredients` applies the rules.',
  })
  conflictNote(@Root() { conflictNote }: Ingredient) {
    return sayConflict(conflictNote);
  }
}

@Resolver(() => FragranceAllergenType)
export class FragranceAllergenFieldsResolver {
  @FieldResolver(() => String, { description: 'Since when it must be named, or that it is prohibited.' })
  status(@Root() allergen: FragranceAllergen) {
    return sayStatus(allergen);
  }
}

@Resolver(() => AvoidedFamilyType)
export class AvoidedFamilyFieldsResolver {
  @FieldResolver(() => String, { description: 'Name of the family in the language of the reader.' })
  name(@Root() { family }: AvoidedFamily) {
    return nameOfFamily(family);
  }

  @FieldResolver(() => String, { description: 'What belongs to the family, in the language of the reader.' })
  description(@Root() { family }: AvoidedFamily) {
    return descriptionOfFamily(family);
  }
}
