import { randomUUID } from 'node:crypto';
import { message, type Text } from '../../platform/language/text.ts';
import { keysOfName, nameKey, readCasCell, readEcCell } from '../facts/ingredient-names.ts';
import type { NameKind } from '../facts/ingredients.table.ts';

export type RejectReason = 'MISSING_NAME' | 'NAME_TOO_LONG' | 'WRONG_CAS_NUMBER' | 'DUPLICATE' | 'NOT_UTF8';

/** A row that was skipped or imported in part. */
export interface Reject {
  /** Line of the file, 1 for the first. */
  line: number;
  reason: RejectReason;
  message: Text;
  /** The first 200 characters of its name; null if it has none. */
  name: string | null;
}

/** A row for the staging table; its keys are the columns. */
export interface StagedRow {
  line: number;
  id: string;
  inci_name: string;
  name_key: string;
  compact_key: string;
  synonyms: string[];
  cas_numbers: string[];
  ec_numbers: string[];
  functions: string[];
  cosing_id: number | null;
  eu_annex: string | null;
}

/** All names of a staged row. */
export interface StagedName {
  row_key: string;
  kind: NameKind;
  name: string;
  name_key: string;
  compact_key: string;
}

const MAX_NAME = 4000;
const MAX_CELL = 2000;
const MAX_COSING_ID = 2_147_483_647;

/** Headers used by CosIng's exports over the years, and common ones, without spaces and punctuation. */
const HEADERS = {
  name: ['inciname', 'inci', 'incinames', 'inciusanname', 'ingredientname', 'ingredient', 'name'],
  cas: ['casno', 'cas', 'casnumber', 'casnumbers', 'casnos', 'casnr'],
  ec: ['ecno', 'ec', 'ecnumber', 'ecnumbers', 'eceinecselincsno', 'einecselincsno', 'einecsno', 'einecs'],
  functions: ['function', 'functions', 'cosingfunctions', 'functionsname'],
  cosingId: ['cosingrefno', 'cosingid', 'cosingref', 'refno', 'cosingreferenceno'],
  restriction: ['restriction', 'cosmeticrestriction', 'restrictions', 'otherrestrictions', 'annexrefno'],
  inn: ['innname', 'inn'],
  pharmacopoeia: ['pheurname', 'pheur'],
  synonyms: ['synonyms', 'synonym', 'othernames'],
} as const;
type Column = keyof typeof HEADERS;
export type Columns = ReadonlyMap<Column, number>;

/** Index of each column; null if the record is not a header, such as the lines before it. */
export function readHeader(record: readonly string[]): Columns | null {
  const names = record.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
  const columns = new Map<Column, number>();
  for (const column of Object.keys(HEADERS) as Column[]) {
    const known: readonly string[] = HEADERS[column];
    const place = known.map((name) => names.indexOf(name)).find((at) => at >= 0);
    if (place !== undefined) columns.set(column, place);
  }
  return columns.has('name') && columns.size > 1 ? columns : null;
}

/** Reads one record of the file. Empty records are ignored. */
export function readRow(
  record: readonly string[],
  columns: Columns,
  line: number,
): { row: StagedRow; names: StagedName[]; warning: Reject | null } | { reject: Reject } {
  const cell = (column: Column) => (record[columns.get(column) ?? -1] ?? '').trim();
  const inciName = cell('name').replace(/\s+/g, ' ');
  const refuse = (reason: RejectReason, text: Text) => ({
    reject: { line, reason, message: text, name: printable(inciName.slice(0, 200)) || null },
  });
  const { nameKey: key, compactKey } = keysOfName(inciName);
  if (!key) return refuse('MISSING_NAME', message('ingredients.import.reject.no-name'));
  if (inciName.length > MAX_NAME) {
    return refuse(
      'NAME_TOO_LONG',
      message('ingredients.import.reject.name-too-long', { length: inciName.length, maximum: MAX_NAME }),
    );
  }
  if (record.some((text) => /[\ufffd\0]/.test(text))) {
    return refuse('NOT_UTF8', message('ingredients.import.reject.not-utf8'));
  }
  const cas = readCasCell(cell('cas'));
  const [wrong] = cas.wrong;
  const warning: Reject | null = wrong
    ? {
        line,
        reason: 'WRONG_CAS_NUMBER',
        message: message('ingredients.import.reject.cas', { number: wrong.slice(0, 50) }),
        name: printable(inciName.slice(0, 200)),
      }
    : null;
  const synonyms = [...list(cell('inn')), ...list(cell('pharmacopoeia')), ...list(cell('synonyms'))].filter(
    (name) => nameKey(name) !== '' && nameKey(name) !== key,
  );
  const cosingId = Number(cell('cosingId') || Number.NaN);
  const row: StagedRow = {
    line,
    id: randomUUID(),
    inci_name: inciName,
    name_key: key,
    compact_key: compactKey,
    synonyms: [...new Set(synonyms)],
    cas_numbers: cas.numbers,
    ec_numbers: readEcCell(cell('ec')),
    functions: [...new Set(list(cell('functions'), /[,;/\n]/).map((name) => name.toLowerCase()))],
    cosing_id: Number.isInteger(cosingId) && cosingId > 0 && cosingId <= MAX_COSING_ID ? cosingId : null,
    eu_annex: cell('restriction').replace(/\s+/g, ' ').slice(0, MAX_CELL) || null,
  };
  return { row, names: namesOf(row), warning };
}

function namesOf(row: StagedRow): StagedName[] {
  const named = (kind: NameKind, names: readonly string[]) =>
    names.map((name) => {
      const keys = keysOfName(name);
      return {
        row_key: row.name_key,
        kind,
        name,
        name_key: keys.nameKey,
        compact_key: keys.compactKey,
      };
    });
  return [
    ...named('INCI', [row.inci_name]),
    ...named('SYNONYM', row.synonyms),
    ...named('CAS', row.cas_numbers),
    ...named('EC', row.ec_numbers),
  ];
}

const list = (cell: string, separator: RegExp = /[;\n]/) =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part) && part.length <= MAX_CELL);

const printable = (text: string) => text.replace(/[^\P{Cc}]/gu, ' ').trim();
