import { FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTime } from '../graphql/types/scalars.ts';
import { StatisticsType } from './statistics.types.ts';
import type { User } from './users.table.ts';
import { UserType } from './users.types.ts';

@Resolver(() => UserType)
export class ViewerStatisticsResolver {
  @FieldResolver(() => StatisticsType, { description: 'The person’s usage statistics.' })
  statistics(@Root() user: User): User {
    return user;
  }
}

@Resolver(() => StatisticsType)
export class StatisticsResolver {
  @FieldResolver(() => DateTime, { description: 'When the account was created.' })
  memberSince(@Root() user: User): Date {
    return user.createdAt;
  }
}
