import { type Column, type SQL, sql } from 'drizzle-orm';

/** Whether a column has one of the values: the same statement for any number of them, unlike `inArray`. */
export const anyOf = <Value>(column: Column, values: readonly Value[]): SQL<boolean> =>
  sql`${column} = any(${sql.param([...values])}::${sql.raw(column.getSQLType())}[])`;
