import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import { Weigh } from '../../graphql/weights.ts';
import type { IngredientReport, LabelReport } from '../../ingredients/ingredient-checks.service.ts';
import {
  CheckIngredientsInput,
  IngredientCheckType,
  LabelReportType,
} from '../../ingredients/label-report.types.ts';
import type { CheckProductService, ForPerson } from './check-product.service.ts';
import { ProductFindingType } from './check-product.types.ts';

const FINDINGS = {
  description:
    'What speaks against the product for the viewer by age, pregnancy, medications, diagnoses, allergies, procedures and reactions, as far as the account says; most serious first.',
};

@Resolver(() => IngredientCheckType)
export class CheckProductResolver {
  constructor(private readonly service: CheckProductService) {}

  @Weigh(400)
  @Query(() => LabelReportType, {
    description:
      'Parses the ingredient list of a product as printed, identifies the ingredients, and reports what the viewer should know about them.',
  })
  parseIngredientList(
    @Arg('text', () => String, {
      description: 'The ingredient list as printed or pasted, up to 20,000 characters.',
    })
    text: string,
    @Ctx() context: Context,
  ) {
    return this.service.readLabel(requireViewer(context), text);
  }

  @Weigh(300)
  @Query(() => IngredientCheckType, {
    description:
      'What the viewer should know about a label, or about ingredients that would be used in the same session.',
  })
  checkIngredients(
    @Arg('input', () => CheckIngredientsInput, { description: 'What to check.' })
    { list: { ingredientIds, text }, ...input }: CheckIngredientsInput,
    @Ctx() context: Context,
  ) {
    const ids = ingredientIds?.map((id) => parseId(id, 'ingredient'));
    return this.service.check(requireViewer(context), { ...input, text, ingredientIds: ids });
  }

  @FieldResolver(() => [ProductFindingType], FINDINGS)
  findings(@Root() { findings }: ForPerson<IngredientReport>) {
    return findings;
  }
}

/** The same of a label. */
@Resolver(() => LabelReportType)
export class LabelFindingsResolver {
  @FieldResolver(() => [ProductFindingType], FINDINGS)
  findings(@Root() { findings }: ForPerson<LabelReport>) {
    return findings;
  }
}
