import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { readUpload } from '../../graphql/http/uploads.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { payload } from '../../graphql/types/payload.ts';
import type { User } from '../users.table.ts';
import type { ProfileService } from './profile.service.ts';
import {
  ProfilePictureType,
  SetProfilePictureInput,
  SetProfilePicturePayload,
  UpdateProfileInput,
  UpdateProfilePayload,
} from './profile.types.ts';
import { LARGEST, type ProfilePictures, SMALLEST } from './profile-pictures.ts';

@Resolver()
export class ProfileResolver {
  constructor(
    private readonly profiles: ProfileService,
    private readonly pictures: ProfilePictures,
  ) {}

  @Mutation(() => UpdateProfilePayload, {
    description: 'Updates the profile. Omitted fields are unchanged; null clears a field.',
  })
  updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What changes.' }) input: UpdateProfileInput,
    @Ctx() context: Context,
  ): Promise<UpdateProfilePayload> {
    return payload(UpdateProfilePayload, async () => {
      await this.profiles.update(requireViewer(context), input, context.requestLocale);
      return {};
    });
  }

  @Mutation(() => SetProfilePicturePayload, {
    description:
      'Sets or removes the person’s profile picture. It is cropped to a square, re-encoded and never analyzed. Below 16, `CONSENT_REQUIRED` is returned for a picture.',
  })
  setProfilePicture(
    @Arg('input', () => SetProfilePictureInput, { description: 'The picture.' })
    input: SetProfilePictureInput,
    @Ctx() context: Context,
  ): Promise<SetProfilePicturePayload> {
    return payload(SetProfilePicturePayload, async () => {
      const { picture } = input;
      const read = picture ? () => readUpload(picture) : null;
      await this.pictures.set(requireViewer(context), read);
      return {};
    });
  }
}

@Resolver(() => ProfilePictureType)
export class ProfilePictureResolver {
  constructor(private readonly pictures: ProfilePictures) {}

  @NumberRange(SMALLEST, LARGEST, 'size')
  @FieldResolver(() => String, {
    description: 'A link to a JPEG for this viewer only; it ends 10 to 15 minutes after it was made.',
  })
  url(
    @Root() owner: User,
    @Arg('size', () => Int, {
      defaultValue: 512,
      description: 'Requested side length in pixels, 64 to 512; the picture is at least this large.',
    })
    size: number,
  ): string {
    return this.pictures.link(owner, size);
  }
}
