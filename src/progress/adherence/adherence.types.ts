import { Field, Float, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../graphql/types/scalars.ts';
import type { Adherence, DayRecord, Share } from './adherence.ts';

@ObjectType('AdherenceShare', {
  description:
    'How much of the plan was done in a span of days up to today. Of today only what was done counts.',
})
class AdherenceShareType implements Share {
  @Field(() => Int, { description: 'Steps that were planned.' })
  planned!: number;

  @Field(() => Int, { description: 'Steps of these that were done.' })
  done!: number;

  @Field(() => Float, { nullable: true, description: 'Per cent done; null where nothing was planned.' })
  percent!: number | null;
}

@ObjectType('AdherenceDay', { description: 'One day of the plan.' })
class AdherenceDayType implements DayRecord {
  @Field(() => LocalDate, { description: 'The day, in the time zone of the person.' })
  date!: string;

  @Field(() => Int, { description: 'Steps that were planned.' })
  planned!: number;

  @Field(() => Int, { description: 'Steps of these that were done.' })
  done!: number;
}

@ObjectType('Adherence', {
  description:
    'How steadily the active routine is followed, by days in the time zone of the person. A day counts for a streak when all its steps were done; days without steps neither count nor break.',
})
export class AdherenceType implements Adherence {
  @Field(() => Int, { description: 'Days in a row up to today; today breaks it only once it is over.' })
  currentStreak!: number;

  @Field(() => Int, { description: 'The most days in a row within the last 400 days.' })
  longestStreak!: number;

  @Field(() => AdherenceShareType, { description: 'The last 7 days, today included.' })
  sevenDays!: Share;

  @Field(() => AdherenceShareType, { description: 'The last 30 days, today included.' })
  thirtyDays!: Share;

  @Field(() => [AdherenceDayType], { description: 'The last 30 days, oldest first.' })
  days!: DayRecord[];
}
