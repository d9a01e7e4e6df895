import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import type { Notification } from '../../notifications/notifications.table.ts';
import { NotificationType } from '../../notifications/notifications.types.ts';
import { ViewerLoader } from '../../platform/viewer-loader.ts';
import type { PatchTestsService } from './patch-tests.service.ts';
import type { PatchTest } from './patch-tests.table.ts';
import { PatchTestType } from './patch-tests.types.ts';

@Resolver(() => NotificationType)
export class NotificationPatchTestResolver {
  readonly #tests: ViewerLoader<string, PatchTest | null>;

  constructor(service: PatchTestsService) {
    this.#tests = new ViewerLoader((viewer, ids: readonly string[]) => service.getMany(viewer, ids));
  }

  @FieldResolver(() => PatchTestType, {
    nullable: true,
    description: 'The patch test it is about; null for other kinds.',
  })
  patchTest(@Root() { kind, objectId }: Notification, @Ctx() context: Context) {
    if (kind !== 'PATCH_TEST_DUE' || !objectId) return null;
    return this.#tests.load(requireViewer(context), objectId);
  }
}
