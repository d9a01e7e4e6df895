import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { userErrorWith } from '../../platform/errors.ts';
import { message, messageOf } from '../../platform/language/text.ts';
import { parseInput, says, within } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { REGIONS } from '../../rules/region.ts';
import { ageOf, statedAge } from '../age.ts';
import type { TimeZoneFollower } from '../time-zone-follower.ts';
import { accountGone } from '../users.service.ts';
import { type User, users } from '../users.table.ts';
import type { SeverityOfConcern } from './concern-severities.ts';
import { localeField, nameField, timeZoneField } from './profile-fields.ts';
import type { ProfileFollower } from './profile-follower.ts';
import {
  CONCERN_SEVERITIES,
  EXPERIENCES,
  PREGNANCIES,
  SENSITIVITIES,
  SKIN_CONCERNS,
  SKIN_TONES,
  SKIN_TYPES,
  type SkinConcern,
} from './skin-profile.ts';

const fields = z.object({
  firstName: nameField.nullish(),
  lastName: nameField.nullish(),
  age: within(1, 120, 'users.age.range').nullish(),
  skinType: z.enum(SKIN_TYPES).nullish(),
  concerns: z
    .array(z.enum(SKIN_CONCERNS))
    .max(SKIN_CONCERNS.length, says('users.concerns.too-many'))
    .nullish(),
  concernSeverities: z
    .array(z.object({ concern: z.enum(SKIN_CONCERNS), severity: z.enum(CONCERN_SEVERITIES) }))
    .max(SKIN_CONCERNS.length, says('users.severities.too-many'))
    .nullish(),
  pregnancy: z.enum(PREGNANCIES).nullish(),
  skinTone: z.enum(SKIN_TONES).nullish(),
  region: z.enum(REGIONS).nullish(),
  sensitivity: z.enum(SENSITIVITIES).nullish(),
  experience: z.enum(EXPERIENCES).nullish(),
  fragranceFree: z.boolean().nullish(),
  vegan: z.boolean().nullish(),
  timeZone: timeZoneField.nullish(),
  locale: localeField.nullish(),
});

/** The profile that the person filled in. */
export class ProfileService {
  constructor(
    private readonly db: Database,
    private readonly followers: {
      timeZone: readonly TimeZoneFollower[];
      profile: readonly ProfileFollower[];
    },
  ) {}

  /** Omitted fields are unchanged; null clears, and makes the locale that of the request. */
  async update(viewer: Viewer, input: z.input<typeof fields>, requestLocale: string): Promise<User> {
    const { age, ...given } = parseInput(fields, input);
    const mine = and(eq(users.id, viewer.userId), isNull(users.deactivatedAt));
    return this.db.transaction(async (tx) => {
      const [before] = await tx.select().from(users).where(mine).for('update');
      if (!before) throw accountGone();
      const concerns = given.concerns === undefined ? before.concerns : [...new Set(given.concerns)];
      const severities = given.concernSeverities;
      const [row] = await tx
        .update(users)
        .set({
          firstName: cleared(given.firstName, null),
          lastName: cleared(given.lastName, null),
          ...keptAge(before, age),
          skinType: given.skinType,
          concerns,
          concernSeverities: keptSeverities(
            concerns,
            severities === undefined ? before.concernSeverities : readSeverities(concerns, severities ?? []),
          ),
          pregnancy: cleared(given.pregnancy, 'UNKNOWN'),
          skinTone: given.skinTone,
          region: given.region,
          sensitivity: given.sensitivity,
          experience: given.experience,
          fragranceFree: cleared(given.fragranceFree, false),
          vegan: cleared(given.vegan, false),
          timeZone: cleared(given.timeZone, 'UTC'),
          locale: cleared(given.locale, requestLocale),
          updatedAt: new Date(),
        })
        .where(mine)
        .returning();
      if (given.timeZone !== undefined) {
        for (const follower of this.followers.timeZone)
          await follower.timeZoneSet(tx, row!.id, row!.timeZone);
      }
      for (const follower of this.followers.profile) await follower.profileChanged(tx, before, row!);
      return row!;
    });
  }
}

/** An age that is given again says nothing new, and must not move the day on which the person is a year older. */
function keptAge(before: User, age: number | null | undefined): Partial<User> {
  if (age === undefined || age === ageOf(before)) return {};
  return age === null ? { birthYear: null, ageStatedOn: null } : statedAge(age);
}

/** Throws NOT_ALLOWED for a concern that the person does not have. */
function readSeverities(
  concerns: readonly SkinConcern[],
  given: readonly SeverityOfConcern[],
): User['concernSeverities'] {
  const other = given.findIndex(({ concern }) => !concerns.includes(concern));
  if (other >= 0) {
    const concern = messageOf(`routines.topic.${given[other]!.concern}`);
    const text = message('users.severities.add-first', { concern });
    const allowed = concerns.join(', ');
    throw userErrorWith({ allowed }, 'NOT_ALLOWED', text, 'concernSeverities', String(other), 'concern');
  }
  return Object.fromEntries(given.map(({ concern, severity }) => [concern, severity]));
}

/** Those of concerns that the person still has. */
const keptSeverities = (concerns: readonly SkinConcern[], severities: User['concernSeverities']) =>
  Object.fromEntries(
    Object.entries(severities).filter(([concern]) => concerns.includes(concern as SkinConcern)),
  );

/** Undefined if nothing was given; the default for null and blank text. */
const cleared = <T, D>(given: T | null | undefined, without: D): T | D | undefined =>
  given === undefined ? undefined : given === null || given === '' ? without : given;
