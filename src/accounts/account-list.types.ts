import 'reflect-metadata';
import { Field, InputType } from 'type-graphql';
import { MaxLength } from '../graphql/input-limits.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import type { Role } from '../platform/viewer.ts';
import type { AccountState } from '../users/listing/account-list.ts';
import { RoleEnum } from '../users/user-enums.ts';
import { AccountStateEnum } from './account-enums.ts';
import { AccountType } from './roles.types.ts';

@InputType('AccountFilter', { description: 'Filter for accounts. All given conditions must match.' })
export class AccountFilterInput {
  @Field(() => RoleEnum, { nullable: true, description: 'Returns only accounts with this role.' })
  role?: Role | null;

  @Field(() => AccountStateEnum, { nullable: true, description: 'Returns only accounts in this state.' })
  state?: AccountState | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the address is verified. Dermatologists who have not answered their invitation are not.',
  })
  verified?: boolean | null;

  @MaxLength(254)
  @Field(() => String, {
    nullable: true,
    description:
      'What the address begins with; case-insensitive. The list is then in the order of addresses.',
  })
  emailStartsWith?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it was created, in UTC.' })
  createdFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it was created, in UTC.' })
  createdTo?: string | null;
}

export const AccountConnection = createConnection(AccountType, 'Account');
