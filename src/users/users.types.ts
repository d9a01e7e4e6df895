import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { NodeType } from '../graphql/ids/node.types.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { Role } from '../platform/viewer.ts';
import type {
  ConcernSeverity,
  Experience,
  Pregnancy,
  Sensitivity,
  SkinConcern,
  SkinTone,
  SkinType,
} from './profile/skin-profile.ts';
import {
  ConcernSeverityEnum,
  ExperienceEnum,
  PregnancyEnum,
  RoleEnum,
  SensitivityEnum,
  SkinConcernEnum,
  SkinToneEnum,
  SkinTypeEnum,
} from './user-enums.ts';
import { users } from './users.table.ts';

@ObjectType('SkinConcernSeverity', { description: 'A concern and how severe it is.' })
export class SkinConcernSeverityType {
  @Field(() => SkinConcernEnum, { description: 'The concern.' })
  concern!: SkinConcern;

  @Field(() => ConcernSeverityEnum, { description: 'As the person stated it; `MILD` if they did not.' })
  severity!: ConcernSeverity;
}

@Rows(users)
@ObjectType('User', {
  implements: NodeType,
  description: 'An account and the person behind it. Visible only to that person.',
})
export class UserType {
  @Field(() => ID, { description: 'Opaque ID of the account.' })
  id!: string;

  @Field(() => String, { description: 'Email address for login and email, in lower case.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'First name, as the person gave it.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, as the person gave it.' })
  lastName!: string | null;

  @Field(() => RoleEnum, { description: 'The role of the account.' })
  role!: Role;

  @Field(() => String, {
    description: 'Language and region of texts, as a BCP 47 tag such as `en` or `de-AT`.',
  })
  locale!: string;

  @Field(() => String, { description: 'IANA time zone of the person, such as `Europe/Berlin`.' })
  timeZone!: string;

  @Field(() => SkinTypeEnum, {
    nullable: true,
    description: 'Skin type; null if not provided.',
  })
  skinType!: SkinType | null;

  @Field(() => [SkinConcernEnum], {
    description: 'Skin concerns, most important first.',
  })
  concerns!: SkinConcern[];

  @Field(() => PregnancyEnum, {
    description: 'Pregnancy or breastfeeding status that routines and recommendations take into account.',
  })
  pregnancy!: Pregnancy;

  @Field(() => SkinToneEnum, {
    nullable: true,
    description: 'Fitzpatrick phototype; null if not provided, and then actives are introduced slowly.',
  })
  skinTone!: SkinTone | null;

  @Field(() => SensitivityEnum, {
    nullable: true,
    description: 'How easily the skin is irritated; null if not provided.',
  })
  sensitivity!: Sensitivity | null;

  @Field(() => ExperienceEnum, {
    nullable: true,
    description: 'How accustomed the skin is to actives; null if not provided.',
  })
  experience!: Experience | null;

  @Field(() => Boolean, { description: 'Whether the person wants fragrance-free products only.' })
  fragranceFree!: boolean;

  @Field(() => Boolean, { description: 'Whether the person wants vegan products only.' })
  vegan!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the address was verified; null if it is unverified.',
  })
  emailVerifiedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the person last logged in; null before the first login.',
  })
  lastLoginAt!: Date | null;

  @Field(() => DateTime, { description: 'When the account was created.' })
  createdAt!: Date;
}
