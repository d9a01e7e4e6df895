import 'reflect-metadata';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';
import { ROLES, type Role } from '../platform/viewer.ts';

const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in Role]: R };

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What an account may do. Roles are given by the operator; no input can set one.',
  valuesConfig: {
    USER: { description: 'A person who uses the app for their own skin.' },
    DERMATOLOGIST: { description: 'A doctor who answers consultations.' },
    ADMIN: { description: 'Somebody who runs the service.' },
  },
});

@ObjectType('User', { description: 'An account and the person behind it. Only the person themself sees it.' })
export class UserType {
  @Field(() => ID, { description: 'Opaque id of the account.' })
  id!: string;

  @Field(() => String, { description: 'The address to log in with and to get mails at, in lower case.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'First name, as the person gave it.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, as the person gave it.' })
  lastName!: string | null;

  @Field(() => RoleEnum, { description: 'What the account may do.' })
  role!: Role;

  @Field(() => String, {
    description: 'Language and region for texts, as a BCP 47 tag such as `en` or `de-AT`.',
  })
  locale!: string;

  @Field(() => String, { description: 'IANA time zone of the person, such as `Europe/Berlin`.' })
  timeZone!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the address was verified; null while it is not.',
  })
  emailVerifiedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the person last logged in; null before the first time.',
  })
  lastLoginAt!: Date | null;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: Date;
}
