import { FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../../graphql/planner/needs.ts';
import { NotificationType } from '../../notifications/notifications.types.ts';
import { patchTestOfNotification } from '../routines.reads.ts';
import { PatchTestType } from './patch-tests.types.ts';

@Resolver(() => NotificationType)
export class NotificationPatchTestResolver {
  @Loads(patchTestOfNotification)
  @FieldResolver(() => PatchTestType, {
    nullable: true,
    description: 'The patch test it is about; null for other kinds.',
  })
  patchTest() {}
}
