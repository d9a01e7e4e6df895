import { type SQL, sql } from 'drizzle-orm';

type Value = string | number | boolean | null;
/** By name: the type, and the value in each row. */
type Columns = Readonly<Record<string, readonly [type: string, values: readonly Value[]]>>;

/**
 * Selects `chosen` from rows that are given by column, in their order: the same statement for any number of rows, unlike
 * `values`, of which each number is written, sent and planned by itself.
 */
export function rowsOf(chosen: SQL, columns: Columns): SQL {
  const arrays = Object.values(columns).map(
    ([type, values]) => sql`${sql.param(values.map(asText))}::text[]::${sql.raw(type)}[]`,
  );
  const names = sql.raw(Object.keys(columns).join(', '));
  return sql`select ${chosen} from unnest(${sql.join(arrays, sql`, `)}) as given (${names})`;
}

const asText = (value: Value) => (value === null ? null : String(value));
