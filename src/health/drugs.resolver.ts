import { Arg, Int, Query, Resolver } from 'type-graphql';
import { MaxLength, NumberRange } from '../graphql/input-limits.ts';
import { Weigh } from '../graphql/weights.ts';
import type { DrugsService } from './drugs.service.ts';
import { DrugMatchType } from './drugs.types.ts';

@Resolver()
export class DrugsResolver {
  constructor(private readonly service: DrugsService) {}

  @Weigh(20)
  @MaxLength(200, 'search')
  @NumberRange(1, 50, 'first')
  @Query(() => [DrugMatchType], {
    description:
      'Drugs by substance or brand in several languages, the best match first: the beginning of a name, or a name with strength and form as on a prescription. Empty if nothing is found; `addMedication` takes any name.',
  })
  drugs(
    @Arg('search', () => String, { description: 'Search text, up to 200 characters.' }) search: string,
    @Arg('first', () => Int, { defaultValue: 10, description: 'Number of matches to return: 1 to 50.' })
    first: number,
  ) {
    return this.service.search(search, first);
  }
}
