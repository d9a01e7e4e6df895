import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { LOCKS } from '../../platform/database/advisory-locks.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { parseInput } from '../../platform/validation.ts';
import { readImportFile } from './import-file.ts';
import type { Reject, StagedName, StagedRow } from './import-rows.ts';

export interface ImportResult {
  /** Rows of the file without the header and empty ones. */
  rowCount: number;
  createdCount: number;
  updatedCount: number;
  unchangedCount: number;
  rejectedCount: number;
}

export interface ImportInput {
  file: AsyncIterable<Buffer>;
  /** Source of the file, such as `CosIng, export of 2026-05-01`, stored with every row. */
  source: string;
  /** Called with every rejected row, in batches; duplicates are not in line order. */
  onReject: (reject: Reject) => unknown;
}

/** Maximum number of rejected rows in a response. */
const MAX_REPORTED = 1000;

const text = z.object({
  source: z
    .string()
    .trim()
    .min(1, 'Enter the source of the file.')
    .max(500, 'The source may have at most 500 characters.'),
});

/** Imports a CSV such as CosIng's export atomically. */
export class ImportIngredientsService {
  constructor(private readonly db: Database) {}

  /** The same as `run`, with the first rejected rows by line. */
  async runWithReport(input: Omit<ImportInput, 'onReject'>): Promise<ImportResult & { rejects: Reject[] }> {
    const rejects: Reject[] = [];
    const onReject = (reject: Reject) => rejects.length < MAX_REPORTED && rejects.push(reject);
    const result = await this.run({ ...input, onReject });
    return { ...result, rejects: rejects.sort((a, b) => a.line - b.line) };
  }

  /**
   * Adds ingredients and updates those of the same name. Values of the shipped data files take precedence; the import only
   * fills in what they leave open. Idempotent.
   */
  async run({ file, onReject, ...input }: ImportInput): Promise<ImportResult> {
    const { source } = parseInput(text, input);
    return this.db.transaction(async (tx) => {
      await lockImports(tx);
      await createStaging(tx);
      let [staged, rejectedCount] = [0, 0];
      for await (const { rows, names, rejects } of readAhead(readImportFile(file))) {
        const duplicates = await stage(tx, rows, names);
        for (const reject of [...rejects, ...duplicates]) onReject(reject);
        rejectedCount += rejects.length + duplicates.length;
        staged += rows.length - duplicates.length;
      }
      const { createdCount, updatedCount } = await merge(tx, source);
      return {
        rowCount: staged + rejectedCount,
        createdCount,
        updatedCount,
        unchangedCount: staged - createdCount - updatedCount,
        rejectedCount,
      };
    });
  }
}

/** The same items; reads one item ahead while the previous one is processed. */
async function* readAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (let item = await next; !item.done; item = await next) {
      next = source.next();
      next.catch(() => {}); // thrown when it is awaited
      yield item.value;
    }
  } finally {
    await next.catch(() => {});
    await source.return(undefined);
  }
}

async function lockImports(tx: Transaction): Promise<void> {
  const [lock] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${LOCKS.INGREDIENT_IMPORT}) as held`,
  );
  if (!lock?.held) throw userError('INVALID_STATE', 'Another import is running; wait until it is done.');
}

async function createStaging(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    create temporary table staged_rows (
      line int, id uuid, inci_name text, name_key text collate "C" primary key, synonyms text[], cas_numbers text[],
      ec_numbers text[], functions text[], cosing_id int, eu_annex text
    ) on commit drop`);
  await tx.execute(sql`
    create temporary table staged_names (
      row_key text collate "C", kind ingredient_name_kind, name text, name_key text collate "C",
      compact_key text collate "C"
    ) on commit drop`);
}

/** Returns the rows whose names already exist. */
async function stage(tx: Transaction, rows: StagedRow[], names: StagedName[]): Promise<Reject[]> {
  if (rows.length === 0) return [];
  const kept = await tx.execute<{ line: number }>(sql`
    insert into staged_rows
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row(
      line int, id uuid, inci_name text, name_key text, synonyms text[], cas_numbers text[], ec_numbers text[],
      functions text[], cosing_id int, eu_annex text
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

async function asDuplicates(tx: Transaction, rows: StagedRow[]): Promise<Reject[]> {
  const keys = sql.param(rows.map((row) => row.name_key));
  const first = await tx.execute<{ line: number; name_key: string }>(
    sql`select line, name_key from staged_rows where name_key = any(${keys}::text[])`,
  );
  const lines = new Map(first.map((row) => [row.name_key, row.line]));
  return rows.map(({ line, name_key, inci_name }) => ({
    line,
    reason: 'DUPLICATE',
    message: `Line ${lines.get(name_key)} has the same name.`,
    name: inci_name.slice(0, 200),
  }));
}

/** Columns that an import fills, with the condition for a value that our data files leave open. */
const IMPORTED: Readonly<Record<string, string>> = {
  inci_name: 'false',
  synonyms: `ingredients.synonyms = '{}'`,
  cas_numbers: `ingredients.cas_numbers = '{}'`,
  ec_numbers: `ingredients.ec_numbers = '{}'`,
  functions: `ingredients.functions = '{}'`,
  cosing_id: 'ingredients.cosing_id is null',
  eu_annex: 'false',
  source: 'false',
};

async function merge(tx: Transaction, source: string) {
  const columns = Object.keys(IMPORTED);
  const values = columns.map(
    (column) =>
      `case when ingredients.curated and not (${IMPORTED[column]}) then ingredients.${column} else excluded.${column} end`,
  );
  const raw = (parts: string[]): SQL => sql.raw(parts.join(', '));
  await tx.execute(sql`analyze staged_rows, staged_names`);
  const [counts] = await tx.execute<{ created: number; updated: number }>(sql`
    with changed as (
      insert into ingredients (id, name_key, curated, ${raw(columns)})
      select id, name_key, false, inci_name, synonyms, cas_numbers, ec_numbers, functions, cosing_id, eu_annex, ${source}
      from staged_rows
      on conflict (name_key) do update set ${raw(columns.map((column, at) => `${column} = ${values[at]}`))}, updated_at = now()
      where (${raw(columns.map((column) => `ingredients.${column}`))}) is distinct from (${raw(values)})
      returning id, xmax = 0 as created
    ), old as (
      delete from ingredient_names using changed
      where ingredient_names.ingredient_id = changed.id and ingredient_names.imported and not changed.created
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as updated
    from changed`);
  await tx.execute(sql`
    insert into ingredient_names (ingredient_id, kind, name, name_key, compact_key, imported)
    select ingredients.id, staged_names.kind, staged_names.name, staged_names.name_key, staged_names.compact_key, true
    from staged_names join ingredients on ingredients.name_key = staged_names.row_key
    on conflict do nothing`);
  await linkAllergens(tx);
  // Until then, searches would scan pending index entries, or not use the index at all.
  await tx.execute(sql`select gin_clean_pending_list('ingredient_names_trigrams')`);
  await tx.execute(sql`analyze ingredients, ingredient_names`);
  return { createdCount: counts!.created, updatedCount: counts!.updated };
}

/**
 * A substance with the CAS number of a fragrance allergen is that allergen. Extracts and oils are identified by name
 * only, since their CAS numbers are those of the whole plant.
 */
async function linkAllergens(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update ingredients set fragrance_allergen_id = known.fragrance_allergen_id
    from staged_rows, ingredient_names number, ingredient_names same, ingredients known
    where ingredients.name_key = staged_rows.name_key and not ingredients.curated
      and number.ingredient_id = ingredients.id and number.kind = 'CAS'
      and same.name_key = number.name_key and same.kind = 'CAS' and same.ingredient_id = known.id
      and known.curated and known.fragrance_allergen_id is not null
      and known.inci_name !~ '(OIL|EXTRACT|ABSOLUTE|PINUS)'
      and ingredients.fragrance_allergen_id is distinct from known.fragrance_allergen_id`);
}
