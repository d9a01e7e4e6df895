import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Public } from '../../graphql/access.ts';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { MAX_UPLOAD_BYTES, readUpload } from '../../graphql/http/uploads.ts';
import { payload } from '../../graphql/types/payload.ts';
import type { PhotoRequirements } from '../../inference/inference.types.ts';
import type { CheckPhotoService } from './check-photo.service.ts';
import { CheckPhotoInput, CheckPhotoPayload } from './photo-check.types.ts';
import { PhotoRequirementsType } from './photo-requirements.types.ts';

/** Guidance before a photo is submitted. */
@Resolver()
export class PhotoCaptureResolver {
  constructor(
    private readonly checks: CheckPhotoService,
    private readonly requirements: PhotoRequirements,
  ) {}

  @Public()
  @Query(() => PhotoRequirementsType, { description: 'Photo requirements.' })
  photoRequirements() {
    return { ...this.requirements, maxBytes: MAX_UPLOAD_BYTES };
  }

  @Mutation(() => CheckPhotoPayload, {
    description:
      'Checks a photo as `submitAnalysis` would, to guide the person before they submit one. Nothing is stored. Needs the same consents, and has a rate limit of its own.',
  })
  checkPhoto(
    @Arg('input', () => CheckPhotoInput, { description: 'The photo.' }) input: CheckPhotoInput,
    @Ctx() context: Context,
  ): Promise<CheckPhotoPayload> {
    return payload(CheckPhotoPayload, async () => {
      const { hints, ...check } = await this.checks.check(requireViewer(context), () =>
        readUpload(input.photo),
      );
      return { check: { ...check, hints: hints.map((code) => ({ code })) } };
    });
  }
}
