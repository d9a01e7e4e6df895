import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Waits } from '../graphql/planner/needs.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import { ViewerLoader } from '../platform/viewer-loader.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import type { Consultation } from './case/consultations.table.ts';
import { ConsultationType } from './case/consultations.types.ts';

@Resolver(() => NotificationType)
export class NotificationConsultationResolver {
  /** What a dermatologist sees is noted, with the address that it is sent to. */
  readonly #cases: ViewerLoader<{ id: string; origin: Context }, Consultation | null>;

  constructor(consultations: ConsultationsService) {
    this.#cases = new ViewerLoader((viewer, asked) => {
      const ids = asked.map(({ id }) => id);
      return consultations.getMany({ viewer, origin: asked[0]!.origin }, ids, 'NOTIFICATION');
    });
  }

  @Waits<Notification>('kind', 'objectId')
  @FieldResolver(() => ConsultationType, {
    nullable: true,
    description: 'The consultation it is about; null for other kinds or if the viewer can no longer see it.',
  })
  consultation(@Root() { kind, objectId }: Pick<Notification, 'kind' | 'objectId'>, @Ctx() context: Context) {
    if ((kind !== 'CONSULTATION_UPDATE' && kind !== 'SAFETY') || !objectId) return null;
    return this.#cases.load(requireViewer(context), { id: objectId, origin: context });
  }
}
