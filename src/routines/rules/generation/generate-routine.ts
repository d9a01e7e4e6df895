import { message } from '../../../platform/language/text.ts';
import { means } from '../../../rules/active-words.ts';
import type { ConcernRow } from '../care/concern-rows.ts';
import type { CareProfile } from '../care-profile.ts';
import { nameOf } from '../gate/gate.ts';
import { leastSpfOf, prescriptionNotes, withheldBy } from '../gate/medicines.ts';
import { withheldStep } from '../gate/pregnancy.ts';
import { restsOf } from '../gate/procedures.ts';
import { needsTint } from '../gate/skin.ts';
import type { Candidate, GeneratedRoutine, GeneratedStep, GenerationInput } from '../generation.ts';
import { inLayeringOrder } from '../layering-order.ts';
import { isAhaRecent, type Person } from '../person.ts';
import { asPlanned, type Prescription } from '../prescription.ts';
import { isDarkerTone } from '../ramp-up.ts';
import { HELD_UNTIL } from '../reaction-rules.ts';
import type { StepSchedule } from '../routine-plan.ts';
import { dayNumber } from '../step-schedule.ts';
import { baseStep, baseSteps, type Needs, withoutPerfume } from './base-steps.ts';
import { chooseTreatments, type Treatment } from './choose-treatments.ts';
import { fitBudget } from './fit-budget.ts';
import { planNotes } from './plan-notes.ts';
import { proposalFor, schedule } from './schedules.ts';

const CREAM_PRIORITY = 95;
const MAIN_PRIORITY = 90;
const TREATMENT_PRIORITY = 80;
const EYE_PRIORITY = 45;
const DRY_SKIN_MINUTES = 5;
const ACID_MINUTES = 1;
/** This takes the place of a basic step; a wash is used besides the cleanser of the evening. */
const REPLACING: readonly string[] = ['MOISTURISER'];

/** Generates a morning and an evening routine. Pure: the same input gives the same routine. */
export function generateRoutine(given: GenerationInput): GeneratedRoutine {
  const input = withMedicines(given);
  const proposal = proposalFor(input);
  const { chosen, sunscreens, notes } = chooseTreatments(input, proposal);
  const isPlanned = (each: Prescription) => each.isOnSkin && canBeHeld(each, input.profile);
  const prescribed = input.prescriptions.flatMap((each, index) =>
    isPlanned(each) ? [prescribedStep(each, index)] : [],
  );
  const own = chosen.filter(({ active }) => !REPLACING.includes(active.stepType));
  const byStep = new Map(own.map((each) => [treatmentStep(each, input), each]));
  const candidates: Candidate[] = [
    ...prescribed.map((step) => ({ step, priority: Number.POSITIVE_INFINITY })),
    ...[...byStep.keys()].map((step, index) => ({ step, priority: priorityOf(step, index) })),
    ...baseSteps(input, needsOf(chosen, own, sunscreens, input), proposal),
  ];
  const { kept, dropped, fits } = fitWithCream(candidates, input);
  const keptTreatments = [...byStep].filter(([step]) => kept.includes(step));
  schedule(keptTreatments, input, proposal);
  if (input.standstill === 'EMERGENCY')
    for (const step of kept) step.pause = { from: input.today, until: dayNumber(HELD_UNTIL) };
  return {
    steps: inLayeringOrder(kept),
    notes: [
      ...prescriptionNotes(input.background.medicines, input.profile),
      ...notes,
      ...planNotes(input, proposal, keptTreatments, dropped, fits),
    ],
  };
}

/** What is prescribed for this call counts like the medicines of the account. */
function withMedicines(input: GenerationInput): GenerationInput {
  const { medicines } = input.background;
  const others = medicines.filter(({ name }) => input.prescriptions.every((each) => each.name !== name));
  return { ...input, background: { ...input.background, medicines: [...input.prescriptions, ...others] } };
}

/** One cream stays before any treatment, in whichever session it fits (BUDGET-1). */
function fitWithCream(candidates: readonly Candidate[], input: GenerationInput) {
  const fitted = fitBudget(candidates, input);
  if (fitted.kept.some(isCream)) return fitted;
  const preferred = candidates.map((each) =>
    isCream(each.step) ? { ...each, priority: CREAM_PRIORITY } : each,
  );
  return fitBudget(preferred, input);
}

const isCream = ({ type }: GeneratedStep) => type === 'MOISTURISER';

const priorityOf = ({ type }: GeneratedStep, index: number) =>
  index === 0 ? MAIN_PRIORITY : type === 'EYE' ? EYE_PRIORITY : TREATMENT_PRIORITY - index;

/** What waits for the doctor's answer is in the plan where its step is known to wait, by its name alone. */
function canBeHeld(each: Prescription, profile: CareProfile): boolean {
  const rule = withheldBy(each, profile);
  if (rule === null) return true;
  return rule !== 'PREG-RET-ORAL' && withheldStep({ ...asPlanned(each), ingredients: [] }, profile) !== null;
}

function prescribedStep(prescription: Prescription, index: number): GeneratedStep {
  const { name, type, session, everyDays, established, ingredients } = prescription;
  const isRetinoid = type === 'RETINOID' || ingredients.some((each) => means('RETINOID', each));
  const times: StepSchedule = everyDays === 1 ? { kind: 'DAILY' } : { kind: 'INTERVAL', everyDays };
  return {
    ...baseStep({
      session,
      type,
      name,
      ruleId: 'USER-RX',
      instructions: message('routines.step.as-prescribed'),
    }),
    schedule: times,
    waitBeforeMinutes: isRetinoid ? DRY_SKIN_MINUTES : 0,
    prescribed: true,
    established,
    prescription: index,
  };
}

function treatmentStep(
  { active, session, ruleId, reason, source }: Treatment,
  person: Person,
): GeneratedStep {
  const isRetinoid = active.stepType === 'RETINOID';
  const isAcid = active.stepType === 'EXFOLIANT' || active.group === 'VITAMIN_C_ACID';
  const howTo = isRetinoid
    ? message('routines.step.retinoid')
    : active.stepType === 'EXFOLIANT'
      ? message('routines.step.exfoliant')
      : undefined;
  const step = baseStep({
    session,
    type: active.stepType,
    name: active.label,
    ruleId: 'INTRO-1',
    inciNames: [nameOf(active)],
    instructions: withoutPerfume(howTo, person),
  });
  return {
    ...step,
    waitBeforeMinutes: isRetinoid ? DRY_SKIN_MINUTES : 0,
    waitAfterMinutes: isAcid ? ACID_MINUTES : 0,
    ruleId,
    reason,
    source,
  };
}

function needsOf(
  chosen: readonly Treatment[],
  own: readonly Treatment[],
  sunscreens: readonly ConcernRow[],
  input: GenerationInput,
): Needs {
  const { background, today } = input;
  const all = [
    ...chosen.map(({ active }) => ({ name: active.inciName, group: active.group })),
    ...background.medicines.flatMap(({ ingredients }) => ingredients),
  ];
  const isStrong = all.some((each) => means('RETINOID/AHA/BHA/BPO/HYDROQUINONE', each));
  const isDark = isDarkerTone(background.skinTone);
  const isTinted =
    needsTint(input, isStrong) ||
    sunscreens.some((row) => row.isTinted || (isDark && row.ifDarkerTone === 'TINTED'));
  const sensitises =
    isAhaRecent(background, today) ||
    all.some((each) => means('RETINOID/AHA/BPO/HYDROQUINONE', each)) ||
    background.medicines.some(({ medicines }) =>
      medicines.some(
        ({ photosensitising, classes }) => photosensitising || classes.includes('RETINOID_ORAL'),
      ),
    );
  const isHealing = restsOf(input, today).length > 0;
  const isMelasma = background.diagnoses.includes('MELASMA');
  const isStrongest =
    isTinted ||
    isHealing ||
    leastSpfOf(background.medicines) === 50 ||
    sunscreens.some(({ spf }) => spf === 50);
  return {
    treatments: chosen,
    sunRule: isMelasma ? 'MELASMA-1' : isTinted ? 'SUN-TINT' : sensitises ? 'SUN-1' : 'FREQ-SPF',
    spf: isStrongest ? 50 : 30,
    isTinted,
    isMineral: sunscreens.some(({ isMineral }) => isMineral),
    mainSession: own[0]?.session ?? null,
  };
}
