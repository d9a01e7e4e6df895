import { type FileHandle, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { referenceLoaders } from '../app/reference-data.ts';
import { ImportIngredientsService } from '../ingredients/import/import-ingredients.service.ts';
import type { Reject } from '../ingredients/import/import-rows.ts';
import { connectDatabase, migrateDatabase } from '../platform/database/database.ts';
import { DataFolderInUse, startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.ts';
import { readEnvironment } from '../platform/env.ts';
import { givenSettings } from '../platform/env-file.ts';
import { UserErrors } from '../platform/errors.ts';
import { SOMEBODY } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import { createLog } from '../platform/logging/log.ts';

const USAGE = 'Usage: npm run ingredients:import -- file.csv [--source "CosIng, export of 2026-05-01"]';

const PROGRESS_MS = 2000;

/**
 * The command `npm run ingredients:import`: prints rejected rows and warnings as CSV to stdout, progress and the counts
 * to stderr.
 */
const given = readArguments();
if (!given) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await run(given.file, given.source).catch((error) => {
    console.error(`Nothing was imported. ${lineOf(error)}`);
    process.exitCode = 1;
  });
}

function readArguments(): { file: string; source: string } | null {
  try {
    const { values, positionals } = parseArgs({
      options: { source: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) return null;
    return { file, source: values.source ?? `CosIng, ${basename(file)}` };
  } catch {
    return null;
  }
}

async function run(path: string, source: string): Promise<void> {
  const file = await open(path);
  const env = readEnvironment(givenSettings());
  const log = createLog({ level: env.LOG_LEVEL, readable: !env.production });
  const postgres = env.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ dataDirectory: join(env.DATA_DIR, 'postgres'), log });
  try {
    const url = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL ?? postgres!.url;
    await migrateDatabase(url, referenceLoaders);
    await importFile(url, file, source);
  } finally {
    await postgres?.stop();
    await file.close();
  }
}

async function importFile(url: string, file: FileHandle, source: string): Promise<void> {
  const connection = connectDatabase({ url, poolSize: 1, statementTimeoutSeconds: 0 });
  const started = performance.now();
  try {
    const service = new ImportIngredientsService(connection.db);
    let header = 'line,reason,name,message\n';
    const onReject = ({ line, reason, name, message }: Reject) => {
      process.stdout.write(
        `${header}${[line, reason, name ?? '', render(message, SOMEBODY)].map(cell).join(',')}\n`,
      );
      header = '';
    };
    let told = started;
    const onProgress = (rowCount: number) => {
      if (performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      console.error(`${rowCount} rows read`);
    };
    const stream = file.createReadStream({ autoClose: false });
    const result = await service.run({ file: stream, source, onReject, onWarning: onReject, onProgress });
    const seconds = (performance.now() - started) / 1000;
    console.error(
      `${result.rowCount} rows in ${seconds.toFixed(1)} s (${Math.round(result.rowCount / seconds)} a second): ` +
        `${result.createdCount} created, ${result.updatedCount} updated, ${result.unchangedCount} unchanged, ` +
        `${result.rejectedCount} rejected, ${result.warningCount} imported without a CAS number. At most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory.`,
    );
  } finally {
    await connection.close();
  }
}

function cell(value: string | number): string {
  return `"${String(value).replaceAll('"', '""')}"`;
}

function lineOf(error: unknown): string {
  if (error instanceof DataFolderInUse) {
    return 'A server is running on this data folder: stop it, or have an administrator use the mutation importIngredients.';
  }
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return `The file ${(error as NodeJS.ErrnoException).path} does not exist.`;
  if (error instanceof UserErrors) return error.message;
  return String((error as Error).message ?? error).split('\n', 1)[0]!;
}
