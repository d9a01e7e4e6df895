import { messageOf, type Text } from '../../platform/language/text.ts';
import type { IngredientRating, RatingKind } from './ingredients.table.ts';

/** A cell such as `3` or `0-2` as a rating; none for an empty one. */
export function readRating(kind: RatingKind, cell = '', source: Text = ''): IngredientRating[] {
  if (!cell) return [];
  const [low, high = low] = cell.split('-').map(Number);
  if (Number.isNaN(low) || Number.isNaN(high)) throw new Error(`Not a rating: ${cell}`);
  return [{ kind, low: low!, high: high!, condition: null, source }];
}

/** A cell such as `0 ether-or-acetone, 2 sunflower-oil (Fulton 1989 Table III); irritancy 1/1`. */
export function readOtherRatings(cell = ''): IngredientRating[] {
  if (!cell) return [];
  const match = /^([^(]+) \(([^)]+)\)(?:; irritancy (\d)\/(\d))?$/.exec(cell);
  if (!match) throw new Error(`Not a rating of another source: ${cell}`);
  const [, values, source, ...irritancy] = match;
  const comedogenicity = values!.split(', ').map((value) => {
    const [grade, condition] = value.split(' ');
    const [rating] = readRating('COMEDOGENICITY', grade, source);
    return {
      ...rating!,
      condition: condition ? messageOf(`ingredients.rating.condition.${condition}`) : null,
    };
  });
  const irritations = irritancy.flatMap((grade, place) => {
    const condition = comedogenicity[place]?.condition ?? null;
    return readRating('IRRITANCY', grade, source).map((rating) => ({ ...rating, condition }));
  });
  return [...comedogenicity, ...irritations];
}
