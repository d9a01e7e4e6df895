import { beforeAll, describe, expect, it } from 'vitest';
import type { ClearedName } from '../../../src/routines/rules/cleared.ts';
import { generateRoutine } from '../../../src/routines/rules/generation/generate-routine.ts';
import { recommend } from '../../../src/routines/rules/generation/recommend.ts';
import type { GenerationInput } from '../../../src/routines/rules/generation.ts';
import type { Person } from '../../../src/routines/rules/person.ts';
import { BROKEN_FOR_MEDICINE } from './checker/broken-for-medicine.ts';
import { BROKEN_FOR_PERSON } from './checker/broken-for-person.ts';
import { person } from './checker/broken-plan.ts';
import { BROKEN_PLANS } from './checker/broken-plans.ts';
import { CHECKED, NOT_SHOWN } from './checker/coverage.ts';
import type { Advice, Violation } from './checker/items.ts';
import { DRUGS, RULES } from './checker/tables.ts';
import { TODAY, withPrescriptions } from './generation-input.ts';
import { violationsOfAdvice, violationsOfRoutine } from './independent-checker.ts';
import { randomPerson } from './random-person.ts';

/** `RULES_PEOPLE=20000` for the whole crowd; it takes minutes on a slow machine. */
const PEOPLE = Number(process.env.RULES_PEOPLE ?? 4000);
const SHOWN = 40;

interface Seen {
  ruleId: string;
  severity: Violation['severity'];
  people: number;
  first: string;
}

/** The rules that are broken for anyone of the crowd, with the first of them. */
function crowdOf(judge: (seed: number) => Violation[]): Seen[] {
  const seen = new Map<string, Seen>();
  for (let seed = 0; seed < PEOPLE; seed += 1) {
    for (const [ruleId, { severity, detail }] of new Map(judge(seed).map((each) => [each.ruleId, each]))) {
      const before = seen.get(ruleId);
      if (before) before.people += 1;
      else seen.set(ruleId, { ruleId, severity, people: 1, first: `seed ${seed}: ${detail}` });
    }
  }
  return [...seen.values()].sort((a, b) => b.people - a.people);
}

const shown = (crowd: readonly Seen[], isShown: (seen: Seen) => boolean) =>
  crowd
    .filter(isShown)
    .map(({ ruleId, people, first }) => `${ruleId} for ${people} of ${PEOPLE}; ${first}`)
    .slice(0, SHOWN);
const isHard = ({ severity }: Seen) => severity === 'hard';

const personOf = ({ profile, exclusions, standstill, background }: Person): Person => ({
  profile,
  exclusions,
  standstill,
  background,
});
const ofRoutine = (seed: number) => {
  const person = randomPerson(seed, TODAY);
  return violationsOfRoutine(person, generateRoutine(person));
};
const ofAdvice = (seed: number) => {
  const input = randomPerson(seed, TODAY);
  const person = personOf(withPrescriptions(input));
  return violationsOfAdvice(person, recommend(input.metrics, person, TODAY), TODAY);
};

describe.each([
  ['a routine', ofRoutine],
  ['recommendations', ofAdvice],
])('for any person, %s', (_name, judge) => {
  let crowd: Seen[] = [];
  beforeAll(() => {
    crowd = crowdOf(judge);
  }, 600_000);

  it('break no hard rule', () => {
    expect(shown(crowd, isHard)).toEqual([]);
  });

  it('break no other rule', () => {
    expect(shown(crowd, (seen) => !isHard(seen))).toEqual([]);
  });
});

const offer = (name: string, stepType: Advice[number]['stepType'], title = name): Advice[number] => ({
  ruleId: 'TEST',
  reason: 'a test',
  source: 'a test',
  metric: null,
  confidence: null,
  action: 'ADD',
  title,
  stepType,
  inciNames: [name as ClearedName],
});
const RETINOL = offer('RETINOL', 'RETINOID', 'Retinol, 0.3 %');
const OFFERS: [string, GenerationInput, Advice[number], string][] = [
  ['retinol while pregnant', person({ pregnancy: 'PREGNANT' }), RETINOL, 'PREG-1'],
  ['retinol at 15', person({}, { age: 15 }), RETINOL, 'AGE-18'],
  ['retinol on a damaged barrier', person({ concerns: ['BARRIER'] }), RETINOL, 'BARRIER-1'],
  ['retinol in an emergency', person({}, {}, { standstill: 'EMERGENCY' }), RETINOL, 'EMERGENCY-STOP'],
  ['retinol beside tretinoin', person({}, { medicines: ['Tretinoin 0.05 % cream'] }), RETINOL, 'REC-RX'],
  ['retinol beside an unknown medicine', person({}, { medicines: ['Xyzzol'] }), RETINOL, 'RX-ASK'],
  ['retinol before the medicines are known', person({}, { areMedicinesKnown: false }), RETINOL, 'ASK-FIRST'],
  [
    'niacinamide on the day of a laser',
    person({ concerns: ['PIGMENTATION'] }, { procedures: [{ kind: 'LASER', day: TODAY, restWeeks: 1 }] }),
    offer('NIACINAMIDE', 'SERUM'),
    'PROC-1',
  ],
  ['hydroquinone', person(), offer('HYDROQUINONE', 'SERUM'), 'CONC-5'],
];

const BROKEN = { ...BROKEN_PLANS, ...BROKEN_FOR_PERSON, ...BROKEN_FOR_MEDICINE };

describe('the checker', () => {
  it('judges every rule of the catalogue, or says why nothing generated can show it', () => {
    expect([...CHECKED, ...Object.keys(NOT_SHOWN)].sort()).toEqual([...RULES.keys()].sort());
    for (const reason of Object.values(NOT_SHOWN)) expect(reason.length).toBeGreaterThan(20);
  });

  it.each(Object.entries(BROKEN))('sees %s', (_name, broken) => {
    const { person: input, rules, breakIt, repair = (routine) => routine } = broken;
    const whole = repair(generateRoutine(input));
    const named = (routine: typeof whole) => violationsOfRoutine(input, routine).map(({ ruleId }) => ruleId);
    expect(named(whole).filter((ruleId) => rules.includes(ruleId))).toEqual([]);
    expect(named(breakIt(whole))).toEqual(expect.arrayContaining(rules));
  });

  it.each(OFFERS)('sees an offer of %s', (_name, input, offered, ruleId) => {
    const named = (advice: Advice) =>
      violationsOfAdvice(personOf(input), advice, TODAY).map((each) => each.ruleId);
    const advice = recommend([], personOf(input), TODAY);
    expect(named(advice)).not.toContain(ruleId);
    expect(named([...advice, offered])).toContain(ruleId);
  });

  it('is shown a break of every rule that it judges', () => {
    const shown = Object.values(BROKEN).flatMap(({ rules }) => rules);
    expect(CHECKED.filter((ruleId) => !shown.includes(ruleId))).toEqual([]);
  });

  it('meets people of every kind', () => {
    const people = Array.from({ length: 4000 }, (_, seed) => randomPerson(seed, TODAY));
    const medicines = people.flatMap(({ prescriptions, background }) => [
      ...prescriptions,
      ...background.medicines,
    ]);
    const classes = new Set(
      medicines.flatMap((each) => each.medicines.flatMap((medicine) => medicine.classes)),
    );
    const kinds = new Set<unknown>([
      ...people.flatMap(({ profile, background, standstill }) => [
        ...profile.concerns,
        profile.pregnancy,
        profile.sensitivity,
        profile.experience,
        background.skinTone,
        background.region,
        ...background.diagnoses,
        ...background.allergies,
        ...background.procedures.map(({ kind }) => kind),
        background.age === null
          ? 'no age'
          : background.age < 13
            ? 'child'
            : background.age < 18
              ? 'teenager'
              : 'adult',
        standstill ?? 'calm',
      ]),
    ]);
    expect(DRUGS.flatMap((drug) => drug.classes).filter((each) => !classes.has(each))).toEqual([]);
    expect(medicines.some(({ isUnknown }) => isUnknown)).toBe(true);
    for (const kind of [
      'BARRIER',
      'MELASMA',
      'TRYING',
      'BREASTFEEDING',
      'VI',
      'OTHER',
      'SALICYLATES',
      'WAXING',
      'child',
      'teenager',
      'no age',
      'EMERGENCY',
      'SETTLING',
    ])
      expect(kinds).toContain(kind);
  });
});
