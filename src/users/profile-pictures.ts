import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { PhotoRefused, PICTURE_SIDES, type PictureSide } from '../inference/inference.types.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import type { Database } from '../platform/database/database.ts';
import { userError } from '../platform/errors.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { PhotoStorage } from '../platform/photo-storage.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import type { SignedLinks } from '../platform/signed-links.ts';
import type { Viewer } from '../platform/viewer.ts';
import { sweepPicture } from './users.queues.ts';
import { accountGone } from './users.service.ts';
import { type User, users } from './users.table.ts';

/** A picture that no commit refers to by then is removed. */
const SWEEP_AFTER_SECONDS = 15 * 60;
const LINK_SECONDS = 15 * 60;
/** The least and the most `size` that can be asked for. */
export const SMALLEST = 64;
export const LARGEST = Math.max(...PICTURE_SIDES);

interface Dependencies {
  db: Database;
  jobs: Jobs;
  inference: Pick<InferencePool, 'preparePicture'>;
  storage: PhotoStorage;
  links: SignedLinks;
  limit: RateLimit;
}

/** Pictures of people: square, re-encoded, in two sizes. */
export class ProfilePictures {
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Null removes the picture. Throws UNSUPPORTED_IMAGE, PHOTO_TOO_SMALL and PHOTO_TOO_LARGE. */
  async set(viewer: Viewer, bytes: Buffer | null): Promise<User> {
    if (!bytes) return this.#commit(viewer, null);
    const { db, jobs, inference, storage, limit } = this.#with;
    await limit.take(viewer.userId);
    const picture = await inference.preparePicture(bytes).catch((error: unknown) => {
      if (error instanceof PhotoRefused) throw userError(error.code, error.message, 'picture');
      throw error;
    });
    const folder = randomUUID();
    await jobs.enqueue(db, sweepPicture, { folder }, { startAfterSeconds: SWEEP_AFTER_SECONDS });
    for (const { side, jpeg } of picture) await storage.save(folder, pictureFile(side), jpeg);
    return this.#commit(viewer, folder);
  }

  /** A link for the person themself to the smallest picture that has `size` pixels. */
  link(owner: User, size: number): string {
    const side = PICTURE_SIDES.find((candidate) => candidate >= size) ?? LARGEST;
    const path = `/photos/profile/${owner.profilePicture}/${side}`;
    return this.#with.links.sign({ path, viewerId: owner.id }, new Date(Date.now() + LINK_SECONDS * 1000));
  }

  /** The picture, if it is the current one of an open account. */
  async read(ownerId: string, folder: string, side: PictureSide): Promise<Buffer | null> {
    const present = and(eq(users.id, ownerId), eq(users.profilePicture, folder), isNull(users.deactivatedAt));
    if ((await this.#with.db.$count(users, present)) === 0) return null;
    return this.#with.storage.read(folder, pictureFile(side));
  }

  /** Removes a folder that no person's picture is in. */
  async sweep(folder: string): Promise<void> {
    const { db, storage } = this.#with;
    if ((await db.$count(users, eq(users.profilePicture, folder))) === 0) await storage.remove(folder);
  }

  async #commit(viewer: Viewer, folder: string | null): Promise<User> {
    const { db, jobs } = this.#with;
    const mine = and(eq(users.id, viewer.userId), isNull(users.deactivatedAt));
    const user = await db.transaction(async (tx) => {
      const [before] = await tx.select({ old: users.profilePicture }).from(users).where(mine).for('update');
      if (!before) throw accountGone();
      const [row] = await tx.update(users).set({ profilePicture: folder }).where(mine).returning();
      if (before.old) await jobs.enqueue(tx, sweepPicture, { folder: before.old });
      return row!;
    });
    jobs.wake(sweepPicture);
    return user;
  }
}

export const LARGEST_PICTURE_FILE = `${LARGEST}.jpg`;

const pictureFile = (side: PictureSide) => `${side}.jpg`;
