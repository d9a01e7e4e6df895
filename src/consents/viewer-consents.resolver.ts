import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, TwoWayArgs, toConnection } from '../graphql/types/connection.ts';
import { decodeCursor } from '../graphql/types/cursor.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { ConsentRequirement, ConsentsService } from './consents.service.ts';
import type { Consent } from './consents.table.ts';
import { ConsentConnection, ConsentRequirementType, cursorOfConsent } from './consents.types.ts';

/** Consents, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerConsentsResolver {
  constructor(private readonly service: ConsentsService) {}

  @FieldResolver(() => ConsentConnection, {
    description: 'All consents ever given, newest first, including withdrawn ones.',
  })
  async consents(@Root() user: User, @Args(() => TwoWayArgs) page: TwoWayArgs): Promise<Connection<Consent>> {
    return toConnection({
      rows: await this.service.list(user.id, page.asked(decodeCursor)),
      page,
      cursorOf: cursorOfConsent,
      totalCount: () => this.service.count(user.id),
    });
  }

  @FieldResolver(() => [ConsentRequirementType], {
    description:
      'Consents that the app can ask for, with the texts to show: GUARDIAN in place of AGE_16_OR_OLDER if the profile says that the person is under 16.',
  })
  consentRequirements(@Root() user: User): Promise<ConsentRequirement[]> {
    return this.service.requirements(user.id);
  }
}
