import { type SQL, sql } from 'drizzle-orm';
import { message } from '../../platform/language/text.ts';
import type { Reject, StagedName, StagedRow } from './import-rows.ts';

/** A transaction, of Drizzle or of the driver. */
export interface Executor {
  execute(query: SQL): PromiseLike<Record<string, unknown>[]>;
}

/** Columns of the staging tables, in the order in which they are filled. */
export const ROW_COLUMNS = [
  'line',
  'id',
  'inci_name',
  'name_key',
  'compact_key',
  'synonyms',
  'cas_numbers',
  'ec_numbers',
  'functions',
  'cosing_id',
  'eu_annex',
] as const satisfies (keyof StagedRow)[];
export const NAME_COLUMNS = [
  'row_key',
  'kind',
  'name',
  'name_key',
  'compact_key',
] as const satisfies (keyof StagedName)[];

/** Two tables of this transaction that hold a file until it is merged as a whole. */
export async function createStaging(tx: Executor): Promise<void> {
  await tx.execute(sql`
    create temporary table staged_rows (
      line int, id uuid, inci_name text, name_key text collate "C" primary key, compact_key text collate "C",
      synonyms text[], cas_numbers text[], ec_numbers text[], functions text[], cosing_id int, eu_annex text
    ) on commit drop`);
  await tx.execute(sql`
    create temporary table staged_names (
      row_key text collate "C", kind ingredient_name_kind, name text, name_key text collate "C",
      compact_key text collate "C"
    ) on commit drop`);
}

/** Returns the rows whose names were there already. */
export async function stage(tx: Executor, rows: StagedRow[], names: StagedName[]): Promise<Reject[]> {
  if (rows.length === 0) return [];
  const kept = await tx.execute(sql`
    insert into staged_rows
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row(
      line int, id uuid, inci_name text, name_key text, compact_key text, synonyms text[], cas_numbers text[],
      ec_numbers text[], functions text[], cosing_id int, eu_annex text
    )
    on conflict do nothing
    returning line`);
  const lines = new Set(kept.map(({ line }) => line));
  const dropped = rows.filter(({ line }) => !lines.has(line));
  const keys = new Set(rows.filter(({ line }) => lines.has(line)).map((row) => row.name_key));
  await tx.execute(sql`
    insert into staged_names
    select * from jsonb_to_recordset(${JSON.stringify(names.filter(({ row_key }) => keys.has(row_key)))}::text::jsonb)
    as name(row_key text, kind ingredient_name_kind, name text, name_key text, compact_key text)`);
  return dropped.length > 0 ? asDuplicates(tx, dropped) : [];
}

async function asDuplicates(tx: Executor, rows: StagedRow[]): Promise<Reject[]> {
  const keys = sql.param(rows.map((row) => row.name_key));
  const first = await tx.execute(
    sql`select line, name_key from staged_rows where name_key = any(${keys}::text[])`,
  );
  const lines = new Map(first.map((row) => [row.name_key, row.line]));
  return rows.map(({ line, name_key, inci_name }) => ({
    line,
    reason: 'DUPLICATE',
    message: message('ingredients.import.reject.duplicate', { line: Number(lines.get(name_key)) }),
    name: inci_name.slice(0, 200),
  }));
}

type Cell = string | number | null | readonly string[];

/** A row in the text format of COPY. */
export const copyLine = (cells: readonly Cell[]): string => `${cells.map(copyCell).join('\t')}\n`;

function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  const text = typeof cell === 'object' ? `{${cell.map(quoted).join(',')}}` : String(cell);
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

const quoted = (item: string) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
