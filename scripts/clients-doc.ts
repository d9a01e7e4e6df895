// Writes the table of what mutations change into `docs/clients.md`, from `operations/changes.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { CHANGES } from '../operations/changes.ts';

const FILE = new URL('../docs/clients.md', import.meta.url);
const START = '<!-- changes -->';
const END = '<!-- end -->';
const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

/** Mutations by what they change. */
const groups = new Map<string, string[]>();
for (const [mutation, { viewer = [], query = [] }] of Object.entries(CHANGES)) {
  const changed = [viewer, query].map((names) => code([...names].sort())).join(' | ');
  groups.set(changed, [...(groups.get(changed) ?? []), mutation]);
}
const rows = [...groups].map(([changed, mutations]) => `| ${code(mutations)} | ${changed} |`);
const table = ['| mutations | of `viewer` | of `query` |', '|---|---|---|', ...rows].join('\n');

const text = readFileSync(FILE, 'utf8');
const start = text.indexOf(START);
const end = text.indexOf(END, start);
if (start < 0 || end < 0) throw new Error('docs/clients.md has no place for the table.');
writeFileSync(FILE, `${text.slice(0, start)}${START}\n${table}\n${text.slice(end)}`);
