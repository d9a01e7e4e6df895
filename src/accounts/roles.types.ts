import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { Role } from '../platform/viewer.ts';
import { RoleEnum } from '../users/users.types.ts';

@ObjectType('Account', {
  description: 'What administrators see of an account: nothing of what the person uses it for.',
})
export class AccountType {
  @Field(() => ID, { description: 'Opaque id of the account.' })
  id!: string;

  @Field(() => String, { description: 'The e-mail address, in lower case.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'What the account may do.' })
  role!: Role;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the address was verified; null while it is not, and then nobody can log in.',
  })
  emailVerifiedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account was closed; null while it is open.',
  })
  deactivatedAt!: Date | null;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: Date;
}

@InputType({ description: 'Who gets which role.' })
export class SetUserRoleInput {
  @Field(() => ID, { description: 'Id of the account, as `account(email)` tells it.' })
  userId!: string;

  @Field(() => RoleEnum, {
    description: 'The new role. DERMATOLOGIST needs a profile: use `createDermatologist` the first time.',
  })
  role!: Role;
}

@ObjectType({ description: 'The answer to `setUserRole`.' })
export class SetUserRolePayload extends Payload {
  @Field(() => AccountType, {
    nullable: true,
    description: 'The account with its role; null with `userErrors`.',
  })
  account!: object | null;
}
