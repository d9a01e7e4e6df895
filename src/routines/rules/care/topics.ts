import type { MetricResult } from '../../../inference/inference.types.ts';
import { messageOf, type Text } from '../../../platform/language/text.ts';
import type { ConcernSeverity, Diagnosis, SkinConcern } from '../../../users/profile/skin-profile.ts';
import type { Person } from '../person.ts';

type Meaning = { concern: SkinConcern } | { diagnosis: Diagnosis; like: SkinConcern };
const concern = (name: SkinConcern): Meaning => ({ concern: name });

/**
 * What the words of `concern_actives.csv` mean: a concern, or a diagnosis, whose severity is the stated one of the
 * concern that it is like.
 */
export const TOPIC_WORDS = {
  ROSACEA: { diagnosis: 'ROSACEA', like: 'REDNESS' },
  ATOPIC: { diagnosis: 'ATOPIC_DERMATITIS', like: 'DRYNESS' },
  MELASMA: { diagnosis: 'MELASMA', like: 'PIGMENTATION' },
  FUNGAL_ACNE: { diagnosis: 'FUNGAL_ACNE', like: 'ACNE' },
  SEBORRHOEIC_DERMATITIS: { diagnosis: 'SEBORRHOEIC_DERMATITIS', like: 'REDNESS' },
  KERATOSIS_PILARIS: { diagnosis: 'KERATOSIS_PILARIS', like: 'TEXTURE' },
  ACNE: concern('ACNE'),
  ACNE_SCARS: concern('ACNE_SCARS'),
  BARRIER: concern('BARRIER'),
  DARK_CIRCLES: concern('DARK_CIRCLES'),
  DEHYDRATION: concern('DEHYDRATION'),
  DRYNESS: concern('DRYNESS'),
  DULLNESS: concern('DULLNESS'),
  EYE_PUFFINESS: concern('EYE_PUFFINESS'),
  FIRMNESS: concern('FIRMNESS'),
  LIPS: concern('LIPS'),
  OILINESS: concern('OILINESS'),
  PIGMENTATION: concern('PIGMENTATION'),
  PIH: concern('PIH'),
  PORES: concern('PORES'),
  REDNESS: concern('REDNESS'),
  SENSITIVITY: concern('SENSITIVITY'),
  TEXTURE: concern('TEXTURE'),
  WRINKLES: concern('WRINKLES'),
} as const satisfies Readonly<Record<string, Meaning>>;
export type TopicWord = keyof typeof TOPIC_WORDS;

/** What a person needs care for. */
export interface Topic {
  word: TopicWord;
  severity: ConcernSeverity;
  /** What a photo showed; null where the person said it. */
  metric: MetricResult | null;
}

const isHigh = ({ band }: MetricResult) => band === 'HIGH';
const isLow = ({ band }: MetricResult) => band === 'LOW';
const isRaised = ({ band }: MetricResult) => band !== 'LOW';
const isAboveTarget = ({ value, target }: MetricResult) => value > (target?.high ?? 100);

/** The metrics of a photo that suggest care, as for a mild concern. */
const METRICS: readonly (readonly [key: string, SkinConcern, (metric: MetricResult) => boolean])[] = [
  ['BLEMISHES', 'ACNE', isHigh],
  ['REDNESS', 'REDNESS', isRaised],
  ['OILINESS', 'OILINESS', isAboveTarget],
  ['HYDRATION', 'DEHYDRATION', isLow],
  ['PORES', 'PORES', isHigh],
  ['SPOTS', 'PIGMENTATION', isRaised],
  ['LINES', 'WRINKLES', isHigh],
  ['ELASTICITY', 'FIRMNESS', isLow],
  ['ROUGHNESS', 'TEXTURE', isHigh],
];

const words = Object.entries(TOPIC_WORDS) as [TopicWord, Meaning][];

/** Diagnoses first, then concerns in the person's order, then what a photo adds. */
export function topicsOf(
  metrics: readonly MetricResult[],
  { profile, background: { diagnoses, severities } }: Pick<Person, 'profile' | 'background'>,
): Topic[] {
  const measured = METRICS.flatMap(([key, concern, applies]) => {
    const metric = metrics.find((each) => each.key === key);
    return metric && applies(metric) ? [{ concern, metric }] : [];
  });
  const metricOf = (concern: SkinConcern) =>
    measured.find((each) => each.concern === concern)?.metric ?? null;
  const diagnosed = words.flatMap(([word, meaning]): Topic[] =>
    'diagnosis' in meaning && diagnoses.includes(meaning.diagnosis)
      ? [{ word, severity: severities[meaning.like] ?? 'MILD', metric: null }]
      : [],
  );
  const concerns = [...new Set([...profile.concerns, ...measured.map((each) => each.concern)])];
  const named = concerns.map(
    (concern): Topic => ({
      word: concern,
      severity: severities[concern] ?? 'MILD',
      metric: metricOf(concern),
    }),
  );
  return [...diagnosed, ...named];
}

/** As in `dark circles`. */
export const topicText = ({ word }: Topic): Text => messageOf(`routines.topic.${word}`);
