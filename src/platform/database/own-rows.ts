import { and, eq, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { notFound, type Thing } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { alignTo } from './align.ts';
import { atFirstUse } from './at-first-use.ts';
import type { Database } from './database.ts';

type Owner = Pick<Viewer, 'userId'>;
type OwnTable = PgTable & { id: PgColumn; userId?: PgColumn };

interface By {
  owner?: PgColumn;
  /** Others are not there. */
  only?: SQL | undefined;
}

/** Rows of a table by their ids, for the person to whom they belong. */
export class OwnRows<Table extends OwnTable> {
  readonly #statement: () => ReturnType<typeof prepare>;

  constructor(
    db: Database,
    table: Table,
    private readonly thing: Thing,
    by: By = {},
  ) {
    this.#statement = atFirstUse(() => prepare(db, table, by));
  }

  /** In the order of the ids; null for those that are not the person's. */
  async getMany({ userId }: Owner, ids: readonly string[]): Promise<(Table['$inferSelect'] | null)[]> {
    const rows = await this.#statement().execute({ userId, ids: `{${ids.join(',')}}` });
    return alignTo(ids, rows as (Table['$inferSelect'] & { id: string })[], ({ id }) => id);
  }

  async find(owner: Owner, id: string): Promise<Table['$inferSelect'] | null> {
    const [row = null] = await this.getMany(owner, [id]);
    return row;
  }

  /** Throws NOT_FOUND. */
  async get(owner: Owner, id: string): Promise<Table['$inferSelect']> {
    const row = await this.find(owner, id);
    if (!row) throw notFound(this.thing);
    return row;
  }
}

const prepare = (db: Database, table: OwnTable, { owner = table.userId!, only }: By) =>
  db
    .select()
    .from(table as PgTable)
    .where(
      and(
        sql`${table.id} = any(${sql.placeholder('ids')}::uuid[])`,
        eq(owner, sql.placeholder('userId')),
        only,
      ),
    )
    .prepare(`${getTableConfig(table).name}_of_owner`);
