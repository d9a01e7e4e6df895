import { FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import { analysisOfNotification } from './analyses.reads.ts';
import { AnalysisType } from './analyses.types.ts';

@Resolver(() => NotificationType)
export class NotificationAnalysisResolver {
  @Loads(analysisOfNotification)
  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The analysis it is about; null for other kinds or if the analysis was deleted.',
  })
  analysis() {}
}
