import { FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTime } from '../graphql/types/scalars.ts';
import { StatisticsType } from './statistics.types.ts';
import type { User } from './users.table.ts';

@Resolver(() => StatisticsType)
export class AccountStatisticsResolver {
  @FieldResolver(() => DateTime, { description: 'When the account was created.' })
  accountCreatedAt(@Root() user: User): Date {
    return user.createdAt;
  }
}
