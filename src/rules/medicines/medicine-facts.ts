import { readRows, readShipped } from '../../platform/shipped-files.ts';

export const MEDICINE_ROUTES = ['TOPICAL', 'ORAL', 'INJECTED'] as const;
export type MedicineRoute = (typeof MEDICINE_ROUTES)[number];
export type PregnancyAction = 'STOP_AND_CALL' | 'KEEP_AND_CALL' | 'TELL' | 'NONE';

/** A row of `data/medicines/drug_facts.csv`. */
export interface Medicine {
  id: string;
  /** International nonproprietary name. */
  inn: string;
  /** Synonyms and brands, as written. */
  otherNames: readonly string[];
  classes: readonly string[];
  /** The international names of the parts of a combination; empty for a single substance. */
  parts: readonly string[];
  route: MedicineRoute;
  session: 'AM' | 'PM' | null;
  photosensitising: boolean;
  pregnancyAction: PregnancyAction;
  /** While pregnant or trying for a child, and while breastfeeding. */
  contraindicated: { pregnant: boolean; breastfeeding: boolean };
  /** Whether it is to be avoided while breastfeeding. */
  avoidWhileBreastfeeding: boolean;
  /** Whether too little is known of it while breastfeeding, or caution is advised. */
  tellWhileBreastfeeding: boolean;
  /** Rules of the catalogue that apply. */
  ruleIds: readonly string[];
  /** The sunscreen that it asks for; null if none. */
  leastSpf: 30 | 50 | null;
}

const list = (cell = '') =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

/** The rows by each of their folded names. */
export const medicinesByName: ReadonlyMap<string, readonly Medicine[]> = readMedicineFacts();

function readMedicineFacts(): Map<string, Medicine[]> {
  const byName = new Map<string, Medicine[]>();
  for (const row of readRows(readShipped('data/medicines/drug_facts.csv'))) {
    const medicine = toMedicine(row);
    for (const name of list(row.match_names)) byName.set(name, [...(byName.get(name) ?? []), medicine]);
  }
  return byName;
}

function toMedicine(row: Record<string, string>): Medicine {
  const rules = list(row.rules);
  return {
    id: row.id!,
    inn: row.inn!,
    otherNames: [...list(row.synonyms), ...list(row.brands)],
    classes: list(row.classes),
    parts: list(row.combination_of),
    route: MEDICINE_ROUTES.find((route) => route === row.route) ?? 'ORAL',
    session: row.usual_session === 'AM' || row.usual_session === 'PM' ? row.usual_session : null,
    photosensitising: row.photosensitising === 'yes',
    pregnancyAction: row.pregnancy_action as PregnancyAction,
    contraindicated: {
      pregnant: row.pregnancy === 'CONTRAINDICATED',
      breastfeeding: row.breastfeeding === 'CONTRAINDICATED',
    },
    avoidWhileBreastfeeding: ['AVOID', 'CONTRAINDICATED'].includes(row.breastfeeding!),
    tellWhileBreastfeeding: ['CAUTION', 'UNKNOWN'].includes(row.breastfeeding!),
    ruleIds: list(row.rule_ids),
    leastSpf: rules.some((rule) => rule.startsWith('SUNSCREEN_SPF50') || rule === 'MELASMA_SUN_RULE')
      ? 50
      : rules.includes('SUNSCREEN_SPF30')
        ? 30
        : null,
  };
}
