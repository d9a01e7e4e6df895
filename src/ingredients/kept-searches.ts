import { getTableColumns } from 'drizzle-orm';
import type { AnswerCache } from '../platform/cache/answer-cache.ts';
import type { Page } from '../platform/database/keyset.ts';
import { ingredients } from './facts/ingredients.table.ts';
import type { RankCursor, RankedIngredient } from './ingredient-search.ts';
import type { IngredientQuery, IngredientsService } from './ingredients.service.ts';

/** Processes of another release may share what is kept. */
const FORM = Object.keys(getTableColumns(ingredients)).join();

/** First pages of searches whose answer does not depend on the person are kept until an import. */
export class KeptSearches {
  constructor(
    private readonly ingredients: Pick<IngredientsService, 'search' | 'count'>,
    private readonly cache: AnswerCache,
  ) {}

  search(query: IngredientQuery, page: Page<RankCursor>): Promise<RankedIngredient[]> {
    const compute = () => this.ingredients.search(query, page);
    return page.after ? compute() : this.#keep(query, ['search', page.first], compute);
  }

  count(query: IngredientQuery): Promise<number> {
    return this.#keep(query, ['count'], () => this.ingredients.count(query));
  }

  #keep<T>({ search, filter }: IngredientQuery, what: unknown[], compute: () => Promise<T>): Promise<T> {
    return filter.withoutAvoided ? compute() : this.cache.read([FORM, ...what, search, filter], compute);
  }
}
