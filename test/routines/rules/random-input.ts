import type { GenerationInput } from '../../../src/routines/rules/generation.ts';
import type { Background } from '../../../src/routines/rules/person.ts';
import type { Prescription } from '../../../src/routines/rules/prescription.ts';
import { readPrescription } from '../../../src/routines/rules/prescription.ts';
import { readMedicine } from '../../../src/rules/medicines/read-medicine.ts';
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

const PRESCRIBABLE = [
  ['TRETINOIN', 'RETINOID_RX', 'RETINOID'],
  ['ADAPALENE', 'RETINOID_RX', 'RETINOID'],
  ['BENZOYL PEROXIDE', 'BENZOYL_PEROXIDE', 'SPOT_TREATMENT'],
  ['HYDROQUINONE', 'DEPIGMENTING_RX', 'SPOT_TREATMENT'],
  ['AZELAIC ACID', 'AZELAIC', 'SERUM'],
  ['GLYCOLIC ACID', 'AHA', 'EXFOLIANT'],
  ['SALICYLIC ACID', 'BHA', 'EXFOLIANT'],
  ['ASCORBIC ACID', 'VITAMIN_C_ACID', 'VITAMIN_C_SERUM'],
] as const;
const PROPOSABLE = [
  'RETINOL',
  'SALICYLIC ACID',
  'LACTIC ACID',
  'GLUCONOLACTONE',
  'AZELAIC ACID',
  'BENZOYL PEROXIDE',
  'ASCORBIC ACID',
  'SODIUM ASCORBYL PHOSPHATE',
  'NIACINAMIDE',
  'GLYCERIN',
  'CERAMIDE NP',
  'SODIUM HYALURONATE',
  'PANTHENOL',
  'SQUALANE',
  'PETROLATUM',
  'ZINC OXIDE',
  'CAFFEINE',
  'TRANEXAMIC ACID',
  'PALMITOYL PENTAPEPTIDE-4',
  'COLLOIDAL OATMEAL',
  'UREA',
  'BAKUCHIOL',
  'RETINAL',
  'ADAPALENE',
  'ISOBUTYLAMIDO THIAZOLYL RESORCINOL',
  'CI 77492',
];
const MEDICINES = [
  'Isotretinoin 20 mg',
  'Differin 0.1 % gel',
  'Doxycycline 100 mg',
  'Protopic 0.1 % ointment',
  'Soolantra',
  'Clobetasol 0.05 % ointment',
  'Skinoren 20 % cream',
  'Efudix',
  'Xyzzol',
  'Valproate 500 mg',
];
const REGIONS = ['EU', 'UK', 'US', 'OTHER'] as const;
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
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A person with photo, wishes and prescriptions, made up from a seed. */
export function randomInput(seed: number, today: number): GenerationInput {
  const next = numbers(seed);
  const chance = (share: number) => next() < share;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const some = <T>(items: readonly T[], share: number) =>
    items
      .filter(() => chance(share))
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const prescription = (): Prescription => {
    const parts = chance(0.15) ? [PRESCRIBABLE[1], PRESCRIBABLE[2]] : [pick(PRESCRIBABLE)];
    const name = parts.map(([substance]) => substance).join(' + ');
    return {
      name,
      medicines: readMedicine(name).medicines,
      isOnSkin: true,
      isUnknown: false,
      type: parts[0]![2],
      session: chance(0.7) ? 'PM' : 'AM',
      everyDays: pick([1, 1, 2, 3]),
      established: chance(0.5),
      ingredients: parts.map(([name, group]) => ({
        name,
        group,
        text: 'as printed',
        certainty: 'CERTAIN' as const,
        comedogenicity: null,
        labelPosition: null,
        percent: null,
        isFragrance: false,
      })),
    };
  };
  const background: Background = {
    age: chance(0.2) ? null : chance(0.25) ? 9 + Math.floor(next() * 9) : 18 + Math.floor(next() * 60),
    skinTone: chance(0.2) ? null : pick(SKIN_TONES),
    region: pick(REGIONS),
    severities: Object.fromEntries(some(SKIN_CONCERNS, 0.3).map((each) => [each, pick(CONCERN_SEVERITIES)])),
    latestAhaOn: seed % 5 === 0 ? today - (seed % 9) : null,
    diagnoses: chance(0.6) ? [] : some(DIAGNOSES, 0.2),
    medicines: chance(0.7) ? [] : some(MEDICINES, 0.15).map((name) => readPrescription({ name }, [], false)),
    formerOralRetinoid: null,
    areMedicinesKnown: chance(0.8),
    allergies: chance(0.7) ? [] : some(ALLERGIES, 0.3),
    procedures: chance(0.8)
      ? []
      : some(PROCEDURES, 0.4).map((kind) => ({
          kind,
          day: today - 40 + Math.floor(next() * 200),
          restWeeks: Math.floor(next() * 5),
        })),
  };
  return {
    profile: {
      skinType: chance(0.2) ? null : pick(SKIN_TYPES),
      concerns: some(SKIN_CONCERNS, pick([0, 0.15, 0.3, 0.8])),
      sensitivity: pick(SENSITIVITIES),
      experience: pick(EXPERIENCES),
      pregnancy: chance(0.5) ? 'NONE' : pick(PREGNANCIES),
      fragranceFree: chance(0.3),
      vegan: chance(0.3),
    },
    exclusions: {
      avoided: new Set(chance(0.5) ? [] : some(PROPOSABLE, 0.2)),
      reactedTo: new Set(chance(0.7) ? [] : some(PROPOSABLE, 0.15)),
    },
    metrics: chance(0.2)
      ? []
      : METRICS.map((key) => {
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
          } as const;
        }),
    prescriptions: chance(0.6) ? [] : Array.from({ length: chance(0.7) ? 1 : 2 }, prescription),
    maxSteps: chance(0.5) ? null : 1 + Math.floor(next() * 8),
    maxMinutes: chance(0.6) ? null : 1 + Math.floor(next() * 14),
    today,
    restsUntil: today + (chance(0.2) ? Math.floor(next() * 8) : 0),
    standstill: null,
    background,
  };
}
