import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { eq, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql, TransactionSql } from 'postgres';
import { LOCKS } from '../../platform/database/advisory-locks.ts';
import type { Database } from '../../platform/database/database.ts';
import { shippedFile } from '../../platform/shipped-files.ts';
import { ingredientData } from '../facts/ingredients.table.ts';
import { readImportFile } from './import-file.ts';
import type { StagedName, StagedRow } from './import-rows.ts';
import { mergeStaged } from './merge-staged.ts';
import { copyLine, createStaging, type Executor, NAME_COLUMNS, ROW_COLUMNS } from './staging.ts';

const NAME = 'inventory';
const SOURCE = 'CosIng, European Commission, inventory of INCI names';
/** Part of the fingerprint: raise it when the same file is to be loaded in another way. */
const READER_VERSION = 1;
const file = shippedFile('data/ingredients/cosing_inventory.csv.gz');

/** The inventory of INCI names goes in by COPY, once, and again only when the file changed. */
export async function loadInventory(db: Database, client: Sql): Promise<void> {
  const compressed = await readFile(file);
  const fingerprint = fingerprintOf(compressed);
  const [loaded] = await db.select().from(ingredientData).where(eq(ingredientData.name, NAME));
  if (loaded?.fingerprint === fingerprint) return;
  const { rows, names } = await readInventory(compressed);
  await client.begin(async (own) => {
    const tx = executorOf(own);
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.INGREDIENT_IMPORT})`);
    await createStaging(tx);
    await copy(own, 'staged_rows', ROW_COLUMNS, rows);
    await copy(own, 'staged_names', NAME_COLUMNS, names);
    await mergeStaged(tx, SOURCE);
    await mark(tx, fingerprint);
  });
}

/** Takes the inventory for loaded, where all of it would only cost time. */
export async function skipInventory(db: Database): Promise<void> {
  await mark(db, fingerprintOf(await readFile(file)));
}

const fingerprintOf = (bytes: Buffer) =>
  createHash('sha256').update(`${READER_VERSION}\0`).update(bytes).digest('hex');

const mark = (tx: Executor, fingerprint: string) =>
  tx.execute(sql`
    insert into ingredient_data (name, fingerprint) values (${NAME}, ${fingerprint})
    on conflict (name) do update set fingerprint = excluded.fingerprint, loaded_at = now()`);

/** Of two spellings of a name the first counts. */
async function readInventory(compressed: Buffer): Promise<{ rows: StagedRow[]; names: StagedName[] }> {
  const byKey = new Map<string, StagedRow>();
  const names: StagedName[] = [];
  const text = await promisify(gunzip)(compressed);
  for await (const batch of readImportFile(Readable.from([text]))) {
    const fresh = new Set<string>();
    for (const row of batch.rows) {
      if (byKey.has(row.name_key)) continue;
      byKey.set(row.name_key, row);
      fresh.add(row.name_key);
    }
    names.push(...batch.names.filter(({ row_key }) => fresh.has(row_key)));
  }
  return { rows: [...byKey.values()], names };
}

function executorOf(own: TransactionSql): Executor {
  const dialect = new PgDialect({ casing: 'snake_case' });
  return {
    execute: (query) => {
      const { sql: text, params } = dialect.sqlToQuery(query);
      return own.unsafe(text, params as string[]);
    },
  };
}

/** Lines go out in pieces of 500, so that the driver waits for the socket between them. */
async function copy<T, K extends keyof T & string>(
  own: TransactionSql,
  table: string,
  columns: readonly K[],
  rows: readonly T[],
): Promise<void> {
  function* pieces() {
    for (let start = 0; start < rows.length; start += 500) {
      const lines = rows
        .slice(start, start + 500)
        .map((row) => copyLine(columns.map((column) => row[column] as never)));
      yield lines.join('');
    }
  }
  await pipeline(
    Readable.from(pieces()),
    await own.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`).writable(),
  );
}
