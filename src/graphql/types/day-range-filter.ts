import 'reflect-metadata';
import { Field, InputType } from 'type-graphql';
import { LocalDate } from './scalars.ts';

/** Days of a filter, as the person counts them. */
@InputType()
export abstract class DayRangeFilter {
  @Field(() => LocalDate, { nullable: true, description: 'First day to include, in the person’s time zone.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day to include, in the person’s time zone.' })
  to?: string | null;
}
