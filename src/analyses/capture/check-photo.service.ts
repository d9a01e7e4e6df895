import type { ConsentsService } from '../../consents/consents.service.ts';
import type { PhotoCheck } from '../../inference/inference.types.ts';
import type { PhotoIntake, ReadPhoto } from '../../photos/photo-intake.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import type { Viewer } from '../../platform/viewer.ts';

/** Says what an analysis would make of a photo. Nothing of the photo or of the answer is stored. */
export class CheckPhotoService {
  /** `limit` counts checks per user. */
  constructor(
    private readonly photoIntake: PhotoIntake,
    private readonly consents: ConsentsService,
    private readonly limit: RateLimit,
  ) {}

  async check(viewer: Viewer, photo: ReadPhoto): Promise<PhotoCheck> {
    await this.consents.requirePhotos(viewer.userId);
    await this.limit.take(viewer.userId);
    return this.photoIntake.check({ userId: viewer.userId, field: 'photo' }, photo);
  }
}
