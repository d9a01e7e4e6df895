import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The files of rules and medicines, read here again so that the checker shares no code with what it checks. */

type Row = Readonly<Record<string, string>>;

const read = (path: string): Row[] =>
  parse(readFileSync(new URL(`../../../../data/${path}`, import.meta.url), 'utf8'), {
    columns: true,
    bom: true,
    trim: true,
  });
const list = (cell = ''): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

export type Severity = 'hard' | 'soft' | 'info' | 'default';

export const RULES: ReadonlyMap<string, Row> = new Map(
  read('routines/routine_rules.csv').map((row) => [row.rule_id!, row]),
);

/** Of rules that are written down elsewhere only. */
const ELSEWHERE: Readonly<Record<string, Severity>> = {
  /** No rule removes, moves or pauses what a doctor prescribed. */
  'RX-KEEP': 'hard',
  /** An ingredient that the person avoids. */
  'USER-AVOID': 'hard',
  /** Nothing new starts during the rest after a reaction. */
  'REACT-REST': 'hard',
  /** `min_age` and `availability` of `concern_actives.csv`. */
  'ACTIVE-AGE': 'hard',
  'ACTIVE-SHOP': 'hard',
  /** Only ingredients of `concern_actives.csv` and plain bases are proposed. */
  'ACTIVE-LISTED': 'hard',
};

export function severityOf(ruleId: string): Severity {
  const severity = (RULES.get(ruleId)?.severity as Severity | undefined) ?? ELSEWHERE[ruleId];
  if (!severity) throw new Error(`No rule is called ${ruleId}`);
  return severity;
}

/** Whether a rule stands in the file of rules or among the few others. */
export const isRule = (ruleId: string) => RULES.has(ruleId) || ruleId in ELSEWHERE;

export interface Drug {
  id: string;
  inn: string;
  names: readonly string[];
  spellings: readonly string[];
  classes: readonly string[];
  route: string;
  action: string;
  breastfeeding: string;
  codes: readonly string[];
  ruleIds: readonly string[];
}

export const DRUGS: readonly Drug[] = read('medicines/drug_facts.csv').map((row) => ({
  id: row.id!,
  inn: row.inn!,
  names: list(row.match_names),
  spellings: [row.inn!, ...list(row.synonyms), ...list(row.brands)],
  classes: list(row.classes),
  route: row.route!,
  action: row.pregnancy_action!,
  breastfeeding: row.breastfeeding!,
  codes: list(row.rules),
  ruleIds: list(row.rule_ids),
}));

export interface Choice {
  id: string;
  concern: string;
  active: string;
  availability: string;
  regions: readonly string[];
  minAge: number | null;
  pregnancy: string;
  ifTone: string;
}

const THIAMIDOL = /^THIAMIDOL \((.+)\)$/;

export const CHOICES: readonly Choice[] = read('routines/concern_actives.csv').map((row) => ({
  id: row.id!,
  concern: row.concern!,
  active: THIAMIDOL.exec(row.active!)?.[1] ?? row.active!,
  availability: row.availability!,
  regions: list(row.region),
  minAge: row.min_age ? Number(row.min_age) : null,
  pregnancy: row.pregnancy!,
  ifTone: row.if_tone_4_to_6!,
}));

/** What the person can buy: rows that neither a doctor nor a prescription stands between. */
export const isSold = ({ availability }: Choice) =>
  !/prescription|doctor|^15-20 % medicine|^15 % medicine/.test(availability) || /^US shop/.test(availability);
