import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readCatalogues } from '../platform/language/catalogues.ts';
import { parametersIn } from '../platform/language/render.ts';
import { type Message, messageOf, type Text, type Value } from '../platform/language/text.ts';
import { readRows, readShipped } from '../platform/shipped-files.ts';

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
  'USER-AVOID': ['HARD', messageOf('rules.word.source.list')],
  'USER-REACTION': ['HARD', messageOf('rules.word.source.reports')],
  'USER-RX': ['INFO', messageOf('rules.word.source.word')],
  'PREF-FRAGRANCE': ['SOFT', messageOf('rules.word.source.wish')],
  'PREF-VEGAN': ['SOFT', messageOf('rules.word.source.wish')],
  'PREF-BUDGET': ['SOFT', messageOf('rules.word.source.wish')],
  'BASE-CLEANSE': ['INFO', 'American Academy of Dermatology, Face washing 101'],
  'BASE-MOISTURISE': ['INFO', 'Purnamawati et al. 2017, Clin Med Res 15:75'],
} as const satisfies Record<string, readonly [RuleSeverity, Text]>;

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
  source: Text;
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
    source: z.string().min(1),
  })
  .transform(({ rule_id: id, severity, ...rest }): Rule => ({ id, severity: severities[severity], ...rest }));

/** Every rule of the text of a CSV file. Throws when one is missing, unknown, twice there or without a source. */
export function parseRules(text: string): Map<RuleId, Rule> {
  const rules = z.array(row).parse(readRows(text));
  const byId = new Map<RuleId, Rule>(rules.map((rule) => [rule.id, rule]));
  const missing = FILE_RULE_IDS.filter((id) => !byId.has(id));
  if (missing.length > 0 || byId.size !== rules.length) {
    throw new Error(
      `The file of routine rules lacks ${missing.join(', ') || 'nothing'} or has a rule twice.`,
    );
  }
  for (const [key, [severity, source]] of Object.entries(PERSONAL_RULES)) {
    const id = key as RuleId;
    byId.set(id, {
      id,
      kind: 'personal',
      subject: '',
      object: '',
      scope: 'plan',
      number: '',
      severity,
      source,
    });
  }
  return byId;
}

const text = readShipped('data/routines/routine_rules.csv');
const rules = parseRules(text);

const wordings = [...readCatalogues().entries()].flatMap(([language, catalogue]) =>
  [...catalogue].flatMap(([code, pattern]) =>
    code.startsWith('rules.') ? `${language} ${code} ${pattern}` : [],
  ),
);

/** Names the state of the rules and their texts that a plan was made with: the start of their SHA-256. */
export const RULES_VERSION = createHash('sha256')
  .update([text, ...wordings].join('\n'))
  .digest('hex')
  .slice(0, 12);

export const isFileRule = (id: string): id is FileRuleId => (FILE_RULE_IDS as readonly string[]).includes(id);

export const rule = (id: RuleId): Rule => rules.get(id)!;
export const findRule = (id: string): Rule | null => rules.get(id as RuleId) ?? null;

/** What the placeholders of the texts stand for. */
export interface RuleWords {
  product?: Text;
  other?: Text;
  drug?: Text;
  ingredients?: Text;
  session?: Text;
  procedure?: Text;
  weeks?: number;
  count?: number;
  limit?: number;
  percent?: number;
}

const WORDS = ['product', 'other', 'drug', 'ingredients', 'session', 'procedure'] as const;
const UNNAMED: Readonly<Record<string, Value>> = Object.fromEntries(
  WORDS.map((word) => [word, messageOf(`rules.word.${word}`)]),
);

/** What a rule tells the person to do, with its placeholders filled in. */
export function say(id: RuleId, words: RuleWords = {}): Message {
  const code = `rules.${id}.advice`;
  const known: Readonly<Record<string, Value | undefined>> = { ...words };
  const params = parametersIn(code).map((name) => [name, known[name] ?? UNNAMED[name] ?? ''] as const);
  return params.length > 0 ? messageOf(code, Object.fromEntries(params)) : messageOf(code);
}

/** Why a rule is there, in a sentence. */
export const reasonOf = (id: RuleId): Message => messageOf(`rules.${id}.why`);

export const everyRule = (): Rule[] => [...rules.values()];

export const rulesOfKind = (...kinds: string[]): Rule[] =>
  [...rules.values()].filter(({ kind }) => kinds.includes(kind));
