import { FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTime } from '../graphql/types/scalars.ts';
import { purgeTime } from '../users/accounts.ts';
import { type ListedAccount, stateOf } from '../users/listing/account-list.ts';
import { AccountStateEnum } from './account-enums.ts';
import { AccountType } from './roles.types.ts';

@Resolver(() => AccountType)
export class AccountFieldsResolver {
  @FieldResolver(() => AccountStateEnum, { description: 'Whether it is open, closed, or due to be purged.' })
  state(@Root() account: ListedAccount) {
    return stateOf(account);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'When a closed account is purged; until then its owner can restore it. Null while it is open.',
  })
  purgeAt(@Root() { deactivatedAt }: ListedAccount) {
    return deactivatedAt && purgeTime(deactivatedAt);
  }
}
