import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Rules of `data/routines/routine_rules.csv`. */
const FILE_RULE_IDS = [
  'ORD-AM',
  'ORD-PM',
  'CON-RET-AHA',
  'CON-RET-BHA',
  'CON-RET-BPO',
  'CON-RET-RET',
  'CON-VITC-RET',
  'CON-VITC-ACID',
  'CON-VITC-BPO',
  'CON-AHA-BHA',
  'MYTH-VITC-NIA',
  'WEAK-CUP-ACID',
  'FREQ-RET-W1',
  'FREQ-CYCLE',
  'FREQ-EXF',
  'FREQ-SPF',
  'SUN-1',
  'PREG-1',
  'PREG-2',
  'PREG-3',
  'INTRO-1',
  'WAIT-1',
  'WAIT-2',
  'CONC-1',
  'CONC-2',
  'CONC-3',
  'CONC-4',
  'CONC-5',
  'CONC-RINSE',
  'CONC-MAX',
  'RX-ASK',
  'RX-RETINOID',
  'RX-BPO',
  'RX-AZELAIC',
  'RX-ANTIBIOTIC',
  'RX-STEROID',
  'RX-CALCINEURIN',
  'RX-HYDROQUINONE',
  'RX-ROSACEA',
  'RX-FIELD',
  'RX-PHOTOSENSITISER',
  'RX-IMMUNE',
  'RX-ORAL',
  'RX-ISOTRETINOIN',
  'RX-OTHER',
  'PREG-RX',
  'PREG-RX-KEEP',
  'PREG-RX-TELL',
  'PREG-RX-ASK',
  'PREG-RET-ORAL',
  'EMERGENCY-STOP',
  'EMERGENCY-MEDS',
  'REACT-NO-ADD',
  'PROHIBITED',
  'PROHIB-MERCURY',
  'PROHIB-STEROID',
  'PROHIB-RX',
  'NOT-JUDGED',
  'COMEDO-1',
  'EXP-1',
  'CON-RET-SCRUB',
  'CON-HQ-BPO',
  'CON-DAPSONE-BPO',
  'CON-SULFUR-RET',
  'FREQ-EXF-MILD',
  'FREQ-SCRUB',
  'SUN-TINT',
  'SUN-OIL-AM',
  'SUN-FILTER-ALLERGY',
  'PREG-UNKNOWN',
  'PREG-OILS',
  'PREG-BF',
  'INTRO-PATCH',
  'CONC-6',
  'REC-RX',
  'BARRIER-1',
  'BARRIER-2',
  'AGE-13',
  'AGE-18',
  'TONE-1',
  'MELASMA-1',
  'ROSACEA-1',
  'ATOPIC-1',
  'SENS-1',
  'WAX-1',
  'PROC-1',
  'ALLERGY-1',
  'BUDGET-1',
  'ASK-FIRST',
  'ALLERGY-SAL',
  'ALLERGY-BEE',
  'EYE-1',
] as const;

/** Rules based on the person's statements rather than the literature. */
const PERSONAL_RULES = {
  'USER-AVOID': ['HARD', 'The person avoids this ingredient.', "the person's own list"],
  'USER-REACTION': ['HARD', 'The person reported a reaction to it.', "the person's own reports"],
  'USER-RX': [
    'INFO',
    'A doctor prescribed it; only an emergency or a pregnancy puts it on hold.',
    "the person's own word",
  ],
  'PREF-FRAGRANCE': ['SOFT', 'The person wants products without fragrance.', "the person's own wish"],
  'PREF-VEGAN': ['SOFT', 'The person wants vegan products.', "the person's own wish"],
  'PREF-BUDGET': ['SOFT', 'The person set a limit of steps or minutes.', "the person's own wish"],
  'BASE-CLEANSE': [
    'INFO',
    'Cleansing removes sunscreen, makeup, dirt and sebum before anything is applied.',
    'American Academy of Dermatology, Face washing 101',
  ],
  'BASE-MOISTURISE': [
    'INFO',
    'A moisturizer keeps water in the skin and makes actives easier to tolerate.',
    'Purnamawati et al. 2017, Clin Med Res 15:75',
  ],
} as const satisfies Record<string, readonly [RuleSeverity, string, string]>;

export const RULE_SEVERITIES = ['HARD', 'SOFT', 'INFO'] as const;
export type RuleSeverity = (typeof RULE_SEVERITIES)[number];
export type FileRuleId = (typeof FILE_RULE_IDS)[number];
export type RuleId = FileRuleId | keyof typeof PERSONAL_RULES;

export interface Rule {
  id: RuleId;
  kind: string;
  subject: string;
  object: string;
  /** Where it holds, as in `same session` or `pregnant/trying`. */
  scope: string;
  severity: RuleSeverity;
  /** The limit or the instruction. */
  number: string;
  why: string;
  source: string;
  /** What to do about it, with the placeholders of `say`. */
  advice: string;
}

const severities = { hard: 'HARD', soft: 'SOFT', info: 'INFO', default: 'INFO' } as const;
const row = z
  .object({
    rule_id: z.enum(FILE_RULE_IDS),
    kind: z.string().min(1),
    subject: z.string().min(1),
    object: z.string(),
    scope: z.string().min(1),
    severity: z.enum(['hard', 'soft', 'info', 'default']),
    number: z.string(),
    message_en: z.string(),
    why: z.string().min(1),
    source: z.string().min(1),
  })
  .transform(
    ({ rule_id: id, severity, message_en: advice, ...rest }): Rule => ({
      id,
      severity: severities[severity],
      advice,
      ...rest,
    }),
  );

/** Every rule of the text of a CSV file. Throws when one is missing, unknown, twice there or without a source. */
export function parseRules(text: string): Map<RuleId, Rule> {
  const rules = z.array(row).parse(parse(text, { columns: true, bom: true, skip_empty_lines: true }));
  const byId = new Map<RuleId, Rule>(rules.map((rule) => [rule.id, rule]));
  const missing = FILE_RULE_IDS.filter((id) => !byId.has(id));
  if (missing.length > 0 || byId.size !== rules.length) {
    throw new Error(
      `The file of routine rules lacks ${missing.join(', ') || 'nothing'} or has a rule twice.`,
    );
  }
  for (const [id, [severity, why, source]] of Object.entries(PERSONAL_RULES)) {
    const rule = {
      kind: 'personal',
      subject: '',
      object: '',
      scope: 'plan',
      number: '',
      advice: '',
    };
    byId.set(id as RuleId, { id: id as RuleId, ...rule, severity, why, source });
  }
  return byId;
}

const text = readFileSync(new URL('../../data/routines/routine_rules.csv', import.meta.url), 'utf8');
const rules = parseRules(text);

/** Names the state of the rules that a plan was made with: the start of the file's SHA-256. */
export const RULES_VERSION = createHash('sha256').update(text).digest('hex').slice(0, 12);

export const isFileRule = (id: string): id is FileRuleId => (FILE_RULE_IDS as readonly string[]).includes(id);

export const rule = (id: RuleId): Rule => rules.get(id)!;

/** What the placeholders of the texts stand for. */
export interface RuleWords {
  product?: string;
  other?: string;
  drug?: string;
  ingredients?: string;
  session?: string;
  procedure?: string;
  weeks?: number;
  count?: number;
  limit?: number;
  percent?: number;
}

const UNNAMED: Readonly<Record<string, string>> = {
  product: 'this product',
  other: 'the other product',
  drug: 'your medicine',
  ingredients: 'some of its ingredients',
  session: 'session',
  procedure: 'the procedure',
};

/** What a rule tells the person to do, with its placeholders filled in. */
export const say = (id: RuleId, words: RuleWords = {}): string => {
  const text = rule(id).advice.replace(/\{(\w+)\}/g, (_, word: string) =>
    String(words[word as keyof RuleWords] ?? UNNAMED[word] ?? ''),
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
};
export const rulesOfKind = (...kinds: string[]): Rule[] =>
  [...rules.values()].filter(({ kind }) => kinds.includes(kind));
