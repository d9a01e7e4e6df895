import { FALLBACK } from '../../src/platform/language/catalogues.ts';
import { patternOf, rowsOf, table } from './tables.ts';

const START = '<!-- rules -->';
const END = '<!-- /rules -->';

/** Every rule of the file in one line: identifier, severity, what it says, source. */
const ruleTable = (): string =>
  table(
    ['Rule', 'Severity', 'What it tells the person', 'Source'],
    rowsOf('routines/routine_rules.csv').map((row) => [
      `\`${row.rule_id}\``,
      row.severity!,
      patternOf(FALLBACK, `rules.${row.rule_id}.advice`) || patternOf(FALLBACK, `rules.${row.rule_id}.why`),
      row.source!,
    ]),
  );

/** A document with its list of rules written anew. */
export function withRuleTable(document: string): string {
  const [before, after] = [document.indexOf(START), document.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`The document lacks ${START} and ${END}.`);
  return `${document.slice(0, before + START.length)}\n\n${ruleTable()}\n\n${document.slice(after)}`;
}
