import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { userError } from '../platform/errors.ts';
import {
  type Columns,
  type Reject,
  readHeader,
  readRow,
  type StagedName,
  type StagedRow,
} from './import-rows.ts';

/** Rows that are handed on together. */
export interface Batch {
  rows: StagedRow[];
  names: StagedName[];
  rejects: Reject[];
}

const BATCH = 1000;
/** CosIng's exports have some lines before the header. */
const MAX_PREAMBLE = 30;
const MAX_RECORD_BYTES = 200_000;
const PEEK_BYTES = 8192;

/**
 * Reads a CSV of ingredients in batches: comma, semicolon or tab, the columns in any order. Throws UserErrors where the
 * file as a whole cannot be read.
 */
export async function* readImportFile(file: AsyncIterable<Buffer>): AsyncGenerator<Batch> {
  const { delimiter, chunks } = await peek(file);
  let batch: Batch = { rows: [], names: [], rejects: [] };
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_BYTES,
    on_skip: (error) => {
      const line = error?.lines ?? 0;
      const message = 'The row is no valid CSV: look at its quotation marks.';
      batch.rejects.push({ line: Number(line), reason: 'MALFORMED', message, name: null });
    },
  });
  const reading = pipeline(Readable.from(chunks), parser);
  reading.catch(() => {}); // the loop below throws the same
  let columns: Columns | null = null;
  let records = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!columns) {
        columns = readHeader(record);
        records += 1;
        if (!columns && records > MAX_PREAMBLE) break;
        continue;
      }
      if (record.every((cell) => cell.trim() === '')) continue;
      const read = readRow(record, columns, info.lines - lineBreaks(record));
      if ('reject' in read) batch.rejects.push(read.reject);
      else {
        batch.rows.push(read.row);
        batch.names.push(...read.names);
      }
      if (batch.rows.length + batch.rejects.length < BATCH) continue;
      yield batch;
      batch = { rows: [], names: [], rejects: [] };
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  } finally {
    parser.destroy();
  }
  if (!columns) {
    throw userError(
      'INVALID',
      'The file has no header with a column for the INCI name and one more.',
      'file',
    );
  }
  yield batch;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

const lineBreaks = (record: readonly string[]) =>
  record.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

function unreadable(error: CsvError) {
  const line = 'lines' in error ? ` near line ${String(error.lines)}` : '';
  return userError(
    'INVALID',
    `The file cannot be read as CSV: a quotation mark is not closed${line}.`,
    'file',
  );
}

/** The delimiter, told from the line with the header, and the whole file again. */
async function peek(
  file: AsyncIterable<Buffer>,
): Promise<{ delimiter: string; chunks: AsyncIterable<Buffer> }> {
  const iterator = file[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  for (let size = 0; size < PEEK_BYTES; ) {
    const { value, done } = await iterator.next();
    if (done) break;
    head.push(value);
    size += value.length;
  }
  const lines = Buffer.concat(head)
    .subarray(0, PEEK_BYTES)
    .toString('utf8')
    .split(/\r\n|\n|\r/);
  const header = lines.find((line) => /inci/i.test(line)) ?? lines.find((line) => line.trim()) ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  const delimiter = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0]!;
  const chunks = (async function* () {
    yield* head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  return { delimiter, chunks };
}
