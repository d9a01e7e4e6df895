import { messageOf, type Text } from '../../platform/language/text.ts';
import type { FragranceAllergen } from './ingredients.table.ts';

/** Notes of the data files, such as `phototoxic-parts;strong-essential-oil`; null for none. */
export const sayNotes = (codes: string | null): Text | null =>
  codes === null ? null : codes.split(';').map((code) => messageOf(`ingredients.note.${code}`));

/** What the fact table says of conflicts, such as `one-retinoid`; null for nothing. */
export const sayConflict = (code: string | null): Text | null =>
  code === null ? null : messageOf(`ingredients.conflict.${code}`);

/** Since when the group must be named, or that it is prohibited. */
export const sayStatus = ({ status }: Pick<FragranceAllergen, 'status'>): Text =>
  messageOf(`ingredients.allergen.${status}`);
