// Writes the tables of `docs/errors.md` from the codes in the source.
import { readFileSync, writeFileSync } from 'node:fs';
import { MASKED_CODE, PROTOCOL_CODES } from '../src/graphql/errors.ts';
import { FAULT_CODES, USER_ERROR_CODES } from '../src/platform/errors.ts';

const FILE = new URL('../docs/errors.md', import.meta.url);
const masked = { [MASKED_CODE]: 'Report `extensions.requestId`.' };

const TABLES: Record<string, { head: string; codes: Readonly<Record<string, string>> }> = {
  'user errors': { head: 'meaning', codes: USER_ERROR_CODES },
  'top-level errors': { head: 'what to do', codes: { ...FAULT_CODES, ...masked, ...PROTOCOL_CODES } },
};

let text = readFileSync(FILE, 'utf8');
for (const [name, { head, codes }] of Object.entries(TABLES)) {
  const rows = Object.entries(codes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  const table = [`| code | ${head} |`, '|---|---|', ...rows].join('\n');
  const start = text.indexOf(`<!-- ${name} -->`);
  const end = text.indexOf('<!-- end -->', start);
  if (start < 0 || end < 0) throw new Error(`docs/errors.md has no place for the table "${name}".`);
  text = `${text.slice(0, start)}<!-- ${name} -->\n${table}\n${text.slice(end)}`;
}
writeFileSync(FILE, text);
