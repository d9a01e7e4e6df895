import { Arg, Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import type { TimeOrder } from '../platform/database/keyset.ts';
import { UserType } from '../users/users.types.ts';
import { ConsultationOrderEnum } from './case/consultation-enums.ts';
import { ConsultationConnection, ConsultationFilter } from './case/consultations.types.ts';
import { ownConsultations } from './consultations.reads.ts';

/** What the viewer reaches of consultations from `viewer`. */
@Resolver(() => UserType)
export class ViewerConsultationsResolver {
  @Loads(ownConsultations)
  @FieldResolver(() => ConsultationConnection, {
    description: 'Consultations that the person requested, by default newest first.',
  })
  consultations(
    @Args(() => TwoWayArgs) _page: TwoWayArgs,
    @Arg('filter', () => ConsultationFilter, { nullable: true, description: 'Filter conditions.' })
    _filter: ConsultationFilter | null,
    @Arg('orderBy', () => ConsultationOrderEnum, { defaultValue: 'NEWEST', description: 'Sort order.' })
    _order: TimeOrder,
  ) {}
}
