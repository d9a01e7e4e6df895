// Prints the booklet for a clinical review, or with --update writes the list of rules in the documents anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { booklet } from './review/booklet.ts';
import { withRuleTable } from './review/rule-table.ts';

if (process.argv.includes('--update')) {
  const page = new URL('../docs/clinical-safety.md', import.meta.url);
  writeFileSync(page, withRuleTable(readFileSync(page, 'utf8')));
} else process.stdout.write(booklet());
