import { means } from '../../rules/active-words.ts';
import { type FileRuleId, rule } from '../../rules/rule-catalogue.ts';
import { introduced } from './actives.ts';
import { baseStep, baseSteps } from './base-steps.ts';
import { isAcneProne, isSensitive } from './care-profile.ts';
import { chooseTreatments, isNewActive, type Treatment } from './choose-treatments.ts';
import { fitBudget } from './fit-budget.ts';
import { rampUpStages } from './frequency-checks.ts';
import type {
  Candidate,
  GeneratedRoutine,
  GeneratedStep,
  GenerationInput,
  GenerationNote,
  Prescription,
} from './generation.ts';
import { inLayeringOrder } from './layering-order.ts';
import { leastSpfOf, prescriptionNotes, withheldBy } from './prescription-rules.ts';
import type { PlannedStep, StepSchedule } from './routine-plan.ts';

const TREATMENT_PRIORITY = 80;
const DAYS_BETWEEN_NEW_ACTIVES = 14;
const DRY_SKIN_MINUTES = 5;
const ACID_MINUTES = 1;

/** Generates a morning and an evening routine. Pure: the same input gives the same routine. */
export function generateRoutine(input: GenerationInput): GeneratedRoutine {
  const { chosen, notes } = chooseTreatments(input);
  const moisturiser = chosen.find(({ active }) => active.stepType === 'MOISTURISER');
  const treatments = chosen.filter((each) => each !== moisturiser);
  const isPlanned = (each: Prescription) => each.isOnSkin && withheldBy(each, input.profile) === null;
  const prescribed = input.prescriptions.flatMap((each, index) =>
    isPlanned(each) ? [prescribedStep(each, index)] : [],
  );
  const byStep = new Map(treatments.map((each) => [treatmentStep(each), each]));

  const candidates: Candidate[] = [
    ...prescribed.map((step) => ({ step, priority: Number.POSITIVE_INFINITY })),
    ...[...byStep.keys()].map((step, index) => ({ step, priority: TREATMENT_PRIORITY - index })),
    ...baseSteps(input, moisturiser, {
      isNeeded: needsSunscreen(treatments, input.prescriptions),
      spf: leastSpfOf(input.prescriptions),
    }),
  ];
  const { kept, dropped, fits } = fitBudget(candidates, input);
  const keptTreatments = [...byStep].filter(([step]) => kept.includes(step));
  schedule(
    keptTreatments.map(([step, { active }]) => ({ step, isNew: isNewActive({ active }) })),
    input,
  );
  const rx = prescriptionNotes(input.prescriptions, input.profile);
  return {
    steps: inLayeringOrder(kept),
    notes: [...rx, ...notes, ...planNotes(keptTreatments, dropped, fits)],
  };
}

function prescribedStep(prescription: Prescription, index: number): GeneratedStep {
  const { name, type, session, everyDays, established } = prescription;
  const times: StepSchedule = everyDays === 1 ? { kind: 'DAILY' } : { kind: 'INTERVAL', everyDays };
  return {
    ...baseStep({ session, type, name, ruleId: 'USER-RX', instructions: 'As prescribed by the doctor.' }),
    schedule: times,
    prescribed: true,
    established,
    prescription: index,
  };
}

function treatmentStep({ active, session, ruleId, reason, source }: Treatment): GeneratedStep {
  const isRetinoid = active.stepType === 'RETINOID';
  const isAcid = active.stepType === 'EXFOLIANT' || active.group === 'VITAMIN_C_ACID';
  const step = baseStep({
    session,
    type: active.stepType,
    name: active.label,
    ruleId: 'INTRO-1',
    inciNames: [active.inciName],
    instructions: isRetinoid
      ? 'A pea-sized amount on dry skin, 5 to 20 minutes after cleansing.'
      : active.stepType === 'EXFOLIANT'
        ? 'On clean, dry skin; skip it if the skin stings.'
        : undefined,
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

const needsSunscreen = (treatments: readonly Treatment[], prescriptions: readonly Prescription[]) =>
  [
    ...treatments.map(({ active }) => ({ name: active.inciName, group: active.group })),
    ...prescriptions.flatMap(({ ingredients }) => ingredients),
  ].some((ingredient) => means('RETINOID/AHA/BPO/HYDROQUINONE', ingredient)) ||
  prescriptions.some(({ medicines }) => medicines.some(({ photosensitising }) => photosensitising));

/** Cycle or ramp-up for the strong ones, and one new active every two weeks. */
function schedule(
  treatments: readonly { step: GeneratedStep; isNew: boolean }[],
  input: GenerationInput,
): void {
  const { profile } = input;
  const length = isSensitive(profile)
    ? 5
    : isAcneProne(profile) && profile.experience === 'EXPERIENCED'
      ? 3
      : 4;
  const hasExfoliant = treatments.some(({ step }) => step.type === 'EXFOLIANT');
  let next = Math.max(
    input.today + (startsWithPrescription(input) ? DAYS_BETWEEN_NEW_ACTIVES : 0),
    input.restsUntil,
  );
  for (const { step, isNew } of treatments) {
    if (step.type === 'EXFOLIANT') step.schedule = { kind: 'CYCLE', length, nights: [1] };
    if (step.type === 'RETINOID') {
      step.schedule = hasExfoliant
        ? { kind: 'CYCLE', length, nights: [2] }
        : { kind: 'RAMP_UP', stages: retinoidStages(input) };
    }
    if (!isNew) continue;
    step.startsOn = next;
    next += DAYS_BETWEEN_NEW_ACTIVES;
  }
}

const retinoidStages = ({ profile }: GenerationInput) =>
  profile.experience === 'EXPERIENCED' ? rampUpStages(profile).slice(-1) : rampUpStages(profile);

const startsWithPrescription = ({ prescriptions }: GenerationInput) =>
  prescriptions.some((each) => !each.established && introduced(asPlanned(each)).length > 0);

const asPlanned = (each: Prescription): PlannedStep => ({
  ...each,
  key: each.name,
  prescribed: true,
  spf: null,
  usableUntil: null,
  startsOn: null,
  pause: null,
  schedule: { kind: 'DAILY' },
});

function planNotes(
  treatments: readonly (readonly [GeneratedStep, Treatment])[],
  dropped: readonly GeneratedStep[],
  fits: boolean,
): GenerationNote[] {
  const note = (ruleId: FileRuleId | 'PREF-BUDGET', message: string): GenerationNote => ({
    ruleId,
    message,
    source: rule(ruleId).source,
  });
  const cycle = treatments.find(([{ type }]) => type === 'EXFOLIANT')?.[0].schedule;
  const hasRetinoid = treatments.some(([{ type }]) => type === 'RETINOID');
  const starts = treatments.filter(([{ startsOn }]) => startsOn !== null);
  return [
    ...(cycle?.kind === 'CYCLE'
      ? [
          note(
            'FREQ-CYCLE',
            `Evenings follow a cycle of ${cycle.length}: first the exfoliant${hasRetinoid ? ', then the retinoid' : ''}, then recovery.`,
          ),
        ]
      : []),
    ...(starts.length > 0
      ? [
          note(
            'INTRO-1',
            'New actives start 14 days apart. Before that, test each on a small area for 24 to 48 hours.',
          ),
        ]
      : []),
    ...(dropped.length > 0
      ? [
          note(
            'PREF-BUDGET',
            `Left out to stay within your limits of steps and minutes: ${dropped.map(({ name, session }) => `${name} (${session})`).join(', ')}.`,
          ),
        ]
      : []),
    ...(fits ? [] : [note('PREF-BUDGET', 'Fewer steps are not possible: only essentials are left.')]),
  ];
}
