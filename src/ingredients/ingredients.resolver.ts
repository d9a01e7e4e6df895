import { Readable } from 'node:stream';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { RequireRole } from '../graphql/access.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { readUpload } from '../graphql/http/uploads.ts';
import { MaxLength } from '../graphql/input-limits.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { decodeRankCursor, encodeRankCursor } from '../graphql/types/cursor.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import type { AvoidedIngredientsService } from './avoided-ingredients.service.ts';
import {
  AllowIngredientInput,
  AllowIngredientPayload,
  AvoidIngredientInput,
  AvoidIngredientPayload,
} from './avoided-ingredients.types.ts';
import type { ImportIngredientsService } from './import/import-ingredients.service.ts';
import { ImportIngredientsInput, ImportIngredientsPayload } from './ingredient-import.types.ts';
import type { IngredientsService } from './ingredients.service.ts';
import { IngredientConnection, IngredientType } from './ingredients.types.ts';
import { IngredientByInput, IngredientFilterInput } from './ingredients-inputs.types.ts';
import type { KeptSearches } from './kept-searches.ts';

interface Dependencies {
  service: IngredientsService;
  avoided: AvoidedIngredientsService;
  searches: KeptSearches;
  imports: ImportIngredientsService;
}

@Resolver()
export class IngredientsResolver {
  constructor(private readonly deps: Dependencies) {}

  @Query(() => IngredientType, {
    nullable: true,
    description: 'An ingredient, by ID or by INCI name; null with the error NOT_FOUND if there is none.',
  })
  ingredient(
    @Arg('by', () => IngredientByInput, { description: 'Which ingredient.' })
    { id, inciName }: IngredientByInput,
  ) {
    const { service } = this.deps;
    return inciName == null ? service.get(parseId(id!, 'ingredient')) : service.getByInciName(inciName);
  }

  @MaxLength(200, 'search')
  @Query(() => IngredientConnection, {
    description:
      'Ingredients by name or, with `search`, best matches first. Search covers names, synonyms in many languages, CAS and EC numbers, name prefixes and misspellings, and families in English and German, such as `parabens`.',
  })
  async ingredients(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Search text, up to 200 characters.',
    })
    search: string | null = null,
    @Arg('filter', () => IngredientFilterInput, { nullable: true, description: 'Filter conditions.' })
    filter: IngredientFilterInput | null,
    @Ctx() context: Context,
  ) {
    const query = { viewer: requireViewer(context), search, filter: filter ?? {} };
    const rows = await this.deps.searches.search(query, page.asked(decodeRankCursor));
    return toConnection({
      rows,
      page,
      cursorOf: encodeRankCursor,
      totalCount: () => this.deps.searches.count(query),
    });
  }

  @Mutation(() => AvoidIngredientPayload, {
    description:
      'Adds an ingredient or a family of ingredients to what the viewer avoids. Repeating it only updates the reason.',
  })
  avoidIngredient(
    @Arg('input', () => AvoidIngredientInput, { description: 'What to avoid.' })
    input: AvoidIngredientInput,
    @Ctx() context: Context,
  ): Promise<AvoidIngredientPayload> {
    return payload(AvoidIngredientPayload, async () => {
      const { ingredientId, ...named } = input.target;
      const id = ingredientId == null ? null : parseId(ingredientId, 'ingredient');
      const target = { ...named, ingredientId: id };
      return this.deps.avoided.avoid(requireViewer(context), { target, reason: input.reason });
    });
  }

  @Mutation(() => AllowIngredientPayload, {
    description: 'Removes an ingredient or a family from what the viewer avoids. Idempotent.',
  })
  allowIngredient(
    @Arg('input', () => AllowIngredientInput, { description: 'What to allow again.' })
    { ingredientId, family = null }: AllowIngredientInput,
    @Ctx() context: Context,
  ): Promise<AllowIngredientPayload> {
    return payload(AllowIngredientPayload, async () => {
      const id = ingredientId == null ? null : parseId(ingredientId, 'ingredient');
      const { ingredient, entryId } = await this.deps.avoided.allow(requireViewer(context), {
        ingredientId: id,
        family,
      });
      return {
        ...{ ingredient, family },
        deletedAvoidedIngredientId: ingredient && entryId,
        deletedAvoidedFamilyId: family && entryId,
      };
    });
  }

  @RequireRole('ADMIN')
  @Mutation(() => ImportIngredientsPayload, {
    description:
      'For administrators: adds and updates ingredients from a CSV atomically. Importing the same file again changes nothing.',
  })
  importIngredients(
    @Arg('input', () => ImportIngredientsInput, { description: 'The file and its source.' })
    { file, source }: ImportIngredientsInput,
  ): Promise<ImportIngredientsPayload> {
    return payload(ImportIngredientsPayload, async () => {
      const bytes = await readUpload(file);
      return { import: await this.deps.imports.runWithReport({ file: Readable.from([bytes]), source }) };
    });
  }
}
