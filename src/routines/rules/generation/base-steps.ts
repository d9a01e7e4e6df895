import { message, messageOf, type Text } from '../../../platform/language/text.ts';
import { type RuleId, reasonOf, rule } from '../../../rules/rule-catalogue.ts';
import { CARE_ACTIVES } from '../care/care-actives.ts';
import type { CareActive } from '../care-active.ts';
import { excludesPregnancyRisks, isAcneProne, isSensitive } from '../care-profile.ts';
import type { ClearedName } from '../cleared.ts';
import { isChild } from '../gate/age.ts';
import { clear, nameOf, type Proposal } from '../gate/gate.ts';
import { retinoidMedicines, takes } from '../gate/medicines.ts';
import { isDelicate, TINT } from '../gate/skin.ts';
import type { Candidate, GeneratedStep } from '../generation.ts';
import type { Person } from '../person.ts';
import { ROUTINE_SESSIONS, type RoutineSession, type StepType } from '../routine-plan.ts';
import type { Treatment } from './choose-treatments.ts';

const ALWAYS = Number.POSITIVE_INFINITY;
/** BUDGET-1; the treatment of the main concern has 90, others less than 80. */
const PRIORITY = {
  neededMoisturiser: 95,
  secondMoisturiser: 85,
  morningCleanser: 40,
  oilCleanser: 20,
  faceOil: 15,
  occlusive: 10,
} as const;

const BLANK = {
  prescribed: false,
  established: false,
  spf: null,
  inciNames: [],
  prescription: null,
  instructions: null,
  waitBeforeMinutes: 0,
  waitAfterMinutes: 0,
  startsOn: null,
  pause: null,
  schedule: { kind: 'DAILY' as const },
};

interface BaseStep {
  session: RoutineSession;
  type: StepType;
  name: Text;
  ruleId: RuleId;
  inciNames?: ClearedName[];
  spf?: number;
  instructions?: Text;
}

export function baseStep({ ruleId, ...given }: BaseStep): GeneratedStep {
  const { instructions = null, ...rest } = given;
  return { ...BLANK, ...rest, instructions, ruleId, reason: reasonOf(ruleId), source: rule(ruleId).source };
}

/** What the treatments ask of the rest of the plan. */
export interface Needs {
  treatments: readonly Treatment[];
  /** The rule by which the sunscreen matters most. */
  sunRule: RuleId;
  spf: 30 | 50;
  isTinted: boolean;
  isMineral: boolean;
  /** The session of the treatment for the main concern. */
  mainSession: RoutineSession | null;
}

/** Cleansing, moisturizing and sunscreen. */
export function baseSteps(person: Person, needs: Needs, proposal: Proposal): Candidate[] {
  const ofType = (type: StepType) => needs.treatments.find(({ active }) => active.stepType === type);
  const needed: RoutineSession = needs.mainSession === 'PM' ? 'AM' : 'PM';
  const candidates: Candidate[] = [
    ...ROUTINE_SESSIONS.map((session) => ({
      step: moisturiserStep(session, person, ofType('MOISTURISER'), proposal),
      priority:
        session === needed || needsCream(person) ? PRIORITY.neededMoisturiser : PRIORITY.secondMoisturiser,
    })),
    { step: cleanser('PM', person), priority: ALWAYS },
    { step: sunscreen(person, needs, proposal), priority: ALWAYS },
  ];
  const { profile } = person;
  const isGentle = profile.skinType === 'DRY' || isDelicate(person) || retinoidMedicines(person).length > 0;
  if (!isGentle && !ofType('CLEANSER'))
    candidates.push({ step: cleanser('AM', person), priority: PRIORITY.morningCleanser });
  if (isChild(person)) return candidates;
  if (!isDelicate(person) || (isSensitive(profile) && !isDamaged(person))) {
    const step = baseStep({
      session: 'PM',
      type: 'OIL_CLEANSER',
      name: message('routines.product-name.oil-cleanser'),
      ruleId: 'BASE-CLEANSE',
      instructions: withoutPerfume(message('routines.step.oil'), person),
    });
    candidates.push({ step, priority: PRIORITY.oilCleanser });
  }
  const canSeal = profile.skinType === 'DRY' && !isAcneProne(profile);
  if (canSeal) candidates.push(...sealing(person, needs.treatments, proposal));
  return candidates;
}

const isDamaged = ({ profile, background }: Person) =>
  profile.concerns.includes('BARRIER') ||
  background.diagnoses.some((each) => each === 'ATOPIC_DERMATITIS' || each === 'ROSACEA');

/** Whether a cream in the morning and in the evening comes before any treatment. */
const needsCream = (person: Person) => isDamaged(person) || retinoidMedicines(person).length > 0;

/** The name of an ingredient for a basic step, if it passes the gate. */
function named(active: CareActive, person: Person, proposal: Proposal): ClearedName[] {
  const { cleared } = clear(active, person, proposal);
  return cleared ? [nameOf(cleared)] : [];
}

const isPerfumeFree = (person: Person) =>
  person.profile.fragranceFree || isDelicate(person) || person.background.allergies.includes('FRAGRANCE');

const unperfumed = (person: Person): Text | undefined =>
  isPerfumeFree(person) ? message('routines.step.unperfumed') : undefined;

/** How to use a product, and that it must have no fragrance where that matters. */
export function withoutPerfume(instructions: Text | undefined, person: Person): Text | undefined {
  const texts = [instructions, unperfumed(person)].filter((each) => each !== undefined);
  return texts.length > 1 ? texts : texts[0];
}

function cleanser(session: RoutineSession, person: Person): GeneratedStep {
  return baseStep({
    session,
    type: 'CLEANSER',
    name: message(
      person.profile.skinType === 'OILY'
        ? 'routines.product-name.gel-cleanser'
        : 'routines.product-name.mild-cleanser',
    ),
    ruleId: 'BASE-CLEANSE',
    instructions: unperfumed(person),
  });
}

function moisturiserStep(
  session: RoutineSession,
  person: Person,
  called: Treatment | undefined,
  proposal: Proposal,
): GeneratedStep {
  const { profile } = person;
  const isRich = profile.skinType === 'DRY' || isDelicate(person) || takes(person, /retinoin|^acitretin/i);
  const proposed = isRich ? CARE_ACTIVES['CERAMIDE NP'] : CARE_ACTIVES.GLYCERIN;
  const step = baseStep({
    session,
    type: 'MOISTURISER',
    name: message(
      isRich
        ? 'routines.product-name.rich-moisturizer'
        : profile.skinType === 'OILY'
          ? 'routines.product-name.gel-moisturizer'
          : 'routines.product-name.moisturizer',
    ),
    ruleId: 'BASE-MOISTURISE',
    inciNames: called && !isRich ? [] : named(proposed, person, proposal),
    instructions: unperfumed(person),
  });
  if (!called) return step;
  const { active, ruleId, reason, source } = called;
  const inciNames = [...new Set([nameOf(active), ...step.inciNames])];
  return { ...step, name: active.label, inciNames, ruleId, reason, source };
}

const FILTERS = { group: 'UV_FILTER_MINERAL', stepType: 'SUNSCREEN', session: 'AM', percent: null } as const;
const ZINC_OXIDE: CareActive = {
  ...FILTERS,
  inciName: 'ZINC OXIDE',
  label: messageOf('routines.active.zinc-oxide'),
};
export const IRON_OXIDE: CareActive = {
  ...FILTERS,
  inciName: TINT,
  group: 'POWDER',
  label: messageOf('routines.active.iron-oxides'),
};

function sunscreen(person: Person, needs: Needs, proposal: Proposal): GeneratedStep {
  const isFilterAllergic = person.background.allergies.includes('SUNSCREEN_FILTERS');
  const isMineral =
    needs.isMineral ||
    isDelicate(person) ||
    isFilterAllergic ||
    takes(person, /^ketoprofen/i) ||
    excludesPregnancyRisks(person.profile);
  const tint = needs.isTinted ? named(IRON_OXIDE, person, proposal) : [];
  const isTinted = tint.length > 0;
  const kind = isTinted ? (isMineral ? 'both' : 'tinted') : isMineral ? 'mineral' : 'plain';
  return baseStep({
    session: 'AM',
    type: 'SUNSCREEN',
    name: message('routines.product-name.sunscreen', { kind, spf: needs.spf }),
    ruleId: needs.sunRule,
    inciNames: [...(isMineral ? named(ZINC_OXIDE, person, proposal) : []), ...tint],
    spf: needs.spf,
    instructions: withoutPerfume(message('routines.step.sunscreen'), person),
  });
}

const SQUALANE: CareActive = {
  inciName: 'SQUALANE',
  group: 'EMOLLIENT',
  label: message('routines.product-name.squalane'),
  stepType: 'FACE_OIL',
  session: 'PM',
  percent: null,
};

function sealing(person: Person, treatments: readonly Treatment[], proposal: Proposal): Candidate[] {
  const candidates: Candidate[] = [];
  const add = (active: CareActive, priority: number) => {
    const inciNames = named(active, person, proposal);
    if (inciNames.length === 0) return;
    const { stepType: type, label: name } = active;
    candidates.push({
      step: baseStep({
        ...{ session: 'PM', type, name, ruleId: 'BASE-MOISTURISE', inciNames },
        instructions: unperfumed(person),
      }),
      priority,
    });
  };
  if (!person.background.diagnoses.includes('FUNGAL_ACNE')) add(SQUALANE, PRIORITY.faceOil);
  const isSealed = treatments.some(({ active }) => active.stepType === 'OCCLUSIVE');
  if (person.profile.concerns.includes('BARRIER') && !isSealed) {
    add(CARE_ACTIVES.PETROLATUM, PRIORITY.occlusive);
  }
  return candidates;
}
