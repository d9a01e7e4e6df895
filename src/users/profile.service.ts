import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../platform/database/database.ts';
import { parseInput } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import { localeField, nameField, timeZoneField } from './profile-fields.ts';
import { PREGNANCIES, SKIN_CONCERNS, SKIN_TYPES } from './skin-profile.ts';
import type { TimeZoneFollower } from './time-zone-follower.ts';
import { accountGone } from './users.service.ts';
import { type User, users } from './users.table.ts';

const AGE = 'The age must be 16 to 120 years.';

const fields = z.object({
  firstName: nameField.nullish(),
  lastName: nameField.nullish(),
  age: z.int().min(16, AGE).max(120, AGE).nullish(),
  skinType: z.enum(SKIN_TYPES).nullish(),
  concerns: z
    .array(z.enum(SKIN_CONCERNS))
    .max(SKIN_CONCERNS.length, `At most ${SKIN_CONCERNS.length} concerns are allowed.`)
    .nullish(),
  pregnancy: z.enum(PREGNANCIES).nullish(),
  timeZone: timeZoneField.nullish(),
  locale: localeField.nullish(),
});

/** The profile that the person filled in. */
export class ProfileService {
  constructor(
    private readonly db: Database,
    private readonly followers: readonly TimeZoneFollower[],
  ) {}

  /** Omitted fields are unchanged; null clears. */
  async update(viewer: Viewer, input: z.input<typeof fields>): Promise<User> {
    const { age, ...given } = parseInput(fields, input);
    return this.db.transaction(async (tx) => {
      const [row] = await tx
        .update(users)
        .set({
          firstName: cleared(given.firstName, null),
          lastName: cleared(given.lastName, null),
          birthYear: age == null ? age : new Date().getUTCFullYear() - age,
          skinType: given.skinType,
          concerns: given.concerns === undefined ? undefined : [...new Set(given.concerns)],
          pregnancy: cleared(given.pregnancy, 'NONE'),
          timeZone: cleared(given.timeZone, 'UTC'),
          locale: cleared(given.locale, 'en'),
          updatedAt: new Date(),
        })
        .where(and(eq(users.id, viewer.userId), isNull(users.deactivatedAt)))
        .returning();
      if (!row) throw accountGone();
      if (given.timeZone !== undefined) {
        for (const follower of this.followers) await follower.timeZoneSet(tx, row.id, row.timeZone);
      }
      return row;
    });
  }
}

/** The age that the person reaches this year. */
export const ageOf = ({ birthYear }: Pick<User, 'birthYear'>, now = new Date()): number | null =>
  birthYear === null ? null : now.getUTCFullYear() - birthYear;

/** Undefined if nothing was given; the default for null and blank text. */
const cleared = <T, D>(given: T | null | undefined, without: D): T | D | undefined =>
  given === undefined ? undefined : given === null || given === '' ? without : given;
