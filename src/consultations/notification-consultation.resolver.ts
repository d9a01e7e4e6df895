import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import { ConsultationType } from './case/consultations.types.ts';
import type { ConsultationsLoader } from './consultations.loader.ts';

@Resolver(() => NotificationType)
export class NotificationConsultationResolver {
  constructor(private readonly consultations: ConsultationsLoader) {}

  @FieldResolver(() => ConsultationType, {
    nullable: true,
    description: 'The consultation it is about; null for other kinds or if the viewer can no longer see it.',
  })
  consultation(@Root() { kind, objectId }: Notification, @Ctx() context: Context) {
    if ((kind !== 'CONSULTATION_UPDATE' && kind !== 'SAFETY') || !objectId) return null;
    return this.consultations.consultation(requireViewer(context), context, objectId);
  }
}
