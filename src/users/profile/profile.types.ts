import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../../graphql/http/uploads.ts';
import { OnePerViewer } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { Payload } from '../../graphql/types/payload.ts';
import type { Region } from '../../rules/product-law.ts';
import {
  ConcernSeverityEnum,
  ExperienceEnum,
  PregnancyEnum,
  RegionEnum,
  SensitivityEnum,
  SkinConcernEnum,
  SkinToneEnum,
  SkinTypeEnum,
} from '../user-enums.ts';
import type {
  ConcernSeverity,
  Experience,
  Pregnancy,
  Sensitivity,
  SkinConcern,
  SkinTone,
  SkinType,
} from './skin-profile.ts';

@InputType({ description: 'How severe a concern is.' })
export class SkinConcernSeverityInput {
  @Field(() => SkinConcernEnum, { description: 'One of the `concerns`.' })
  concern!: SkinConcern;

  @Field(() => ConcernSeverityEnum, { description: 'Its severity.' })
  severity!: ConcernSeverity;
}

@InputType({ description: 'Changes to the profile. Omitted fields are unchanged; null clears a field.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'First name, at most 100 characters.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, at most 100 characters.' })
  lastName?: string | null;

  @NumberRange(1, 120)
  @Field(() => Int, {
    nullable: true,
    description:
      'Age in years, 1 to 120. Stored as a year of birth, so it stays current. Below 16, routines and consultations need the consent GUARDIAN, and photos are closed.',
  })
  age?: number | null;

  @Field(() => SkinTypeEnum, { nullable: true, description: 'Skin type.' })
  skinType?: SkinType | null;

  @Field(() => [SkinConcernEnum], {
    nullable: true,
    description: 'The complete list, most important first; null and an empty list mean none.',
  })
  concerns?: SkinConcern[] | null;

  @Field(() => [SkinConcernSeverityInput], {
    nullable: true,
    description:
      'The complete list; concerns that are not in it are `MILD`, and so are all if it is null or empty. A concern that is removed loses its severity.',
  })
  concernSeverities?: SkinConcernSeverityInput[] | null;

  @Field(() => PregnancyEnum, { nullable: true, description: 'Null means `UNKNOWN`.' })
  pregnancy?: Pregnancy | null;

  @Field(() => SkinToneEnum, { nullable: true, description: 'Fitzpatrick phototype; null means unknown.' })
  skinTone?: SkinTone | null;

  @Field(() => RegionEnum, {
    nullable: true,
    description: 'Whose law counts for products; null means that of `locale`, or else `EU`.',
  })
  region?: Region | null;

  @Field(() => SensitivityEnum, {
    nullable: true,
    description: 'How easily the skin is irritated; null means unknown.',
  })
  sensitivity?: Sensitivity | null;

  @Field(() => ExperienceEnum, {
    nullable: true,
    description: 'How accustomed the skin is to actives; null means unknown.',
  })
  experience?: Experience | null;

  @Field(() => Boolean, { nullable: true, description: 'Fragrance-free products only; null means false.' })
  fragranceFree?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Vegan products only; null means false.' })
  vegan?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone such as `Europe/Berlin`; null means `UTC`.',
  })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'BCP 47 tag such as `de-AT`; null means that of the request (`Accept-Language`), or else `en`.',
  })
  locale?: string | null;
}

@InputType({ description: 'A new picture, or none.' })
export class SetProfilePictureInput {
  @Field(() => Upload, {
    nullable: true,
    description: 'JPEG, PNG or WebP, at most 10 MB; cropped to the center square. Null removes the picture.',
  })
  picture?: FileUpload | null;
}

@OnePerViewer()
@ObjectType('ProfilePicture', {
  implements: NodeType,
  description: 'A person’s square profile picture, without metadata.',
})
export class ProfilePictureType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `updateProfile`.' })
export class UpdateProfilePayload extends Payload {}

@ObjectType({ description: 'Return type of `setProfilePicture`.' })
export class SetProfilePicturePayload extends Payload {}
