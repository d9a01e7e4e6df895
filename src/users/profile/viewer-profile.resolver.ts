import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Loads, Needs } from '../../graphql/planner/needs.ts';
import type { Region } from '../../rules/product-law.ts';
import { regionFor } from '../../rules/region.ts';
import { ageOf } from '../age.ts';
import type { PreferencesService } from '../preferences/preferences.service.ts';
import { PreferencesType } from '../preferences/preferences.types.ts';
import { StatisticsType } from '../statistics.types.ts';
import { RegionEnum } from '../user-enums.ts';
import { figuresOfAccount } from '../users.reads.ts';
import type { User } from '../users.table.ts';
import { SkinConcernSeverityType, UserType } from '../users.types.ts';
import { severitiesOf } from './concern-severities.ts';
import { ProfilePictureType } from './profile.types.ts';
import { pictureOf } from './profile-pictures.ts';

/** Profile fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerProfileResolver {
  constructor(private readonly service: PreferencesService) {}

  @Needs<User>('emailVerifiedAt')
  @FieldResolver(() => Boolean, { description: 'Whether the address has been verified.' })
  emailVerified(@Root() user: Pick<User, 'emailVerifiedAt'>): boolean {
    return user.emailVerifiedAt !== null;
  }

  @Needs<User>('deactivatedAt')
  @FieldResolver(() => Boolean, { description: 'False once the account is closed.' })
  active(@Root() user: Pick<User, 'deactivatedAt'>): boolean {
    return user.deactivatedAt === null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The age in years that the person has reached for certain; null if not provided. It grows on the day of the year on which the age was given.',
  })
  age(@Root() user: User): number | null {
    return ageOf(user);
  }

  @FieldResolver(() => [SkinConcernSeverityType], {
    description: 'Each of the `concerns` with its severity, in the same order.',
  })
  concernSeverities(@Root() user: User) {
    return severitiesOf(user);
  }

  @FieldResolver(() => RegionEnum, {
    description:
      'Whose law counts for products: as stated in the profile, or else the region of `locale`, or else `EU`.',
  })
  region(@Root() user: User): Region {
    return regionFor(user);
  }

  @FieldResolver(() => ProfilePictureType, {
    nullable: true,
    description: 'The person’s profile picture; null if none is set.',
  })
  profilePicture(@Root() user: User): User | null {
    return pictureOf(user);
  }

  @FieldResolver(() => PreferencesType, { description: 'The person’s app preferences.' })
  async preferences(@Root() { id }: User) {
    return { ...(await this.service.get(id)), id };
  }

  @Loads(figuresOfAccount)
  @FieldResolver(() => StatisticsType, { description: 'The person’s usage statistics.' })
  statistics() {}
}
