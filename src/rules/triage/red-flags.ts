import { z } from 'zod';
import { message, type Text } from '../../platform/language/text.ts';
import { readRows, readShipped } from '../../platform/shipped-files.ts';

/** Every flag of `data/consultations/triage_questions.csv`, the most dangerous first. */
export const RED_FLAGS = [
  'EM_AIRWAY',
  'EM_ANAPHYLAXIS',
  'EM_SKIN_LOSS',
  'EM_DRUG_RASH_FEVER',
  'EM_NONBLANCHING',
  'EM_SEPSIS',
  'EM_RAPID_PAIN',
  'EM_CHEMICAL_EYE',
  'EM_BURN',
  'EM_INFANT_FEVER',
  'EM_SELF_HARM',
  'UR_SPREADING_INFECTION',
  'UR_EYE',
  'UR_SHINGLES',
  'UR_IMMUNO',
  'UR_PREGNANCY_RASH',
  'UR_BLEEDING_WOUND',
  'UR_DRUG_RASH_MILD',
  'UR_CHILD_RASH',
  'UR_RETINOID_ORAL',
  'UR_MERCURY',
  'SO_MOLE',
  'SO_SORE',
  'SO_NAIL',
  'SO_FAST_GROWING',
  'SO_RING_RASH',
  'SO_HAIR_LOSS',
  'SO_GENITAL',
  'SO_STEROID_FACE',
  'SO_DARK_SKIN_CHANGE',
  'SO_ULCER_LEG',
  'SO_BABY_NAPPY',
  'SO_ITCH_NIGHT',
] as const;
export type RedFlag = (typeof RED_FLAGS)[number];

/** How soon a case needs care, the soonest first; ROUTINE has no red flag. */
export const TRIAGE_TIERS = ['EMERGENCY', 'URGENT', 'SOON', 'ROUTINE'] as const;
export type TriageTier = (typeof TRIAGE_TIERS)[number];
/** A tier with a red flag. */
export type FlagTier = Exclude<TriageTier, 'ROUTINE'>;

/** Whom a question is about. */
const ASKED_ABOUT = ['ALL', 'CHILD', 'PREGNANT'] as const;
export type AskedAbout = (typeof ASKED_ABOUT)[number];

export interface RedFlagFacts {
  id: RedFlag;
  tier: FlagTier;
  asksWhom: AskedAbout;
  source: string;
}

const text = z.string().trim().min(1);
const row = z
  .object({
    id: z.enum(RED_FLAGS),
    tier: z.enum(['EMERGENCY', 'URGENT', 'SOON']),
    asks_whom: z.enum(ASKED_ABOUT),
    source: text,
  })
  .transform(({ asks_whom: asksWhom, ...rest }): RedFlagFacts => ({ ...rest, asksWhom }));

/** Every red flag of the text of a CSV file. Throws when one is missing, unknown, twice there or incomplete. */
function parseRedFlags(csv: string): Map<RedFlag, RedFlagFacts> {
  const rows = z.array(row).parse(readRows(csv));
  const byId = new Map(rows.map((facts) => [facts.id, facts]));
  if (byId.size !== RED_FLAGS.length || byId.size !== rows.length)
    throw new Error('The file of red flags lacks a flag or has one twice.');
  return byId;
}

const facts = parseRedFlags(readShipped('data/consultations/triage_questions.csv'));

export const redFlag = (id: RedFlag): RedFlagFacts => facts.get(id)!;

export const questionOf = (id: RedFlag): Text => message(`triage.flag.${id}.question`);
export const adviceOf = (id: RedFlag): Text => message(`triage.flag.${id}.advice`);

/** Each once, the most dangerous first. */
export const sortedFlags = (flags: readonly RedFlag[]): RedFlag[] =>
  RED_FLAGS.filter((flag) => flags.includes(flag));

/** The soonest tier of the flags. */
export function tierOf(flags: readonly RedFlag[]): TriageTier {
  const tiers = flags.map((flag) => redFlag(flag).tier);
  return TRIAGE_TIERS.find((tier) => (tiers as TriageTier[]).includes(tier)) ?? 'ROUTINE';
}
