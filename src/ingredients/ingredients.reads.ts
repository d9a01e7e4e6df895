import { byInstant, own, page } from '../platform/database/reads.ts';
import { avoidedIngredients } from './facts/ingredients.table.ts';

export const ownAvoidedIngredients = page(avoidedIngredients, own, byInstant('createdAt'));
