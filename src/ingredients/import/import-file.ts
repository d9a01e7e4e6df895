import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { userError } from '../../platform/errors.ts';
import { message, type Text } from '../../platform/language/text.ts';
import { type Reject, readHeader, readRow, type StagedName, type StagedRow } from './import-rows.ts';

/** Rows per batch. */
export interface Batch {
  rows: StagedRow[];
  names: StagedName[];
  rejects: Reject[];
  /** Rows that were read without a part of them. */
  warnings: Reject[];
}

const BATCH = 1000;
/** CosIng's exports have some lines before the header. */
const MAX_PREAMBLE = 30;
const MAX_RECORD_BYTES = 200_000;
const PEEK_BYTES = 8192;

/**
 * Reads a CSV of ingredients in batches, in UTF-8 or UTF-16: comma, semicolon, tab or bar, the columns in any order.
 * Throws UserErrors if the file as a whole cannot be read.
 */
export async function* readImportFile(file: AsyncIterable<Buffer>): AsyncGenerator<Batch> {
  const { columns, delimiter, skippedLines, chunks } = await findHeader(withLineFeeds(inUtf8(file)));
  let batch = emptyBatch();
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  const reading = pipeline(Readable.from(chunks), parser);
  reading.catch(() => {}); // the loop below throws the same
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      const read = readRow(record, columns, skippedLines + info.lines - lineBreaks(record));
      if ('reject' in read) batch.rejects.push(read.reject);
      else {
        batch.rows.push(read.row);
        batch.names.push(...read.names);
        if (read.warning) batch.warnings.push(read.warning);
      }
      if (batch.rows.length + batch.rejects.length < BATCH) continue;
      yield batch;
      batch = emptyBatch();
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, skippedLines) : error;
  } finally {
    parser.destroy();
  }
  yield batch;
}

const emptyBatch = (): Batch => ({ rows: [], names: [], rejects: [], warnings: [] });

interface Parsed {
  record: string[];
  info: { lines: number };
}

const lineBreaks = (record: readonly string[]) =>
  record.reduce((count, cell) => count + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

function unreadable(error: CsvError, skippedLines: number) {
  const text: Text[] = [message('ingredients.import.unreadable')];
  if ('lines' in error) {
    text.push(message('ingredients.import.read-up-to', { line: skippedLines + Number(error.lines) }));
  }
  return userError('INVALID_FORMAT', text, 'file');
}

/** UTF-16, as spreadsheets write it, is told by its mark or by the zeros between its letters. */
async function* inUtf8(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null;
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of file) {
    const bytes: Buffer = head ? Buffer.concat([head, chunk]) : chunk;
    if (head && bytes.length < 4) {
      head = bytes;
      continue;
    }
    if (head) decoder = decoderOf(bytes);
    head = null;
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
  }
  if (head) yield head;
  if (decoder) yield Buffer.from(decoder.decode());
}

function decoderOf([first, second, third, fourth]: Buffer): TextDecoder | null {
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0))
    return new TextDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0)) return new TextDecoder('utf-16be');
  return null;
}

/** The file with one kind of line breaks, so that lines are counted alike wherever they are. */
async function* withLineFeeds(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carried = '';
  for await (const chunk of file) {
    const text = carried + chunk.toString('latin1'); // byte by byte, whatever the encoding
    carried = text.endsWith('\r') ? '\r' : '';
    yield Buffer.from(text.slice(0, text.length - carried.length).replace(/\r\n?/g, '\n'), 'latin1');
  }
  if (carried) yield Buffer.from('\n');
}

/** The columns named by the header line, and the rest of the file. */
async function findHeader(file: AsyncGenerator<Buffer>) {
  let head = Buffer.alloc(0);
  for (let next = await file.next(); !next.done; next = await file.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= PEEK_BYTES) break;
  }
  let start = 0;
  for (let skippedLines = 0; skippedLines <= MAX_PREAMBLE && start < head.length; skippedLines += 1) {
    const end = head.indexOf('\n', start);
    const line = head.toString('utf8', start, end < 0 ? undefined : end);
    for (const delimiter of [',', ';', '\t', '|']) {
      const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^\ufeff?"|"$/g, ''));
      const columns = readHeader(cells);
      if (!columns) continue;
      const rest = head.subarray(end < 0 ? head.length : end + 1);
      return { columns, delimiter, skippedLines: skippedLines + 1, chunks: rejoin(rest, file) };
    }
    if (end < 0) break;
    start = end + 1;
  }
  throw userError('INVALID_FORMAT', message('ingredients.import.no-header'), 'file');
}

async function* rejoin(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}
