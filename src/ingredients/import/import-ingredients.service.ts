import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { LOCKS } from '../../platform/database/advisory-locks.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { parseInput, says } from '../../platform/validation.ts';
import { saveFamilies } from '../facts/load-families.ts';
import { readImportFile } from './import-file.ts';
import type { Reject } from './import-rows.ts';
import { mergeStaged } from './merge-staged.ts';
import { createStaging, stage } from './staging.ts';

export interface ImportResult {
  /** Rows of the file without the header and empty ones. */
  rowCount: number;
  createdCount: number;
  updatedCount: number;
  unchangedCount: number;
  rejectedCount: number;
  /** Rows that were imported without a part of them. */
  warningCount: number;
}

export interface ImportInput {
  file: AsyncIterable<Buffer>;
  /** Source of the file, such as `CosIng, export of 2026-05-01`, stored with every row. */
  source: string;
  /** Called with every rejected row, in batches; duplicates are not in line order. */
  onReject: (reject: Reject) => unknown;
  /** Is told of every row that is imported without a part of it. */
  onWarning?: (warning: Reject) => unknown;
  /** Is told the number of rows read so far. */
  onProgress?: (rowCount: number) => unknown;
}

/** Of one statement of an import, where the connection has a limit: files of 10 MB may have 300,000 rows. */
const STATEMENT_TIMEOUT = '60s';
/** Maximum number of rejected rows in a response. */
const MAX_REPORTED = 1000;

const text = z.object({
  source: z
    .string()
    .trim()
    .min(1, says('ingredients.import.source-empty'))
    .max(500, says('ingredients.import.source-too-long')),
});

/** Imports a CSV such as CosIng's export atomically. */
export class ImportIngredientsService {
  /** `onImported` is called after the commit. */
  constructor(
    private readonly db: Database,
    private readonly onImported: () => Promise<void> = async () => {},
  ) {}

  /** The same as `run`, with the first rejected rows and warnings by line. */
  async runWithReport(
    input: Pick<ImportInput, 'file' | 'source'>,
  ): Promise<ImportResult & { rejects: Reject[]; warnings: Reject[] }> {
    const [rejects, warnings]: Reject[][] = [[], []];
    const into = (list: Reject[]) => (reject: Reject) => list.length < MAX_REPORTED && list.push(reject);
    const result = await this.run({ ...input, onReject: into(rejects!), onWarning: into(warnings!) });
    return { ...result, rejects: rejects!.sort((a, b) => a.line - b.line), warnings: warnings! };
  }

  /**
   * Adds ingredients and updates those of the same name; a row under another name of a known ingredient is merged with it.
   * Values of the shipped data files take precedence, and no name or number is removed. Idempotent.
   */
  async run({ file, onReject, onWarning, onProgress, ...input }: ImportInput): Promise<ImportResult> {
    const { source } = parseInput(text, input);
    const result = await this.db.transaction(async (tx) => {
      await tx.execute(sql`
        select set_config('statement_timeout', ${STATEMENT_TIMEOUT}, true)
        where current_setting('statement_timeout') <> '0'`);
      await lockImports(tx);
      await createStaging(tx);
      let [staged, rejectedCount, warningCount] = [0, 0, 0];
      for await (const { rows, names, rejects, warnings } of readAhead(readImportFile(file))) {
        const duplicates = await stage(tx, rows, names);
        for (const reject of [...rejects, ...duplicates]) onReject(reject);
        rejectedCount += rejects.length + duplicates.length;
        staged += rows.length - duplicates.length;
        const duplicated = new Set(duplicates.map(({ line }) => line));
        for (const warning of warnings) {
          if (duplicated.has(warning.line)) continue;
          warningCount += 1;
          onWarning?.(warning);
        }
        onProgress?.(staged + rejectedCount);
      }
      const { created: createdCount, updated: updatedCount } = await mergeStaged(tx, source);
      await saveFamilies(tx);
      return {
        rowCount: staged + rejectedCount,
        createdCount,
        updatedCount,
        unchangedCount: staged - createdCount - updatedCount,
        rejectedCount,
        warningCount,
      };
    });
    await this.onImported();
    return result;
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
  if (!lock?.held) throw userError('INVALID_STATE', message('ingredients.import.running'));
}
