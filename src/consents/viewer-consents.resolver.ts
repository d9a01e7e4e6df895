import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import { consentsOfAccount } from './consents.reads.ts';
import type { ConsentRequirement, ConsentsService } from './consents.service.ts';
import { ConsentConnection, ConsentRequirementType } from './consents.types.ts';

/** Consents, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerConsentsResolver {
  constructor(private readonly service: ConsentsService) {}

  @Loads(consentsOfAccount)
  @FieldResolver(() => ConsentConnection, {
    description: 'All consents ever given, newest first, including withdrawn ones.',
  })
  consents(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}

  @FieldResolver(() => [ConsentRequirementType], {
    description:
      'Consents that the app can ask for, with the texts to show: GUARDIAN in place of AGE_16_OR_OLDER if the profile says that the person is under 16.',
  })
  consentRequirements(@Root() user: User): Promise<ConsentRequirement[]> {
    return this.service.requirements(user.id);
  }
}
