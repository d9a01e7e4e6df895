import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { MaxLength } from '../graphql/input-limits.ts';
import { OneOf } from '../graphql/one-of.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';

@ObjectType('FailedJob', {
  description:
    'A job that failed at its last attempt, within the last three days. Its data and the text of the error are not shown.',
})
export class FailedJobType {
  @Field(() => String, { description: 'Name of the queue.' })
  queue!: string;

  @Field(() => Int, { description: 'Number of attempts.' })
  attemptCount!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Class of the last error, such as `PostgresError`; `Timeout` if the process died or the time ran out. The log of the worker has its text, with the id of the job.',
  })
  error!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The queue that dealt with the failure, as by ending an analysis as FAILED; another attempt then mostly changes nothing. Null if nothing did: what the job was for is not done.',
  })
  deadLetter!: string | null;

  @Field(() => DateTime, { description: 'When it was added to the queue.' })
  enqueuedAt!: Date;

  @Field(() => DateTime, { description: 'When its last attempt failed.' })
  failedAt!: Date;
}

export const FailedJobConnection = createConnection(FailedJobType, 'FailedJob');

@InputType('FailedJobFilter', { description: 'Filter for failed jobs.' })
export class FailedJobFilterInput {
  @MaxLength(100)
  @Field(() => String, { nullable: true, description: 'Returns only jobs of this queue.' })
  queue?: string | null;
}

@OneOf()
@InputType('FailedJobsInput', { description: 'Which failed jobs: either some of them or those of a queue.' })
export class FailedJobsInput {
  @IdOf('FailedJob')
  @Field(() => [ID], { nullable: true, description: 'IDs of the jobs, 1 to 100.' })
  ids?: string[] | null;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description: 'Name of a queue: the 1,000 of its jobs that failed first. Repeat until none is left.',
  })
  queue?: string | null;
}

@ObjectType({ description: 'Return type of `retryFailedJobs`.' })
export class RetryFailedJobsPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many will run again; those that are no longer failed do not count. Null if there are `userErrors`.',
  })
  retriedCount!: number | null;
}

@ObjectType({ description: 'Return type of `discardFailedJobs`.' })
export class DiscardFailedJobsPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many were removed; those that are no longer failed do not count. Null if there are `userErrors`.',
  })
  discardedCount!: number | null;
}
