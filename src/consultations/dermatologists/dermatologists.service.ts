import { and, asc, desc, eq, getTableColumns, isNotNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { alignTo } from '../../platform/database/align.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Page } from '../../platform/database/keyset.ts';
import { asBadInput, notFound } from '../../platform/errors.ts';
import { parseInput, says } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { activeAccounts } from '../../users/accounts.ts';
import { bioField, languageField, languagesField, specialtiesField } from './dermatologist-fields.ts';
import { type Dermatologist, dermatologists } from './dermatologists.table.ts';
import { DERMATOLOGY_SPECIALTIES } from './specialties.ts';

/** Fewer ratings are not shown: they would reveal who gave which, and mean little. */
const LEAST_RATINGS = 3;

export type DermatologistOrder = 'NAME' | 'RATING' | 'RESPONSE_TIME';

/** `rank` is the place in the order, as in the cursors. */
export type ListedDermatologist = Dermatologist & { rank: number };
export interface DermatologistCursor {
  rank: number;
  id: string;
}

const filterFields = z.object({
  specialty: z.enum(DERMATOLOGY_SPECIALTIES).nullish(),
  language: languageField.nullish(),
  acceptingCases: z.boolean().nullish(),
  minRating: z
    .number()
    .min(1, says('consultations.filter.rating'))
    .max(5, says('consultations.filter.rating'))
    .nullish(),
});
export type DermatologistFilter = z.input<typeof filterFields>;

const profileFields = z.object({
  specialties: specialtiesField.nullish(),
  languages: languagesField.nullish(),
  bio: bioField,
  acceptingCases: z.boolean().nullish(),
});

/** Sorts after everyone with a response time. */
const LAST_RANK = 999_999;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Where a list in each order begins. */
const START: Readonly<Record<DermatologistOrder, DermatologistCursor>> = {
  NAME: { rank: 0, id: LOWEST_ID },
  RATING: { rank: LAST_RANK, id: HIGHEST_ID },
  RESPONSE_TIME: { rank: -1, id: LOWEST_ID },
};

/** The dermatologists as everybody sees them who is logged in: those with the role and an open, verified account. */
export class DermatologistsService {
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(private readonly db: Database) {}

  /** Throws NOT_FOUND. */
  async get(id: string): Promise<Dermatologist> {
    const [row] = await this.getMany([id]);
    if (!row) throw notFound('dermatologist');
    return row;
  }

  /** In the order of the ids; null for who is not in the directory. */
  async getMany(ids: readonly string[]): Promise<(Dermatologist | null)[]> {
    const rows = await this.#statements().byIds.execute({ ids: `{${ids.join(',')}}` });
    return alignTo(ids, rows, ({ userId }) => userId);
  }

  /** Reads one more than asked for. Throws BAD_USER_INPUT. */
  async list(
    filter: DermatologistFilter,
    order: DermatologistOrder,
    page: Page<DermatologistCursor>,
  ): Promise<ListedDermatologist[]> {
    const values = await filterValues(filter);
    const { rank, id } = page.after ?? START[order];
    return this.#statements().list[order].execute({ ...values, rank, id, limit: page.first + 1 });
  }

  /** How many the filter lets through. Throws BAD_USER_INPUT. */
  async count(filter: DermatologistFilter): Promise<number> {
    const [row] = await this.#statements().count.execute(await filterValues(filter));
    return row!.count;
  }

  /** Omitted fields are unchanged; null clears the text and changes nothing else. */
  async update(viewer: Viewer, input: z.input<typeof profileFields>): Promise<Dermatologist> {
    const { specialties, languages, bio, acceptingCases } = parseInput(profileFields, input);
    const [row] = await this.db
      .update(dermatologists)
      .set({
        specialties: specialties ?? undefined,
        languages: languages ?? undefined,
        bio,
        acceptingCases: acceptingCases ?? undefined,
        updatedAt: new Date(),
      })
      .where(eq(dermatologists.userId, viewer.userId))
      .returning();
    if (!row) throw notFound('profile');
    return row;
  }
}

/** Shown ratings only: null below `LEAST_RATINGS`. */
export const ratingOf = ({ ratingCount, ratingMean }: Pick<Dermatologist, 'ratingCount' | 'ratingMean'>) =>
  ratingMean === null || ratingCount < LEAST_RATINGS
    ? null
    : { mean: Math.round(ratingMean * 10) / 10, count: ratingCount };

async function filterValues(filter: DermatologistFilter) {
  const parsed = await asBadInput(async () => parseInput(filterFields, filter));
  return {
    specialty: parsed.specialty ?? null,
    language: parsed.language ?? null,
    acceptingCases: parsed.acceptingCases ?? null,
    minRating: parsed.minRating ?? null,
  };
}

function prepareStatements(db: Database) {
  const account = activeAccounts(db);
  const listed = and(eq(account.role, 'DERMATOLOGIST'), isNotNull(account.emailVerifiedAt));
  const rating = sql`case when ${dermatologists.ratingCount} >= ${sql.raw(String(LEAST_RATINGS))} then ${dermatologists.ratingMean} end`;
  const fits = and(
    listed,
    given('specialty', 'text', (value) => sql`${dermatologists.specialties} @> array[${value}]`),
    given('language', 'text', (value) => sql`${dermatologists.languages} @> array[${value}]`),
    given('acceptingCases', 'boolean', (value) => sql`${dermatologists.acceptingCases} = ${value}`),
    given('minRating', 'real', (value) => sql`${rating} >= ${value}`),
  );

  const rows = getTableColumns(dermatologists);
  const list = (order: DermatologistOrder, rank: SQL<number>, behind: SQL, by: SQL[]) =>
    db
      .select({ ...rows, rank })
      .from(dermatologists)
      .innerJoin(account, eq(account.id, dermatologists.userId))
      .where(and(fits, behind))
      .orderBy(...by)
      .limit(sql.placeholder('limit'))
      .prepare(`dermatologists_list_${order.toLowerCase()}`);

  const cursorRank = sql`${sql.placeholder('rank')}::int`;
  const cursorId = sql`${sql.placeholder('id')}::uuid`;
  const name = sql`lower(${dermatologists.displayName})`;
  const nameOfCursor = sql`coalesce((select lower(given.display_name) from dermatologists given where given.user_id = ${cursorId}), '')`;
  const byRating = sql<number>`coalesce(round(100 * ${rating})::int, 0)`;
  const byResponse = sql<number>`least(coalesce(${dermatologists.medianResponseMinutes}, ${sql.raw(String(LAST_RANK))}), ${sql.raw(String(LAST_RANK))})`;
  return {
    list: {
      NAME: list(
        'NAME',
        sql<number>`${cursorRank}`,
        sql`(${name}, ${dermatologists.userId}) > (${nameOfCursor}, ${cursorId})`,
        [asc(name), asc(dermatologists.userId)],
      ),
      RATING: list(
        'RATING',
        byRating,
        sql`(${byRating}, ${dermatologists.userId}) < (${cursorRank}, ${cursorId})`,
        [desc(byRating), desc(dermatologists.userId)],
      ),
      RESPONSE_TIME: list(
        'RESPONSE_TIME',
        byResponse,
        sql`(${byResponse}, ${dermatologists.userId}) > (${cursorRank}, ${cursorId})`,
        [asc(byResponse), asc(dermatologists.userId)],
      ),
    },
    count: db
      .select({ count: sql<number>`count(*)::int` })
      .from(dermatologists)
      .innerJoin(account, eq(account.id, dermatologists.userId))
      .where(fits)
      .prepare('dermatologists_count'),
    byIds: db
      .select(rows)
      .from(dermatologists)
      .innerJoin(account, eq(account.id, dermatologists.userId))
      .where(and(listed, sql`${dermatologists.userId} = any(${sql.placeholder('ids')}::uuid[])`))
      .prepare('dermatologists_by_ids'),
  };
}

/** A condition that only counts where its value is given. */
function given(name: string, type: string, condition: (value: SQL) => SQL): SQL {
  const value = sql`${sql.placeholder(name)}::${sql.raw(type)}`;
  return sql`(${value} is null or ${condition(value)})`;
}
