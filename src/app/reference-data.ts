import { loadIngredientFacts } from '../ingredients/facts/load-facts.ts';
import { loadFamilies } from '../ingredients/facts/load-families.ts';
import { loadInventory } from '../ingredients/import/load-inventory.ts';
import type { ReferenceLoader } from '../platform/database/database.ts';

/** Data that ships with the program and is loaded into every database, in this order. */
export const referenceLoaders: readonly ReferenceLoader[] = [
  loadIngredientFacts,
  loadInventory,
  loadFamilies,
];
