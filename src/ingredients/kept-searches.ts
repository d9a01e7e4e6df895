import type { AnswerCache } from '../platform/cache/answer-cache.ts';
import type { Page } from '../platform/database/keyset.ts';
import type { RankCursor, RankedIngredient } from './ingredient-search.ts';
import type { IngredientQuery, IngredientsService } from './ingredients.service.ts';

/** Searches whose answer does not depend on the person are kept until an import. */
export class KeptSearches {
  constructor(
    private readonly ingredients: Pick<IngredientsService, 'search' | 'count'>,
    private readonly cache: AnswerCache,
  ) {}

  search(query: IngredientQuery, page: Page<RankCursor>): Promise<RankedIngredient[]> {
    const { first, after } = page;
    return this.#keep(query, ['search', first, after], () => this.ingredients.search(query, page));
  }

  count(query: IngredientQuery): Promise<number> {
    return this.#keep(query, ['count'], () => this.ingredients.count(query));
  }

  #keep<T>({ search, filter }: IngredientQuery, what: unknown[], compute: () => Promise<T>): Promise<T> {
    return filter.withoutAvoided ? compute() : this.cache.read([...what, search, filter], compute);
  }
}
