import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { ConnectionArgs, newestFirst } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import { ConsultationStatusEnum } from './case/consultation-enums.ts';
import type { ConsultationStatus } from './case/consultation-states.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import { ConsultationConnection } from './case/consultations.types.ts';
import { ownConsultations } from './consultations.reads.ts';

/** What the viewer reaches of consultations from `me`. */
@Resolver(() => UserType)
export class ViewerConsultationsResolver {
  constructor(private readonly service: ConsultationsService) {}

  @Loads(ownConsultations)
  @FieldResolver(() => ConsultationConnection, {
    description: 'Consultations that the person requested, newest first.',
  })
  consultations(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => ConsultationStatusEnum, {
      nullable: true,
      description: 'Returns only consultations with this status.',
    })
    status: ConsultationStatus | null = null,
    @Ctx() context: Context,
  ) {
    return newestFirst(this.service, requireViewer(context), page, status);
  }
}
