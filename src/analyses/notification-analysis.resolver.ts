import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import type { ViewerLoader } from '../platform/viewer-loader.ts';
import { analysisOfNotification } from './analyses.reads.ts';
import type { Analysis } from './analyses.table.ts';
import { AnalysisType } from './analyses.types.ts';

@Resolver(() => NotificationType)
export class NotificationAnalysisResolver {
  constructor(private readonly analyses: ViewerLoader<string, Analysis | null>) {}

  @Loads(analysisOfNotification)
  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The analysis it is about; null for other kinds or if the analysis was deleted.',
  })
  analysis(@Root() { kind, objectId }: Notification, @Ctx() context: Context) {
    if (!objectId || !kind.startsWith('ANALYSIS_')) return null;
    return this.analyses.load(requireViewer(context), objectId);
  }
}
