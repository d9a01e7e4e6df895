import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import papaparse from 'papaparse';

const root = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Path of a file that the project contains, e.g. `data/routines/routine_rules.csv`; the same from `src` and from `dist`. */
export const shippedFile = (path: string): string => join(root, path);

export function readShipped(path: string): string {
  const bytes = readFileSync(shippedFile(path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The rows of a CSV text by the names in its first line, trimmed. Throws when a row has too few or too many cells. */
export function readRows(csv: string): Record<string, string>[] {
  const { data, errors } = papaparse.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
    delimiter: ',',
    transform: (cell) => cell.trim(),
  });
  const [error] = errors;
  if (error) throw new Error(`A table cannot be read near row ${(error.row ?? 0) + 1}: ${error.message}`);
  return data;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The folder of the project was not found: it has a package.json.');
  return findRoot(parent);
}
