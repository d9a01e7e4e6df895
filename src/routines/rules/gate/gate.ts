import type { Text } from '../../../platform/language/text.ts';
import { means } from '../../../rules/active-words.ts';
import { isCore } from '../../../rules/family-index.ts';
import { type RuleId, type RuleSeverity, say } from '../../../rules/rule-catalogue.ts';
import { found, isRinsedOff, leaveOnAcids, treating } from '../actives.ts';
import type { CareActive } from '../care-active.ts';
import { excludesPregnancyRisks } from '../care-profile.ts';
import type { Cleared, ClearedName } from '../cleared.ts';
import { type Finding, finding } from '../finding.ts';
import type { Person } from '../person.ts';
import type { Prescription } from '../prescription.ts';
import type { PlannedStep, StepIngredientFacts, StepType } from '../routine-plan.ts';
import { isMinor, judgeAge } from './age.ts';
import { judgeTolerance } from './allergies.ts';
import { judgeMedicines, retinoidMedicines } from './medicines.ts';
import { type Objection, type Occasion, objections, type StepRule } from './objection.ts';
import { judgePregnancy } from './pregnancy.ts';
import { judgeProcedures, type Rest } from './procedures.ts';
import { judgeSkin, judgeUse } from './skin.ts';

/** Every rule about one product and the person. */
const STEP_RULES: readonly StepRule[] = [
  judgeTolerance,
  judgeAge,
  judgePregnancy,
  judgeSkin,
  judgeMedicines,
  judgeProcedures,
  judgeUse,
];

/** What the gate has against a product of a plan. */
export const judgeStep = (step: PlannedStep, person: Person, occasion: Occasion): Finding[] =>
  objectionsTo(step, person, occasion).map(({ ruleId, severity, message, ingredients, needsNoDoctor }) =>
    finding({ ruleId, severity, message, steps: [step], ingredients, needsNoDoctor }),
  );

/** What the gate has against a product that the person may begin to use. */
export const judgeProduct = (step: PlannedStep, person: Person, occasion: Occasion): Finding[] =>
  [...objectionsTo(step, person, occasion), ...standStill(step, person, occasion)].map(
    ({ ruleId, severity, message, ingredients }) =>
      finding({ ruleId, severity, message, steps: [step], ingredients }),
  );

const objectionsTo = (step: PlannedStep, person: Person, occasion: Occasion): Objection[] =>
  STEP_RULES.flatMap((judge) => judge(step, person, occasion));

/** When a proposed product would be used. Days since 1970-01-01. */
export interface Proposal {
  today: number;
  startsOn: number;
  pause: Rest | null;
  /** Procedures after that day do not count, as the person will be asked again before. */
  until: number;
}

/** Whether an active may be proposed: itself if so, otherwise the rule against it. */
export function clear(
  active: CareActive,
  person: Person,
  proposal: Proposal,
): { cleared: Cleared; against: null } | { cleared: null; against: RuleId; message: Text } {
  const step = asStep(active, proposal);
  const occasion = { today: proposal.today, planStartsOn: proposal.today, until: proposal.until };
  const all = [
    ...objectionsTo(step, person, occasion),
    ...PROPOSAL_RULES.flatMap((judge) => judge(step, person, occasion)),
  ];
  const serious = all
    .filter(({ severity }) => severity !== 'INFO')
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  // What is prescribed already explains best why nothing like it is added.
  const first = serious.find(({ ruleId }) => ruleId === 'REC-RX') ?? serious[0];
  return first
    ? { cleared: null, against: first.ruleId, message: first.message }
    : { cleared: active as Cleared, against: null };
}

const ORDER: readonly RuleSeverity[] = ['HARD', 'SOFT', 'INFO'];

export const nameOf = ({ inciName }: Cleared): ClearedName => inciName as ClearedName;

/** What a proposed active would be in a plan. */
export function asStep(
  { inciName, group, stepType, session, percent }: CareActive,
  proposal: Proposal,
): PlannedStep {
  const ingredient: StepIngredientFacts = {
    name: inciName,
    text: inciName,
    group,
    percent,
    comedogenicity: null,
    labelPosition: null,
    isFragrance: false,
    certainty: 'CERTAIN',
  };
  return {
    key: inciName,
    type: stepType,
    name: inciName,
    session,
    prescribed: false,
    allowedFor: null,
    established: false,
    spf: null,
    usableUntil: null,
    ingredients: [ingredient],
    schedule: { kind: 'DAILY' },
    startsOn: proposal.startsOn,
    pause: proposal.pause,
    waitBeforeMinutes: 0,
    waitAfterMinutes: 0,
  };
}

const MOST_UNASKED_BHA = 2;
const AGAINST_WRINKLES = new Set(['PEPTIDE', 'COPPER_PEPTIDE', 'ANTI_WRINKLE', 'RETINOL_ALTERNATIVE']);
const BASIC_TYPES = new Set<StepType>(['CLEANSER', 'OIL_CLEANSER', 'MOISTURISER', 'SUNSCREEN']);

/** What must be known before strong actives are proposed (ASK-FIRST); empty if all is. */
export function unanswered({ profile, background }: Person): ('age' | 'medicines' | 'pregnancy')[] {
  return [
    ...(background.age === null ? ['age' as const] : []),
    ...(background.areMedicinesKnown ? [] : ['medicines' as const]),
    ...(profile.pregnancy === 'UNKNOWN' ? ['pregnancy' as const] : []),
  ];
}

/** What in a product is safe only when these are known. What has no label was proposed, in a share that may be. */
export const notUnasked = (step: PlannedStep): StepIngredientFacts[] => [
  ...found(step, 'RETINOID/HYDROQUINONE'),
  ...leaveOnAcids(step, 'AHA'),
  ...leaveOnAcids(step, 'BHA').filter(({ percent, labelPosition }) =>
    percent === null ? labelPosition !== null : percent > MOST_UNASKED_BHA,
  ),
];

const askFirst: StepRule = (step, person) =>
  unanswered(person).length === 0 ? [] : objections('ASK-FIRST', step, notUnasked(step));

/** REACT-NO-ADD and EMERGENCY-STOP. */
const standStill: StepRule = (step, { standstill }) => {
  if (standstill === null) return [];
  if (BASIC_TYPES.has(step.type) && treating(step).length === 0) return [];
  const ruleId = standstill === 'EMERGENCY' ? 'EMERGENCY-STOP' : 'REACT-NO-ADD';
  return [{ ruleId, severity: 'HARD', message: say(ruleId), ingredients: step.ingredients }];
};

/** REC-RX: no second product of a kind that is prescribed. */
const nothingTwice: StepRule = (step, person) => {
  const [retinoid] = retinoidMedicines(person);
  const likeOf = (each: StepIngredientFacts): string | undefined =>
    retinoid !== undefined && means('RETINOID/RETINOL_ALTERNATIVE/AHA/BHA', each)
      ? retinoid
      : person.background.medicines.find((medicine) => isAlike(medicine, each))?.name;
  const alike = treating(step).filter((each) => likeOf(each) !== undefined);
  return objections('REC-RX', step, alike, { drug: alike[0] && likeOf(alike[0]) });
};

const isAlike = ({ medicines, ingredients }: Prescription, { name, group }: StepIngredientFacts): boolean =>
  ingredients.some((each) => each.group !== null && each.group === group) ||
  // As in `tranexamic acid (oral)`.
  medicines.some(({ inn }) => inn.replace(/ \(.*/, '').toUpperCase() === name);

const washedOff = (step: PlannedStep) => (isRinsedOff(step) ? found(step, 'AHA/BHA') : []);

/** What is accepted where a person already uses it, but not newly proposed. */
const moreCarefully: StepRule = (step, person) => {
  const { profile, background } = person;
  const irritating = found(step, 'BENZOYL_PEROXIDE/VITAMIN_C_ACID/AHA/BHA');
  const azelaic = step.ingredients.filter(({ group }) => group === 'AZELAIC');
  const mild = leaveOnAcids(step, 'PHA');
  return [
    ...(background.diagnoses.includes('ROSACEA') ? objections('ROSACEA-1', step, irritating) : []),
    ...(background.diagnoses.includes('ATOPIC_DERMATITIS')
      ? objections('ATOPIC-1', step, [...irritating, ...mild, ...azelaic])
      : []),
    ...(background.diagnoses.includes('MELASMA')
      ? objections('MELASMA-1', step, [...leaveOnAcids(step, 'BHA'), ...mild])
      : []),
    ...(profile.concerns.includes('BARRIER') ? objections('BARRIER-1', step, washedOff(step)) : []),
    ...(excludesPregnancyRisks(profile) ? objections('PREG-2', step, found(step, 'BHA')) : []),
    ...(isMinor(person)
      ? objections(
          'AGE-18',
          step,
          step.ingredients.filter(({ group }) => group !== null && AGAINST_WRINKLES.has(group)),
        )
      : []),
  ];
};

/** A whole kind is left alone once the person avoids one of it or reacted to one. */
const nothingAlike: StepRule = (step, { exclusions }) =>
  KINDS.flatMap(({ words, families }) => {
    const alike = found(step, words);
    const hasOne = (names: ReadonlySet<string>) => [...names].some((name) => isCore(name, ...families));
    return [
      ...(hasOne(exclusions.reactedTo) ? objections('USER-REACTION', step, alike) : []),
      ...(hasOne(exclusions.avoided) ? objections('USER-AVOID', step, alike) : []),
    ];
  });

const KINDS = [
  { words: 'RETINOID', families: ['RETINOID', 'RETINOID_RX'] },
  { words: 'AHA', families: ['AHA'] },
  { words: 'BHA', families: ['BHA', 'LHA'] },
] as const;

const PROPOSAL_RULES: readonly StepRule[] = [askFirst, standStill, nothingTwice, nothingAlike, moreCarefully];
