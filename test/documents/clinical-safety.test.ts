import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { booklet } from '../../scripts/review/booklet.ts';
import { withRuleTable } from '../../scripts/review/rule-table.ts';
import { patternOf, rowsOf } from '../../scripts/review/tables.ts';

describe('docs/clinical-safety.md', () => {
  const page = readFileSync('docs/clinical-safety.md', 'utf8');

  it('lists every rule as the data has it', () => {
    expect(withRuleTable(page)).toBe(page);
    for (const { rule_id } of rowsOf('routines/routine_rules.csv'))
      expect(page).toContain(`| \`${rule_id}\` |`);
  });

  it('refuses to write into a page without a place for the list', () => {
    expect(() => withRuleTable('# Page')).toThrow(/lacks/);
  });
});

describe('the booklet for a clinical review', () => {
  const text = booklet();

  it('says that nobody has signed, and has every rule with both texts, treatment and medicine', () => {
    expect(text).toContain('No clinician has signed');
    const whole = [
      ...rowsOf('routines/routine_rules.csv').flatMap((row) => [
        row.condition!,
        patternOf('en', `rules.${row.rule_id}.advice`),
        patternOf('de', `rules.${row.rule_id}.advice`),
      ]),
      ...rowsOf('routines/concern_actives.csv').flatMap((row) => [
        row.id!,
        patternOf('de', `care.${row.id}`),
      ]),
      ...rowsOf('consultations/triage_questions.csv').flatMap((row) => [
        patternOf('en', `triage.flag.${row.id}.question`),
        patternOf('de', `triage.flag.${row.id}.advice`),
      ]),
      ...rowsOf('medicines/drug_facts.csv').map((row) => row.inn!),
    ];
    expect(whole.filter((each) => !text.includes(each.replaceAll('|', '\\|')))).toEqual([]);
  });

  it('is what the documented command prints', () => {
    const options = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
    expect(execFileSync('npm', ['--silent', 'run', 'rules:review'], options)).toBe(text);
  });

  it('has tables whose rows are all as wide as their head', () => {
    const blocks = text.split('\n\n').filter((block) => block.startsWith('| '));
    expect(blocks.length).toBeGreaterThan(30);
    for (const block of blocks) {
      const widths = block.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
      expect(new Set(widths).size).toBe(1);
    }
  });
});
