import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequireRole } from '../graphql/access.ts';
import { type Context, readerOf } from '../graphql/context.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { decodeCursor, encodeCursor } from '../graphql/types/cursor.ts';
import { payload } from '../graphql/types/payload.ts';
import type { FailedJob, FailedJobs } from '../platform/jobs/failed-jobs.ts';
import type { FailedJobsService } from './failed-jobs.service.ts';
import {
  DiscardFailedJobsPayload,
  FailedJobConnection,
  FailedJobFilterInput,
  FailedJobsInput,
  FailedJobType,
  RetryFailedJobsPayload,
} from './failed-jobs.types.ts';

@Resolver(() => FailedJobType)
export class FailedJobsResolver {
  constructor(
    private readonly jobs: FailedJobs,
    private readonly service: FailedJobsService,
  ) {}

  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() { id, queue }: FailedJob) {
    return `${id}/${queue}`;
  }

  @RequireRole('ADMIN')
  @Query(() => FailedJobConnection, {
    description: 'For administrators: jobs that failed at their last attempt, the latest failure first.',
  })
  async failedJobs(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('filter', () => FailedJobFilterInput, { nullable: true, description: 'Filter conditions.' })
    filter: FailedJobFilterInput | null,
  ) {
    const queue = filter?.queue || null;
    const rows = await this.jobs.list(page.asked(decodeCursor), queue);
    const cursorOf = ({ id, failedAt: createdAt }: FailedJob) => encodeCursor({ createdAt, id });
    return toConnection({ rows, page, cursorOf, totalCount: () => this.jobs.count(queue) });
  }

  @RequireRole('ADMIN')
  @Mutation(() => RetryFailedJobsPayload, {
    description:
      'For administrators: runs failed jobs again, with all their attempts. Recorded in the administrator’s audit log. Idempotent: jobs that are no longer failed stay as they are.',
  })
  retryFailedJobs(
    @Arg('input', () => FailedJobsInput, { description: 'Which jobs.' }) input: FailedJobsInput,
    @Ctx() context: Context,
  ): Promise<RetryFailedJobsPayload> {
    return payload(RetryFailedJobsPayload, async () => ({
      retriedCount: await this.service.retry(readerOf(context), input),
    }));
  }

  @RequireRole('ADMIN')
  @Mutation(() => DiscardFailedJobsPayload, {
    description:
      'For administrators: removes failed jobs for good; where `deadLetter` is null, what they were for is never done. Recorded in the administrator’s audit log. Idempotent.',
  })
  discardFailedJobs(
    @Arg('input', () => FailedJobsInput, { description: 'Which jobs.' }) input: FailedJobsInput,
    @Ctx() context: Context,
  ): Promise<DiscardFailedJobsPayload> {
    return payload(DiscardFailedJobsPayload, async () => ({
      discardedCount: await this.service.discard(readerOf(context), input),
    }));
  }
}
