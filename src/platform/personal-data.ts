import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from './database/database.ts';
import { type CreationCursor, cursorValues, olderThanCursor, type Page } from './database/keyset.ts';
import type { Reader } from './language/language.ts';
import { hasMessage, render } from './language/render.ts';
import type { Message } from './language/text.ts';
import type { ZipEntry } from './zip.ts';

const PAGE = 100;

/** Personal data of a domain: what to export, and what is not deleted with the row in `users`. */
export interface PersonalData {
  /** The domain's files in a data export, one at a time, with texts as their owner reads them. */
  files(userId: string, reader: Reader): AsyncIterable<ZipEntry>;
  /** Storage folders with photos or other files of the person. */
  folders?(userId: string): Promise<string[]>;
  /** Deletes, or reassigns to `pseudonym`, every row that would outlive the row in `users`. */
  forget?(tx: Transaction, userId: string, pseudonym: string): Promise<void>;
}

type DatedTable = PgTable & { id: PgColumn; createdAt: PgColumn };
type OwnTable = DatedTable & { userId: PgColumn };

/** One row as JSON, with stored messages as `reader` reads them. */
export const jsonFile = (path: string, row: object, reader?: Reader): ZipEntry => ({
  path,
  compress: true,
  content: pieces([`${JSON.stringify(row, inWords(reader), 2)}\n`]),
});

/** Rows as a JSON array, with only one page in memory; stored messages as `reader` reads them. */
export const jsonListFile = (
  path: string,
  pages: AsyncIterable<readonly object[]>,
  reader?: Reader,
): ZipEntry => ({
  path,
  compress: true,
  content: pieces(listText(pages, inWords(reader))),
});

type Replacer = (key: string, value: unknown) => unknown;

const inWords =
  (reader: Reader | undefined): Replacer =>
  (_, value) =>
    reader && isStoredMessage(value) ? render(value, reader) : value;

const isStoredMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'code' in value && hasMessage(String(value.code));

export const photoFile = (path: string, bytes: Uint8Array): ZipEntry => ({
  path,
  compress: false,
  content: pieces([bytes]),
});

/** Pages of a list in order of creation, newest first, until one is not full. */
async function* pagesOf<Row extends CreationCursor>(
  read: (page: Page<CreationCursor>) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after: CreationCursor | null = null; ; ) {
    const rows: Row[] = (await read({ first: PAGE, after })).slice(0, PAGE);
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last;
  }
}

/** All rows of the person in a table, without server-internal columns. */
export async function* ownRows(db: Database, table: OwnTable, userId: string): AsyncGenerator<object[]> {
  for await (const page of pagesOfTable(db, table, eq(table.userId, userId))) yield page.map(toPublic);
}

const toPublic = (row: Record<string, unknown>) => {
  const { userId: _, clientRequestId: __, contentHash: ___, photoFolder: ____, ...shown } = row;
  return shown;
};

/** All rows of a table that fit, in pages, newest first. */
export const pagesOfTable = <Table extends DatedTable>(db: Database, table: Table, where: SQL) =>
  pagesOf(async ({ first, after }) => {
    const rows = await db
      .select()
      .from(table as PgTable)
      .where(and(where, olderThanCursor(table.createdAt, table.id)))
      .orderBy(desc(table.createdAt), desc(table.id))
      .limit(first)
      .execute(cursorValues(after));
    return rows as (CreationCursor & Table['$inferSelect'])[];
  });

async function* listText(
  pages: AsyncIterable<readonly object[]>,
  replacer: Replacer,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const page of pages) {
    for (const row of page) {
      yield separator + JSON.stringify(row, replacer);
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

async function* pieces(
  source: AsyncIterable<string> | Iterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}
