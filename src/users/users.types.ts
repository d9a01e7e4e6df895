import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { describedEnum } from '../graphql/types/described-enum.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { Role } from '../platform/viewer.ts';
import { PregnancyEnum, SkinConcernEnum, SkinTypeEnum } from './profile-enums.ts';
import type { Pregnancy, SkinConcern, SkinType } from './skin-profile.ts';

export const RoleEnum = describedEnum<Role>(
  'Role',
  'What an account may do. Administrators give roles with `setUserRole`; nobody gives one to themself.',
  {
    USER: 'A person who uses the app for their own skin.',
    DERMATOLOGIST: 'A doctor who answers consultations.',
    ADMIN: 'Somebody who runs the service.',
  },
);

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

  @Field(() => SkinTypeEnum, {
    nullable: true,
    description: 'Skin type, as the person sees it; null where they did not say.',
  })
  skinType!: SkinType | null;

  @Field(() => [SkinConcernEnum], {
    description: 'What the person would like to improve, first things first.',
  })
  concerns!: SkinConcern[];

  @Field(() => PregnancyEnum, { description: 'What routines and recommendations must respect.' })
  pregnancy!: Pregnancy;

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
