import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { byTime, TwoWayArgs } from '../graphql/types/connection.ts';
import type { TimeOrder } from '../platform/database/keyset.ts';
import { spanOf } from '../platform/time/day-range.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import { ConsultationOrderEnum } from './case/consultation-enums.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import { ConsultationConnection, ConsultationFilter } from './case/consultations.types.ts';
import { ownConsultations } from './consultations.reads.ts';

/** What the viewer reaches of consultations from `viewer`. */
@Resolver(() => UserType)
export class ViewerConsultationsResolver {
  constructor(private readonly service: ConsultationsService) {}

  @Loads(ownConsultations)
  @FieldResolver(() => ConsultationConnection, {
    description: 'Consultations that the person requested, by default newest first.',
  })
  consultations(
    @Root() { timeZone }: User,
    @Args(() => TwoWayArgs) page: TwoWayArgs,
    @Arg('filter', () => ConsultationFilter, { nullable: true, description: 'Filter conditions.' })
    filter: ConsultationFilter | null,
    @Arg('orderBy', () => ConsultationOrderEnum, { defaultValue: 'NEWEST', description: 'Sort order.' })
    order: TimeOrder,
    @Ctx() context: Context,
  ) {
    const asked = { status: filter?.status, created: spanOf(filter ?? {}, timeZone) };
    return byTime(this.service, requireViewer(context), page, asked, order);
  }
}
