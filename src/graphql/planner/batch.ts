import DataLoader from 'dataloader';
import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type GraphQLObjectType, type GraphQLResolveInfo, getNamedType } from 'graphql';
import type { Database } from '../../platform/database/database.ts';
import { readColumns } from '../../platform/database/read-columns.ts';
import type { Arguments, RowsRead } from '../../platform/database/reads.ts';
import { type Context, requireViewer } from '../context.ts';
import { directionOf, formOf, givenOf } from './arguments.ts';
import { KeptByOwner } from './kept-by-owner.ts';
import { loaderOf, valuesOfCondition, valuesOfPage } from './load.ts';
import { type DeclaredField, tableOf } from './needs.ts';
import { type Below, type PlannedPage, type PlannedRows, pageIn, rowsOf } from './plan.ts';
import { dataBelow, isCountedOf } from './statement.ts';

type Row = Record<string, unknown>;
type Info = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'fieldNodes'>;

/** One of the rows of a tick for which a field is read, with the values of its page. */
interface Wanted {
  row: Row;
  values: Row;
  viewerId: string | null;
}

interface Form {
  owner: string;
  rows: PlannedRows;
  forViewer: boolean;
  readAll: (wanted: readonly Wanted[], given: Row) => Promise<unknown[]>;
}

/** A form as one request uses it, so that none fails with another. */
interface Used {
  form: Form;
  loader: DataLoader<Wanted, unknown>;
}

/** Of fields and of which arguments they have; the values of arguments are given to a form. */
const MOST_FORMS = 200;
/** Who makes a form while they log in. */
const STRANGER = '';
/** A text that begins like this is not prepared (`prepare-statements.ts`). */
const UNPREPARED = '-- of an account with too many forms\n';
/** Of a page, since rows of different requests are read alike; counted where it is asked for. */
const EVERYTHING = { more: true, cursors: true, total: true, isCountedByValue: true };
const OPTIONS = { cache: false, maxBatchSize: 100 } as const;
const [KEY, ALIAS] = ['$', 't0'];
const VIEWER = 'viewer';

/** Reads what fields declare where no plan has loaded it, for all rows of a tick by one prepared statement. */
export class Batches {
  readonly #forms = new KeptByOwner<Form>(MOST_FORMS);
  readonly #ofRequests = new WeakMap<Context, Map<string, Used>>();

  constructor(private readonly db: Database) {}

  /** What the field is for a row, as a plan would load it. */
  read(of: DeclaredField, row: Row, args: Arguments, context: Context, info: Info): Promise<unknown> {
    const timeZone = (row.timeZone ?? context.viewer?.timeZone) as string;
    const given = givenOf(of.read, args, { timeZone });
    const { form, loader } = this.#used(of, given, args, context);
    const values = valuesOfPage(form.rows, args);
    if (form.rows.page) values[isCountedOf(form.rows)] = isCounted(of, info);
    const viewerId = form.forViewer ? requireViewer(context).userId : null;
    return loader.load({ row, values, viewerId });
  }

  #used(of: DeclaredField, given: Arguments, args: Arguments, context: Context): Used {
    const used = this.#ofRequests.get(context) ?? new Map<string, Used>();
    this.#ofRequests.set(context, used);
    const page = of.read.kind === 'page' ? { ...directionOf(of.read, args), ...EVERYTHING } : null;
    const name = JSON.stringify([of.type.name, of.field.name, formOf(given), page]);
    const values = valuesOfCondition(ALIAS, given);
    const key = `${name}${JSON.stringify(values)}`;
    const known = used.get(key);
    if (known) return known;
    const owner = context.viewer?.userId ?? STRANGER;
    const isKept = this.#forms.hasPlace(name, owner);
    const form = this.#forms.get(name) ?? this.#form(of, given, page, { owner, isKept });
    if (isKept) this.#forms.set(name, form);
    const loader = new DataLoader<Wanted, unknown>((wanted) => form.readAll(wanted, values), OPTIONS);
    used.set(key, { form, loader });
    return { form, loader };
  }

  #form(
    { type, field, read }: DeclaredField,
    given: Arguments,
    page: PlannedPage | null,
    { owner, isKept }: { owner: string; isKept: boolean },
  ): Form {
    const named = getNamedType(field.type) as GraphQLObjectType;
    const rows = rowsOf(read as RowsRead, { key: KEY, alias: ALIAS, type: named, args: given });
    Object.assign(rows, { page, whole: true });
    const below: Below =
      read.kind === 'value'
        ? { values: new Map([[KEY, read]]), below: new Map() }
        : { values: new Map(), below: new Map([[KEY, rows]]) };
    const { query, columns, forViewer } = this.#query(type, below);
    const sent = isKept ? query : { ...query, sql: `${UNPREPARED}${query.sql}` };
    const load = loaderOf(below);
    const readAll = async (wanted: readonly Wanted[], given: Row) => {
      const parents = wanted.map(({ row, values, viewerId }, n) => {
        const own = columns.map((name) => [name, loaded(row, name)] as const);
        return { ...Object.fromEntries(own), ...values, n, [VIEWER]: viewerId };
      });
      const found = await readColumns<[string]>(this.db, sent, {
        ...given,
        parents: JSON.stringify(parents),
      });
      return found.map(([data], n) => load(JSON.parse(data) as Row, wanted[n]!.values)[KEY]);
    };
    return { owner, rows, forViewer, readAll };
  }

  /** The statement, the columns of the parent rows that it goes by, and whether it does so by the viewer. */
  #query(type: GraphQLObjectType, below: Below) {
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
    const query = this.db
      .select({ data: sql`${data}::text` })
      .from(parents)
      .orderBy(sql`parent.n`)
      .toSQL();
    const known = [...record.keys()].filter((name) => columns[name]);
    return { query, columns: known, forViewer: record.has(VIEWER) };
  }
}

function isCounted({ field }: DeclaredField, info: Info): boolean {
  const walked = { ...info, variables: info.variableValues };
  return pageIn(walked, getNamedType(field.type) as GraphQLObjectType, info.fieldNodes).asked.total;
}

function loaded(row: Row, column: string): unknown {
  if (row[column] === undefined) throw new Error(`The row was loaded without ${column}.`);
  return row[column];
}
