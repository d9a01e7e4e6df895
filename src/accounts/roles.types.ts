import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { Role } from '../platform/viewer.ts';
import { RoleEnum } from '../users/user-enums.ts';

@ObjectType('Account', {
  description: 'What administrators can see of an account. Excludes everything the person uses it for.',
})
export class AccountType {
  @Field(() => ID, { description: 'Opaque ID of the account.' })
  id!: string;

  @Field(() => String, { description: 'The email address, in lower case.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role of the account.' })
  role!: Role;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the address was verified; null if it is unverified, in which case nobody can log in.',
  })
  emailVerifiedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account was closed; null while it is open.',
  })
  deactivatedAt!: Date | null;

  @Field(() => DateTime, { description: 'When the account was created.' })
  createdAt!: Date;
}

@InputType({ description: 'The account and its new role.' })
export class SetUserRoleInput {
  @IdOf('Account')
  @Field(() => ID, { description: 'ID of the account, as returned by `account(email)`.' })
  id!: string;

  @Field(() => RoleEnum, {
    description: 'The new role. DERMATOLOGIST needs a profile: use `createDermatologist` the first time.',
  })
  role!: Role;
}

@ObjectType({ description: 'Return type of `setUserRole`.' })
export class SetUserRolePayload extends Payload {
  @Field(() => AccountType, {
    nullable: true,
    description: 'The account with its new role; null if there are `userErrors`.',
  })
  account!: object | null;
}
