import type { GenerationInput } from '../../../src/routines/rules/generation.ts';
import type { Background } from '../../../src/routines/rules/person.ts';
import { type Prescription, readPrescription } from '../../../src/routines/rules/prescription.ts';
import {
  ALLERGIES,
  CONCERN_SEVERITIES,
  DIAGNOSES,
  EXPERIENCES,
  PREGNANCIES,
  PROCEDURES,
  SENSITIVITIES,
  SKIN_CONCERNS,
  SKIN_TONES,
  SKIN_TYPES,
} from '../../../src/users/profile/skin-profile.ts';
import { CHOICES, DRUGS } from './checker/tables.ts';

const FORMS: Readonly<Record<string, readonly string[]>> = {
  TOPICAL: ['', ' 0.1 % gel', ' Creme', ' cream 0.05 %', ' Salbe', ' crème', ' Lotion 1 %'],
  ORAL: ['', ' 20 mg', ' Kapseln 10 mg', ' 100 mg tablets', ' comprimés'],
  INJECTED: ['', ' Fertigpen', ' injection'],
};
const UNKNOWN = ['Xyzzol', 'Blorvex 5 % cream', 'Tabletten Quorim 20 mg', 'the white ointment from my aunt'];
const NAMES = [...new Set(CHOICES.map(({ active }) => active))].filter(
  (name) => !/SUNSCREEN|DERMATOLOGIST|SHAMPOO|\+/.test(name),
);
const REFUSABLE = [
  ...NAMES,
  'SODIUM ASCORBYL PHOSPHATE',
  'ZINC OXIDE',
  'TITANIUM DIOXIDE',
  'CI 77492',
  'SQUALANE',
];
const METRICS = [
  'HYDRATION',
  'OILINESS',
  'ELASTICITY',
  'PORES',
  'REDNESS',
  'BLEMISHES',
  'SPOTS',
  'LINES',
  'ROUGHNESS',
];

/** mulberry32: numbers in 0..1 that depend on the seed only. */
function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x85ebca6b);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A person of any kind, made up from a seed: most rules of the catalogue meet some of them. */
export function randomPerson(seed: number, today: number): GenerationInput {
  const next = numbers(seed);
  const chance = (share: number) => next() < share;
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const some = <T>(items: readonly T[], share: number) =>
    items
      .filter(() => chance(share))
      .map((item) => ({ item, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
  const medicine = (): Prescription => {
    const drug = pick(DRUGS);
    const name = chance(0.08) ? pick(UNKNOWN) : `${pick(drug.spellings)}${pick(FORMS[drug.route]!)}`;
    const isSaid = chance(0.4);
    return readPrescription(
      {
        name,
        session: isSaid ? pick(['AM', 'PM'] as const) : null,
        everyDays: isSaid ? pick([1, 1, 2, 3]) : null,
        established: chance(0.5),
      },
      [],
      chance(0.2),
    );
  };
  const medicines = Array.from({ length: chance(0.5) ? 0 : 1 + below(4) }, medicine);
  const prescribed = medicines.filter(() => chance(0.5));
  const age = chance(0.12) ? null : chance(0.25) ? 5 + below(13) : 18 + below(73);
  const background: Background = {
    age,
    skinTone: chance(0.15) ? null : pick(SKIN_TONES),
    region: pick(['EU', 'EU', 'UK', 'US', 'OTHER'] as const),
    severities: Object.fromEntries(some(SKIN_CONCERNS, 0.3).map((each) => [each, pick(CONCERN_SEVERITIES)])),
    latestAhaOn: seed % 5 === 0 ? today - (seed % 9) : null,
    diagnoses: chance(0.6) ? [] : some(DIAGNOSES, 0.2),
    medicines: medicines.filter((each) => !prescribed.includes(each)),
    formerOralRetinoid: null,
    areMedicinesKnown: medicines.length > 0 || chance(0.85),
    allergies: chance(0.7) ? [] : some(ALLERGIES, 0.3),
    procedures: chance(0.75)
      ? []
      : some(PROCEDURES, 0.4).map((kind) => ({ kind, day: today - 40 + below(200), restWeeks: below(5) })),
  };
  const standstill = chance(0.06) ? pick(['EMERGENCY', 'SETTLING'] as const) : null;
  return {
    profile: {
      skinType: chance(0.2) ? null : pick(SKIN_TYPES),
      concerns: some(SKIN_CONCERNS, pick([0, 0.1, 0.2, 0.3, 0.8])),
      sensitivity: pick(SENSITIVITIES),
      experience: pick(EXPERIENCES),
      pregnancy: chance(0.5) ? pick(['NONE', 'NOT_APPLICABLE'] as const) : pick(PREGNANCIES),
      fragranceFree: chance(0.3),
      vegan: chance(0.3),
    },
    exclusions: {
      avoided: new Set(chance(0.6) ? [] : some(REFUSABLE, 0.15)),
      reactedTo: new Set(chance(0.75) ? [] : some(REFUSABLE, 0.12)),
    },
    metrics: chance(0.3) ? [] : METRICS.map((key) => metricOf(key, next)),
    prescriptions: prescribed,
    maxSteps: chance(0.6) ? null : 1 + below(8),
    maxMinutes: chance(0.7) ? null : 1 + below(14),
    today,
    restsUntil: today + (chance(0.2) ? below(15) : 0),
    standstill,
    background,
  };
}

function metricOf(key: string, next: () => number): GenerationInput['metrics'][number] {
  const value = Math.round(next() * 1000) / 10;
  return {
    key,
    value,
    band: value > 65 ? 'HIGH' : value < 35 ? 'LOW' : 'MODERATE',
    confidence: next(),
    interval: { low: Math.max(0, value - 5), high: Math.min(100, value + 5) },
    basis: 'MEASURED_FROM_IMAGE',
    sem: 4,
    direction: key === 'OILINESS' ? 'TARGET_RANGE' : 'LOWER_IS_BETTER',
    ...(key === 'OILINESS' && { target: { low: 20, high: 60 } }),
  };
}
