import DataLoader from 'dataloader';
import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type GraphQLObjectType, type GraphQLResolveInfo, getNamedType } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/database/database.ts';
import { type Arguments, orderAsked, type RowsRead, reversed } from '../../platform/database/reads.ts';
import { type DayRange, spanOf } from '../../platform/time/day-range.ts';
import { type Context, requireViewer } from '../context.ts';
import { loaderOf, valuesOfPage } from './load.ts';
import { type DeclaredField, tableOf } from './needs.ts';
import { type Below, type PlannedPage, type PlannedRows, pageIn } from './plan.ts';
import { dataBelow } from './statement.ts';

type Row = Record<string, unknown>;

/** One of the rows of a tick for which a field is read, with the values of its page. */
interface Wanted {
  row: Row;
  values: Row;
  viewerId: string | null;
}

interface Form {
  rows: PlannedRows;
  forViewer: boolean;
  readAll: (wanted: readonly Wanted[]) => Promise<unknown[]>;
  /** By request, so that none fails with another. */
  loaders: WeakMap<Context, DataLoader<Wanted, unknown>>;
}

/** Forms of reads, by field and arguments: the texts of their statements are fewer. */
const MOST_FORMS = 500;
const OPTIONS = { cache: false, maxBatchSize: 100 } as const;
const KEY = '$';
const VIEWER = 'viewer';

/** Reads what fields declare where no plan has loaded it, for all rows of a tick by one prepared statement. */
export class Batches {
  readonly #forms = new LRUCache<string, Form>({ max: MOST_FORMS });

  constructor(private readonly db: Database) {}

  /** What the field is for a row, as a plan would load it. */
  read(
    of: DeclaredField,
    row: Row,
    { first, after, last, before, ...given }: Arguments,
    context: Context,
    info: Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'fieldNodes'>,
  ): Promise<unknown> {
    const timeZone = (row.timeZone ?? context.viewer?.timeZone) as string;
    const days = spanOf((given.filter ?? {}) as DayRange, timeZone);
    const [size, cursor] = last == null ? [first, after] : [last, before];
    const sets = info.fieldNodes.map(({ selectionSet }) => selectionSet);
    const walked = { ...info, variables: info.variableValues };
    const page = of.read.kind === 'page' && {
      ...{ isBackward: last != null, isContinued: cursor != null },
      ...{ more: true, cursors: true, edges: true, info: true },
      total: pageIn(walked, getNamedType(of.field.type) as GraphQLObjectType, sets).asked.total,
    };
    const name = JSON.stringify([of.type.name, of.field.name, given, days, page]);
    const form = this.#forms.get(name) ?? this.#form(of, { ...given, days }, page);
    this.#forms.set(name, form);
    const values = page ? valuesOfPage(form.rows, size as number, cursor as string | null) : {};
    const viewerId = form.forViewer ? requireViewer(context).userId : null;
    const loader = form.loaders.get(context) ?? new DataLoader(form.readAll, OPTIONS);
    form.loaders.set(context, loader);
    return loader.load({ row, values, viewerId });
  }

  #form(
    { type, field, read }: DeclaredField,
    args: Arguments,
    page: false | Omit<PlannedPage, 'order'>,
  ): Form {
    const named = getNamedType(field.type) as GraphQLObjectType;
    const rows: PlannedRows = {
      ...{ key: KEY, alias: 't0', read: read as RowsRead, args, type: named, whole: true, page: null },
      ...{ columns: new Set<string>(), computed: new Set<string>(), values: new Map(), below: new Map() },
    };
    if (page) {
      const listed = orderAsked(rows.read, args);
      rows.page = { ...page, order: page.isBackward ? reversed(listed) : listed };
    }
    const below: Below =
      read.kind === 'value'
        ? { values: new Map([[KEY, { read, args }]]), below: new Map() }
        : { values: new Map(), below: new Map([[KEY, rows]]) };
    const { statement, columns, forViewer } = this.#prepare(type, below);
    const load = loaderOf(below.below);
    const readAll = async (wanted: readonly Wanted[]) => {
      const parents = wanted.map(({ row, values, viewerId }, n) => {
        const own = columns.map((name) => [name, loaded(row, name)] as const);
        return { ...Object.fromEntries(own), ...values, n, [VIEWER]: viewerId };
      });
      const found = await statement.execute({ parents: JSON.stringify(parents) });
      return found.map(({ data }, n) => load(JSON.parse(data) as Row, wanted[n]!.values)[KEY]);
    };
    return { rows, forViewer, readAll, loaders: new WeakMap() };
  }

  /** The statement, the columns of the parent rows that it goes by, and whether it does so by the viewer. */
  #prepare(type: GraphQLObjectType, below: Below) {
    const table = tableOf(type);
    const columns: Record<string, Column> = table ? getTableColumns(table) : {};
    const record = new Map([['n', 'int']]);
    const part = (name: string, sqlType: string): SQL => {
      record.set(name, sqlType);
      return sql`parent.${sql.identifier(name)}`;
    };
    const row = new Proxy(columns, {
      get: (known, name: string) => part(name, known[name]!.getSQLType()),
    }) as Record<string, Column>;
    const asking = {
      valueOf: (name: string) => part(name, 'text'),
      get viewer() {
        return part(VIEWER, 'uuid');
      },
    };
    const data = dataBelow(below, asking, row);
    const types = [...record].map(([name, sqlType]) => sql`${sql.identifier(name)} ${sql.raw(sqlType)}`);
    const parents = sql`json_to_recordset(${sql.placeholder('parents')}::json) as parent(${sql.join(types, sql`, `)})`;
    const statement = this.db
      .select({ data: sql<string>`${data}::text` })
      .from(parents)
      .orderBy(sql`parent.n`)
      .prepare('batch');
    const known = [...record.keys()].filter((name) => columns[name]);
    return { statement, columns: known, forViewer: record.has(VIEWER) };
  }
}

function loaded(row: Row, column: string): unknown {
  if (row[column] === undefined) throw new Error(`The row was loaded without ${column}.`);
  return row[column];
}
