import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** A row of which only some columns were read. */
export type Narrow<Row, Always extends keyof Row> = Pick<Row, Always> & Partial<Row>;

/** Clients choose the columns, and each connection keeps what it has prepared. */
const MOST = 16;

/**
 * Statements over a table that differ only in the columns which they select, each prepared when it is first needed. By
 * their types they select all: who asks for some takes the rows as `Narrow`.
 */
export class NarrowStatements<Table extends PgTable, Statement> {
  readonly #prepared = new Map<string, Statement>();
  readonly #columns: Table['_']['columns'];
  readonly #always: ReadonlySet<string>;

  /** `always` are selected in any case. */
  constructor(
    table: Table,
    always: readonly (keyof Table['_']['columns'] & string)[],
    private readonly prepare: (columns: Table['_']['columns'], suffix: string) => Statement,
  ) {
    this.#columns = getTableColumns(table);
    this.#always = new Set(always);
  }

  /** The statement for at least these columns: for all of them without `asked`, and once there are 16. */
  of(asked?: ReadonlySet<string>): Statement {
    const names = Object.keys(this.#columns).filter(
      (name) => !asked || asked.has(name) || this.#always.has(name),
    );
    const known = this.#prepared.get(names.join());
    if (known) return known;
    if (asked && this.#prepared.size >= MOST) return this.of();
    const columns = Object.fromEntries(names.map((name) => [name, this.#columns[name]!]));
    const statement = this.prepare(columns as Table['_']['columns'], String(this.#prepared.size));
    this.#prepared.set(names.join(), statement);
    return statement;
  }
}
