import { RULES_VERSION } from '../../src/rules/rule-catalogue.ts';
import { groupsOf, inEach, languages, patternOf, type Row, rowsOf, table } from './tables.ts';

const VERDICT = '- [ ] right  - [ ] right with this change  - [ ] wrong. Comment: ________________';

/** Everything that a clinician would have to read before signing, as Markdown. */
export const booklet = (): string =>
  [
    `# Rules for review, version ${RULES_VERSION}`,
    'No clinician has signed these rules. Reviewer, qualification, date: ______________________________',
    INTRODUCTION,
    '## 1. Rules of routines and products',
    ...[...groupsOf(rowsOf('routines/routine_rules.csv'), (row) => row.kind!)].flatMap(([kind, rows]) => [
      `### ${kind}`,
      ...rows.map(ruleText),
    ]),
    '## 2. Treatments by concern, in the order in which they are proposed',
    ...[...groupsOf(rowsOf('routines/concern_actives.csv'), (row) => row.concern!)].flatMap(
      ([concern, rows]) => [`### ${concern}`, treatments(rows), VERDICT],
    ),
    '## 3. Red flags before a consultation',
    ...[...groupsOf(rowsOf('consultations/triage_questions.csv'), (row) => row.tier!)].flatMap(
      ([tier, rows]) => [`### ${tier}`, redFlags(rows), VERDICT],
    ),
    '## 4. Medicines',
    ...[...groupsOf(rowsOf('medicines/drug_facts.csv'), (row) => row.classes!)].flatMap(([classes, rows]) => [
      `### ${classes || 'without a class'}`,
      medicines(rows),
      VERDICT,
    ]),
    '',
  ].join('\n\n');

const INTRODUCTION =
  'Read each entry as it stands. *When* is what the program tests; the texts are what a person reads. HARD stops a product or a plan, SOFT warns, INFO explains. Tick one box each, and write what you would say instead. Send the page back with the version above: a later version names what has changed since.';

const ruleText = (row: Row): string =>
  [
    `#### ${row.rule_id}: ${row.subject}${row.object ? ` / ${row.object}` : ''}`,
    `${row.severity!.toUpperCase()}, ${row.scope}${row.number ? `: ${row.number}` : ''}`,
    `- When: ${row.condition}`,
    ...languages.map(
      (language) =>
        `- Says (${language}): ${patternOf(language, `rules.${row.rule_id}.advice`) || '(no text of its own)'}`,
    ),
    `- Because: ${inEach(`rules.${row.rule_id}.why`).join(' / ')}`,
    `- Source: ${row.source}`,
    VERDICT,
  ].join('\n');

const treatments = (rows: readonly Row[]): string =>
  table(
    [
      'Row',
      'Severity',
      'Active',
      'Where',
      'Share',
      'Pregnancy',
      'From age',
      'Sensitive',
      'Tone IV to VI',
      'Says',
      'Grade, source',
    ],
    rows.map((row) => [
      row.id!,
      `${row.severity} ${row.rank}`,
      row.active!,
      `${row.region}, ${row.availability}`,
      [row.start_percent, row.experienced_percent].filter(Boolean).join(' to '),
      row.pregnancy!,
      row.min_age!,
      row.if_sensitive!,
      row.if_tone_4_to_6!,
      inEach(`care.${row.id}`).join(' / '),
      `${row.evidence_grade}, ${row.source}`,
    ]),
  );

const redFlags = (rows: readonly Row[]): string =>
  table(
    ['Flag', 'Question', 'Advice', 'Asked', 'Source'],
    rows.map((row) => [
      row.id!,
      inEach(`triage.flag.${row.id}.question`).join(' / '),
      inEach(`triage.flag.${row.id}.advice`).join(' / '),
      row.asks_whom!,
      row.source!,
    ]),
  );

const medicines = (rows: readonly Row[]): string =>
  table(
    ['Substance', 'Read from', 'Route', 'Light', 'Pregnancy', 'Breastfeeding', 'Rules', 'Source'],
    rows.map((row) => [
      row.inn!,
      [row.match_names, row.synonyms, row.brands].filter(Boolean).join(';').replaceAll(';', ', '),
      row.route!,
      row.photosensitising!,
      `${row.pregnancy} ${row.pregnancy_action}`,
      row.breastfeeding!,
      row.rules!.replaceAll(';', ', '),
      row.source!,
    ]),
  );
