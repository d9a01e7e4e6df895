import { and, eq, isNull } from 'drizzle-orm';
import { PICTURE_SIDES } from '../../inference/inference.types.ts';
import { type PhotoIntake, pictureFile, type ReadPhoto } from '../../photos/photo-intake.ts';
import type { PhotoLinks } from '../../photos/photo-links.ts';
import type { FoundPhoto, PhotoOwner } from '../../photos/photo-owners.ts';
import { sweepPhotoFolder } from '../../photos/photos.queues.ts';
import type { Database } from '../../platform/database/database.ts';
import { UserErrors } from '../../platform/errors.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { message } from '../../platform/language/text.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { AGE_OF_CONSENT, isMinor } from '../age.ts';
import { accountGone } from '../users.service.ts';
import { type User, users } from '../users.table.ts';

/** Smallest and largest `size` that can be requested. */
export const SMALLEST = 64;
export const LARGEST = Math.max(...PICTURE_SIDES);

interface Dependencies {
  db: Database;
  jobs: Jobs;
  photoIntake: PhotoIntake;
  photoLinks: PhotoLinks;
  limit: RateLimit;
}

/** The owner stands for their picture; null if they have none. */
export const pictureOf = (owner: User): User | null => (owner.profilePicture ? owner : null);

/** Profile pictures, visible only to their owner: square, re-encoded, in two sizes. */
export class ProfilePictures implements PhotoOwner {
  readonly name = 'profiles';

  constructor(private readonly deps: Dependencies) {}

  /**
   * Null removes the picture. Throws UNSUPPORTED_IMAGE, PHOTO_TOO_SMALL and PHOTO_TOO_LARGE, and CONSENT_REQUIRED for a
   * picture below 16.
   */
  async set(viewer: Viewer, read: ReadPhoto | null): Promise<User> {
    if (!read) return this.#commit(viewer, null);
    const { db, limit, photoIntake } = this.deps;
    const { userId } = viewer;
    const [user] = await db.select().from(users).where(open(viewer));
    if (user) requireAge(user);
    await limit.take(userId);
    const folder = await photoIntake.picture({ owner: this.name, userId, field: 'picture' }, read);
    return this.#commit(viewer, folder);
  }

  /** A link for the owner to the smallest picture of at least `size` pixels. */
  link({ id: viewerId, profilePicture }: User, size: number): string {
    const side = PICTURE_SIDES.find((candidate) => candidate >= size) ?? LARGEST;
    const picture = { owner: this.name, id: profilePicture!, file: String(side) };
    return this.deps.photoLinks.sign(picture, viewerId).url;
  }

  async inUse(folder: string): Promise<boolean> {
    return (await this.deps.db.$count(users, eq(users.profilePicture, folder))) > 0;
  }

  /** `id` is the folder, if it contains the viewer's current picture; `file` is the side in pixels. */
  async find(viewerId: string, folder: string, file: string): Promise<FoundPhoto | null> {
    const side = PICTURE_SIDES.find((candidate) => String(candidate) === file);
    const present = and(
      eq(users.id, viewerId),
      eq(users.profilePicture, folder),
      isNull(users.deactivatedAt),
    );
    if (!side || (await this.deps.db.$count(users, present)) === 0) return null;
    return { folder, file: pictureFile(side), type: 'image/jpeg' };
  }

  async #commit(viewer: Viewer, folder: string | null): Promise<User> {
    const { db, jobs } = this.deps;
    const mine = open(viewer);
    const user = await db.transaction(async (tx) => {
      const [before] = await tx.select().from(users).where(mine).for('update');
      if (!before) throw accountGone();
      if (folder) requireAge(before);
      const [row] = await tx.update(users).set({ profilePicture: folder }).where(mine).returning();
      const { profilePicture: old } = before;
      if (old) await jobs.enqueue(tx, sweepPhotoFolder, { owner: this.name, folder: old });
      return row!;
    });
    jobs.wake(sweepPhotoFolder);
    return user;
  }
}

const open = ({ userId }: Viewer) => and(eq(users.id, userId), isNull(users.deactivatedAt));

/** Below 16 photos stay closed, to a picture that is not analyzed too. */
function requireAge(user: User): void {
  if (!isMinor(user)) return;
  throw new UserErrors([
    {
      code: 'CONSENT_REQUIRED',
      message: message('users.picture.minor', { age: AGE_OF_CONSENT }),
      params: { consent: 'AGE_16_OR_OLDER' },
      field: ['input', 'picture'],
    },
  ]);
}
