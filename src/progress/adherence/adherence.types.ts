import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { OnePerViewer } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { LocalDate } from '../../graphql/types/scalars.ts';
import type { Adherence, DayRecord, Share } from './adherence.ts';

@ObjectType('AdherenceShare', {
  description:
    'How much of the plan was completed over a number of days up to today. For today, only completed steps count.',
})
class AdherenceShareType implements Share {
  @Field(() => Int, {
    name: 'plannedCount',
    description: 'Number of planned steps, without those skipped for a neutral reason.',
  })
  planned!: number;

  @Field(() => Int, { name: 'doneCount', description: 'Number of planned steps that were done.' })
  done!: number;

  @Field(() => Float, { nullable: true, description: 'Percentage completed; null if nothing was planned.' })
  percent!: number | null;
}

@ObjectType('AdherenceDay', { description: 'One day of the plan.' })
class AdherenceDayType implements DayRecord {
  @Field(() => LocalDate, { description: 'The day, in the person’s time zone.' })
  day!: string;

  @Field(() => Int, {
    name: 'plannedCount',
    description: 'Number of planned steps, without those skipped for a neutral reason.',
  })
  planned!: number;

  @Field(() => Int, { name: 'doneCount', description: 'Number of planned steps that were done.' })
  done!: number;
}

@OnePerViewer()
@ObjectType('Adherence', {
  implements: NodeType,
  description:
    'Adherence to the active routine, by day in the person’s time zone. A day counts toward a streak if all of its steps were done; days without steps neither count nor break it. A step skipped because of IRRITATION, RECOVERY or ON_ADVICE counts as neither planned nor done.',
})
export class AdherenceType implements Adherence {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Int, {
    description: 'Length of the current streak in days. Today breaks it only once the day is over.',
  })
  currentStreak!: number;

  @Field(() => Int, { description: 'Longest streak within the last 400 days.' })
  longestStreak!: number;

  @Field(() => AdherenceShareType, { description: 'The last 7 days, including today.' })
  sevenDays!: Share;

  @Field(() => AdherenceShareType, { description: 'The last 30 days, including today.' })
  thirtyDays!: Share;

  @Field(() => [AdherenceDayType], { description: 'The last 30 days, oldest first.' })
  days!: DayRecord[];
}
