import { z } from 'zod';
import { messageOf, type Text } from '../../../platform/language/text.ts';
import { readRows, readShipped } from '../../../platform/shipped-files.ts';
import type { Region } from '../../../rules/product-law.ts';
import { REGIONS } from '../../../rules/region.ts';
import type { ConcernSeverity } from '../../../users/profile/skin-profile.ts';
import { TOPIC_WORDS, type TopicWord } from './topics.ts';

/** A treatment of `data/routines/concern_actives.csv`. */
export interface ConcernRow {
  id: string;
  topic: TopicWord;
  severity: ConcernSeverity | 'ANY';
  rank: number;
  /** As the file names it. */
  active: string;
  family: string;
  kind: 'ACTIVE' | 'SUNSCREEN' | 'FOR_DOCTOR';
  /** Null for everywhere. */
  regions: readonly Region[] | null;
  pregnancy: 'COMPATIBLE' | 'CAUTION' | 'AVOID' | 'CONTRAINDICATED' | 'UNKNOWN' | null;
  minAge: number | null;
  ifSensitive: 'OK' | 'HALF' | 'RINSE_OFF' | 'DERIVATIVE' | 'AVOID';
  ifDarkerTone: 'OK' | 'FIRST' | 'SLOW' | 'TINTED' | 'AFTER_4_WEEKS';
  /** Days after the gentle treatments before it starts. */
  notBefore: number;
  /** Whether a wash does for everyone. */
  isWash: boolean;
  /** Whether a derivative comes first on the darkest tones. */
  prefersDerivative: boolean;
  /** Not for the face. */
  isForBody: boolean;
  spf: 30 | 50;
  isTinted: boolean;
  isMineral: boolean;
  message: Text;
  source: string;
}

const row = z.object({
  id: z.string().min(1),
  concern: z.enum(Object.keys(TOPIC_WORDS) as [TopicWord, ...TopicWord[]]),
  severity: z.enum(['MILD', 'MODERATE', 'SEVERE', 'ANY']),
  rank: z.coerce.number().int(),
  active: z.string().min(1),
  family: z.string().min(1),
  region: z.string().min(1),
  availability: z.string().min(1),
  start_percent: z.string(),
  pregnancy: z.enum(['COMPATIBLE', 'CAUTION', 'AVOID', 'CONTRAINDICATED', 'UNKNOWN', '']),
  min_age: z.string(),
  if_sensitive: z.enum(['OK', 'HALF', 'RINSE_OFF', 'DERIVATIVE', 'AVOID']),
  if_tone_4_to_6: z.enum(['OK', 'FIRST', 'SLOW', 'TINTED', 'AFTER_4_WEEKS']),
  modifiers: z.string(),
  source: z.string().min(1),
});
type Raw = z.infer<typeof row>;

const rows: readonly ConcernRow[] = z
  .array(row)
  .parse(readRows(readShipped('data/routines/concern_actives.csv')))
  .map(toRow);

function toRow(raw: Raw): ConcernRow {
  const weeks = /start only after (\d+) weeks/.exec(raw.modifiers)?.[1];
  return {
    id: raw.id,
    topic: raw.concern,
    severity: raw.severity,
    rank: raw.rank,
    active: raw.active,
    family: raw.family,
    kind: kindOf(raw),
    regions: raw.region === 'ALL' ? null : REGIONS.filter((region) => raw.region.split(';').includes(region)),
    pregnancy: raw.pregnancy === '' ? null : raw.pregnancy,
    minAge: raw.min_age === '' ? null : Number(raw.min_age),
    ifSensitive: raw.if_sensitive,
    ifDarkerTone: raw.if_tone_4_to_6,
    notBefore: weeks === undefined ? 0 : Number(weeks) * 7,
    isWash: raw.start_percent.startsWith('rinse-off'),
    prefersDerivative: /tone V-VI: derivative/.test(raw.modifiers),
    isForBody: raw.modifiers.includes('body only'),
    spf: /SPF 50/.test(raw.active) ? 50 : 30,
    isTinted: /TINTED/.test(raw.active),
    isMineral: /MINERAL/.test(raw.active),
    message: messageOf(`care.${raw.id}`),
    source: raw.source,
  };
}

/** A treatment that a doctor prescribes or a pharmacist chooses is mentioned to the person, but never added to a plan. */
function kindOf({ family, availability }: Raw): ConcernRow['kind'] {
  if (family === 'SUNSCREEN') return 'SUNSCREEN';
  const isSold = /shop|cosmetic|pharmacy/.test(availability) && !/^prescription/.test(availability);
  return isSold && family !== 'ANTIFUNGAL' ? 'ACTIVE' : 'FOR_DOCTOR';
}

/** The treatments of a concern, best first: those of the severity, then those for any. */
export function rowsOf(topic: TopicWord, severity: ConcernSeverity): ConcernRow[] {
  const of = (wanted: ConcernRow['severity']) =>
    rows.filter((each) => each.topic === topic && each.severity === wanted).sort((a, b) => a.rank - b.rank);
  return [...of(severity), ...of('ANY')];
}

export const everyRow = (): readonly ConcernRow[] => rows;
