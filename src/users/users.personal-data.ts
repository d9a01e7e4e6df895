import { eq } from 'drizzle-orm';
import { PICTURE_SIDES } from '../inference/inference.types.ts';
import { pictureFile } from '../photos/photo-intake.ts';
import type { Database } from '../platform/database/database.ts';
import { jsonFile, type PersonalData, photoFile } from '../platform/personal-data.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { preferences, users } from './users.table.ts';

const LARGEST = pictureFile(PICTURE_SIDES[PICTURE_SIDES.length - 1]!);

/** The person's account, preferences and profile picture. */
export class UsersPersonalData implements PersonalData {
  constructor(
    private readonly db: Database,
    private readonly storage: FileStorage,
  ) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const [user] = await this.db.select().from(users).where(eq(users.id, userId));
    if (!user) return;
    const { passwordHash: _, profilePicture, purgeReceipt: __, ...account } = user;
    yield jsonFile('account/profile.json', account);
    const [settings = {}] = await this.db.select().from(preferences).where(eq(preferences.userId, userId));
    yield jsonFile('account/preferences.json', settings);
    const picture = profilePicture && (await this.storage.read(profilePicture, LARGEST));
    if (picture) yield photoFile('account/profile-picture.jpg', picture);
  }

  async folders(userId: string): Promise<string[]> {
    const pictures = await this.db
      .select({ folder: users.profilePicture })
      .from(users)
      .where(eq(users.id, userId));
    return pictures.flatMap(({ folder }) => folder ?? []);
  }
}
