import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../../../src/platform/database/database.ts';

interface Column {
  table: string;
  name: string;
  /** As PostgreSQL calls it; `_text` is an array of text. */
  type: string;
  required: boolean;
  hasDefault: boolean;
  labels: string[] | null;
  /** Table and column that it refers to. */
  parent: [string, string] | null;
}
type Row = Record<string, unknown>;

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** What a value made from the type alone would not be good enough for. */
const REALISTIC: Record<string, unknown> = {
  'analyses.capture': {
    width: 600,
    height: 800,
    sharpness: 90,
    brightness: 0.5,
    darkShare: 0,
    overexposedShare: 0,
  },
  'analyses.status': 'COMPLETED',
  'analyses.problems': [],
  'analyses.metrics': [],
  'analyses.tone': null,
  'analyses.heatmaps': [],
  'routines.profile': {
    skinType: 'DRY',
    concerns: ['WRINKLES'],
    sensitivity: 'NORMAL',
    experience: 'BEGINNER',
    pregnancy: 'NONE',
    fragranceFree: false,
    vegan: true,
  },
  'routines.status': 'ACTIVE',
  'routines.notes': [],
  'routine_steps.schedule': { kind: 'DAILY' },
  'routine_steps.ingredients': [],
  'routine_steps.session': 'AM',
  'ingredients.ratings': [],
  'users.role': 'USER',
  'users.pregnancy': 'PREGNANT',
  'users.concerns': ['ACNE', 'REDNESS'],
  'users.locale': 'de-AT',
  'users.time_zone': 'Europe/Vienna',
  'users.deactivated_at': null,
  'users.purge_receipt': null,
  'pending_registrations.locale': 'en',
  'pending_registrations.time_zone': 'UTC',
  'sessions.ended_at': null,
};

/**
 * Fills every table, whatever they are: one row with all columns, and one with those only that need a value. `given`
 * are values by `table.column`. Returns the tables.
 */
export async function fillEveryTable(db: Database, given: Row): Promise<string[]> {
  const columns = await columnsOf(db);
  const tables = parentsFirst(columns);
  for (const complete of [true, false]) {
    const made = new Map<string, Row>();
    for (const table of tables) {
      const row: Row = {};
      for (const column of columns.filter((each) => each.table === table)) {
        const needed = column.required && !column.hasDefault;
        if (complete || needed) row[column.name] = makeValue(column, made, complete ? given : {});
      }
      made.set(table, row);
      const names = sql.join(
        Object.keys(row).map((name) => sql.identifier(name)),
        sql`, `,
      );
      const place = sql.identifier(table);
      await db.execute(sql`insert into ${place} (${names})
        select ${names} from jsonb_populate_record(null::${place}, ${JSON.stringify(row)}::jsonb)`);
    }
  }
  return tables;
}

/** Every row of the tables, as text, in the columns that they have now. */
export async function readRows(
  db: Database,
  shapes: ReadonlyMap<string, readonly string[]>,
): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [table, names] of shapes) {
    const columns = sql.join(
      names.map((name) => sql.identifier(name)),
      sql`, `,
    );
    const rows = await db.execute(
      sql`select to_jsonb(each)::text as row from (select ${columns} from ${sql.identifier(table)}) each order by 1`,
    );
    all[table] = rows.map(({ row }) => String(row));
  }
  return all;
}

/** The columns of every table. */
export async function shapesOf(db: Database): Promise<Map<string, string[]>> {
  const columns = await columnsOf(db);
  return new Map(
    parentsFirst(columns).map((table) => [
      table,
      columns.filter((each) => each.table === table).map(({ name }) => name),
    ]),
  );
}

function makeValue(column: Column, made: ReadonlyMap<string, Row>, given: Row): unknown {
  const key = `${column.table}.${column.name}`;
  if (column.parent) return made.get(column.parent[0])?.[column.parent[1]] ?? null;
  if (key in given) return given[key];
  if (key in REALISTIC) return REALISTIC[key];
  if (column.labels) return column.type.startsWith('_') ? column.labels.slice(0, 2) : column.labels.at(-1);
  switch (column.type) {
    case 'uuid':
      return randomUUID();
    case 'text':
      return `${column.name} ${randomUUID()}`;
    case '_text':
      return ['one', 'two, "quoted"', 'drei ü'];
    case 'bool':
      return true;
    case 'date':
      return inHours(-48).slice(0, 10);
    case 'timestamptz':
      return column.name === 'expires_at' ? inHours(48) : inHours(-1);
    case 'float4':
      return 12.5;
    case 'int2':
    case 'int4':
    case 'int8':
      return 3;
    case 'jsonb':
      return { known: true };
    default:
      throw new Error(`No value is known for ${key} of the type ${column.type}.`);
  }
}

/** Those that others refer to come before these. */
function parentsFirst(columns: readonly Column[]): string[] {
  const sorted: string[] = [];
  const add = (table: string) => {
    if (sorted.includes(table)) return;
    for (const { parent } of columns.filter((each) => each.table === table)) if (parent) add(parent[0]);
    sorted.push(table);
  };
  for (const { table } of columns) add(table);
  return sorted;
}

async function columnsOf(db: Database): Promise<Column[]> {
  const rows = await db.execute(sql`
    select c.relname as table, a.attname as name, t.typname as type, a.attnotnull as required,
      a.atthasdef as "hasDefault",
      (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e
        where e.enumtypid in (t.oid, t.typelem)) as labels,
      (select array[p.relname::text, pa.attname::text] from pg_constraint k
        join pg_class p on p.oid = k.confrelid
        join pg_attribute pa on pa.attrelid = p.oid and pa.attnum = k.confkey[1]
        where k.contype = 'f' and k.conrelid = c.oid and k.conkey = array[a.attnum] limit 1) as parent
    from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  return rows as unknown as Column[];
}
