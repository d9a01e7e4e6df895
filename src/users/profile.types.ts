import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../graphql/http/uploads.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { Payload } from '../graphql/types/payload.ts';
import { PregnancyEnum, SkinConcernEnum, SkinTypeEnum } from './profile-enums.ts';
import type { Pregnancy, SkinConcern, SkinType } from './skin-profile.ts';
import type { User } from './users.table.ts';
import { UserType } from './users.types.ts';

@InputType({ description: 'What changes in the profile. A field left out stays, null clears it.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'First name, at most 100 characters.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, at most 100 characters.' })
  lastName?: string | null;

  @NumberRange(16, 120)
  @Field(() => Int, {
    nullable: true,
    description: 'Age in years, 16 to 120. It is kept as a year of birth, so it grows by itself.',
  })
  age?: number | null;

  @Field(() => SkinTypeEnum, { nullable: true, description: 'How the skin behaves by itself.' })
  skinType?: SkinType | null;

  @Field(() => [SkinConcernEnum], {
    nullable: true,
    description: 'The whole list, first things first; null or an empty list stands for none.',
  })
  concerns?: SkinConcern[] | null;

  @Field(() => PregnancyEnum, { nullable: true, description: 'Null stands for `NONE`.' })
  pregnancy?: Pregnancy | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone such as `Europe/Berlin`; null stands for `UTC`.',
  })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47 tag such as `de-AT`; null stands for `en`.' })
  locale?: string | null;
}

@InputType({ description: 'A new picture, or none.' })
export class SetProfilePictureInput {
  @Field(() => Upload, {
    nullable: true,
    description: 'JPEG, PNG or WebP of at most 10 MB; its middle square is kept. Null removes the picture.',
  })
  picture?: FileUpload | null;
}

@ObjectType('ProfilePicture', { description: 'The square picture of a person, without any metadata.' })
export class ProfilePictureType {}

@ObjectType({ description: 'The answer to `updateProfile`.' })
export class UpdateProfilePayload extends Payload {
  @Field(() => UserType, {
    nullable: true,
    description: 'The person as they are now; null with `userErrors`.',
  })
  user!: User | null;
}

@ObjectType({ description: 'The answer to `setProfilePicture`.' })
export class SetProfilePicturePayload extends Payload {
  @Field(() => UserType, {
    nullable: true,
    description: 'The person as they are now; null with `userErrors`.',
  })
  user!: User | null;
}
