import { message, type Text } from '../platform/language/text.ts';
import { plainLimitOf } from './annex-limits.ts';
import { type AnnexEntry, annexEntriesOf, annexStateOn } from './annexes.ts';
import { dangerIn } from './danger-names.ts';
import { type FileRuleId, type RuleSeverity, rule, say } from './rule-catalogue.ts';

/** Where a product is used: whose law counts. */
export type Region = 'EU' | 'UK' | 'US' | 'OTHER';

/** An item of a label as the law sees it. */
export interface LawItem {
  /** As printed. */
  text: string;
  /** In capitals; null where no ingredient is known by the text. */
  inciName: string | null;
  /** Whether the text only probably means the ingredient. */
  isProbable: boolean;
  /** As printed, in per cent; null where nothing is. */
  percent: number | null;
}

export interface LawContext {
  region: Region;
  /** Whether the product stays on the skin; null where nobody knows. */
  leaveOn: boolean | null;
  /** As `YYYY-MM-DD`. */
  today: string;
}

/** What is wrong with an item. */
export interface LawVerdict<T extends LawItem> {
  item: T;
  ruleId: FileRuleId;
  severity: RuleSeverity;
  /** The entry of an annex, as in `II/300`; null where a rule stands by itself. */
  entry: string | null;
  /** The condition of an entry that forbids in some cases only; null for any other. */
  condition: Text | null;
  /** Highest share in per cent; null where the rule has none. */
  limit: number | null;
}

type Draft = Omit<LawVerdict<LawItem>, 'item'>;

interface Limit {
  ruleId: FileRuleId;
  most: number;
  /** Of the share that counts, as a share of retinol. */
  factor?: number;
  regions: readonly Region[];
  /** From when it is beyond doubt that the product on sale must keep it. */
  surelyFrom?: string;
  rinseOffToo?: boolean;
}

const EU: readonly Region[] = ['EU'];
const EU_UK: readonly Region[] = ['EU', 'UK'];
const RETINOL = {
  ruleId: 'CONC-1',
  most: 0.3,
  regions: EU,
  surelyFrom: '2027-05-01',
  rinseOffToo: true,
} as const;

/** Highest shares in per cent of products for the face. */
const LIMITS: Readonly<Record<string, Limit>> = {
  RETINOL,
  'RETINYL ACETATE': { ...RETINOL, factor: 0.872 },
  'RETINYL PALMITATE': { ...RETINOL, factor: 0.546 },
  'KOJIC ACID': { ruleId: 'CONC-2', most: 1, regions: EU },
  'ALPHA-ARBUTIN': { ruleId: 'CONC-2', most: 2, regions: EU },
  ARBUTIN: { ruleId: 'CONC-2', most: 7, regions: EU },
  'SALICYLIC ACID': { ruleId: 'CONC-3', most: 2, regions: EU_UK },
  'GLYCOLIC ACID': { ruleId: 'CONC-4', most: 10, regions: [] },
  'LACTIC ACID': { ruleId: 'CONC-4', most: 10, regions: [] },
};
const LEAVE_ON_FORBIDDEN = new Set(['METHYLISOTHIAZOLINONE', 'METHYLCHLOROISOTHIAZOLINONE']);
const MEDICINES: Readonly<Record<string, FileRuleId>> = {
  HYDROQUINONE: 'CONC-5',
  'RETINOIC ACID': 'PROHIB-RX',
  TRETINOIN: 'PROHIB-RX',
  ADAPALENE: 'PROHIB-RX',
  MINOXIDIL: 'PROHIB-RX',
};
const MERCURY = /^(?:MERCURIC|MERCUROUS|PHENYL MERCURIC|THIMEROSAL|MERCURY)\b/;
/** Sold without prescription in the US. */
const MILD_STEROID = /^hydrocortisone(?: acetate)?\b/i;
const MILD_STEROID_MOST = 1;
const STEROIDS = new Set(['HYDROCORTISONE', 'HYDROCORTISONE ACETATE', 'HYDROXYCORTISONE SUCCINATE']);

/** What the law forbids about an unprescribed product. Where it holds a steroid nothing else tells to stop it. */
export function judgeProduct<T extends LawItem>(items: readonly T[], context: LawContext): LawVerdict<T>[] {
  const verdicts = items.flatMap((item) => judgeItem(item, context).map((draft) => ({ ...draft, item })));
  const first = ['PROHIB-MERCURY', 'PROHIB-STEROID'].find((id) =>
    verdicts.some(({ ruleId }) => ruleId === id),
  );
  return first
    ? verdicts.filter(({ ruleId, severity }) => ruleId === first || severity === 'INFO')
    : verdicts;
}

function judgeItem(item: LawItem, context: LawContext): Draft[] {
  const { inciName } = item;
  if (context.region === 'US' && /^adapalen/i.test(inciName ?? item.text)) return [];
  const surely = (severity: RuleSeverity): RuleSeverity =>
    severity === 'HARD' && item.isProbable ? 'SOFT' : severity;
  const plain = { entry: null, condition: null, limit: null };
  const danger = dangerOf(item);
  if (danger === 'PROHIB-STEROID' && isSoldFreely(item, context.region))
    return [{ ...plain, ruleId: 'RX-STEROID', severity: 'SOFT' }];
  if (danger) return [{ ...plain, ruleId: danger, severity: surely(rule(danger).severity) }];
  if (inciName === null) return [];
  const medicine = MEDICINES[inciName];
  if (medicine) return [{ ...plain, ruleId: medicine, severity: surely(rule(medicine).severity) }];
  return [
    ...banned(inciName, context),
    ...rinsedOffOnly(inciName, context),
    ...aboveLimit(item, context),
  ].map((draft) => ({ ...draft, severity: surely(draft.severity) }));
}

/** Whether the label says that it is the mild steroid of a medicine that needs no prescription. */
const isSoldFreely = ({ text, inciName, percent }: LawItem, region: Region) =>
  region === 'US' && percent !== null && percent <= MILD_STEROID_MOST && MILD_STEROID.test(inciName ?? text);

/** A name that the inventory has is never read as a danger of another name. */
function dangerOf({ text, inciName, isProbable }: LawItem): FileRuleId | null {
  if (inciName !== null && MERCURY.test(inciName)) return 'PROHIB-MERCURY';
  if (inciName !== null && STEROIDS.has(inciName)) return 'PROHIB-STEROID';
  const danger = inciName === null || isProbable ? dangerIn(text) : null;
  return danger?.ruleId ?? null;
}

const idOf = ({ annex, number }: AnnexEntry) => `${annex}/${number}`;
const bindsOn = (entry: AnnexEntry, today: string) => annexStateOn(entry, today) === 'ALL_PRODUCTS';

function banned(inciName: string, { region, today }: LawContext): Draft[] {
  const entries = annexEntriesOf(inciName).filter(({ annex }) => annex === 'II');
  return entries.map((entry) => {
    const holds = !entry.conditional && bindsOn(entry, today);
    return {
      ruleId: 'PROHIBITED',
      severity: holds ? (region === 'EU' ? 'HARD' : 'SOFT') : 'INFO',
      entry: idOf(entry),
      condition: entry.conditional
        ? entry.substance
        : holds
          ? null
          : message('routines.law.from', { day: dayOf(entry.allProductsFrom) }),
      limit: null,
    };
  });
}

function rinsedOffOnly(inciName: string, { region, leaveOn }: LawContext): Draft[] {
  const entry = annexEntriesOf(inciName).find(
    ({ annex, productTypes }) => annex !== 'II' && /^rinse-off products?$/i.test(productTypes ?? ''),
  );
  if (leaveOn === false || (!entry && !LEAVE_ON_FORBIDDEN.has(inciName))) return [];
  const holds = leaveOn === true && (region === 'EU' || region === 'UK');
  const severity = holds ? 'HARD' : 'INFO';
  const condition = holds ? null : message('routines.law.rinse-off');
  return [{ ruleId: 'CONC-RINSE', severity, entry: entry ? idOf(entry) : null, condition, limit: null }];
}

function aboveLimit(item: LawItem, context: LawContext): Draft[] {
  const { region, leaveOn, today } = context;
  const { inciName, percent } = item;
  if (inciName === null || percent === null) return [];
  const limit = LIMITS[inciName];
  if (!limit) return aboveAnnexLimit(inciName, percent, context);
  if (percent * (limit.factor ?? 1) <= limit.most || (leaveOn === false && !limit.rinseOffToo)) return [];
  const holds = limit.regions.includes(region) && (limit.surelyFrom ?? '') <= today;
  const severity = holds ? 'HARD' : 'SOFT';
  return [{ ruleId: limit.ruleId, severity, entry: null, condition: null, limit: limit.most }];
}

/** Only UV filters are surely there for what their annex limits; others may serve another purpose than the limited one. */
function aboveAnnexLimit(inciName: string, percent: number, { region, leaveOn, today }: LawContext): Draft[] {
  if (!EU_UK.includes(region)) return [];
  return annexEntriesOf(inciName).flatMap((entry) => {
    const limit = plainLimitOf(entry, leaveOn);
    if (limit === null || percent <= limit || !bindsOn(entry, today)) return [];
    const severity = entry.annex === 'VI' && region === 'EU' ? 'HARD' : 'SOFT';
    return [{ ruleId: 'CONC-MAX', severity, entry: idOf(entry), condition: null, limit }];
  });
}

const dayOf = (day: string | null): Text => (day === null ? '' : { day });

/** A verdict in words for the person, with `product` as it is called. */
export function sayVerdict({ item, ruleId, condition, limit }: LawVerdict<LawItem>, product: Text): Text {
  const plain = item.inciName ?? item.text;
  const name = item.isProbable ? message('routines.product.probably', { name: plain }) : plain;
  if (condition !== null) return message('routines.law.condition', { product, name, condition });
  if (limit !== null) {
    const shares = { product, name, percent: item.percent ?? limit, limit };
    return ruleId === 'CONC-MAX'
      ? message('routines.law.limit-eu', shares)
      : message('routines.law.limit-face', shares);
  }
  return say(ruleId, { product, drug: product, ingredients: name });
}
