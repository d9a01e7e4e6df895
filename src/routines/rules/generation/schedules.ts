import { introduced } from '../actives.ts';
import { isAcneProne } from '../care-profile.ts';
import type { Proposal } from '../gate/gate.ts';
import { type Rest, restsOf } from '../gate/procedures.ts';
import { BARRIER_DAYS, isDelicate } from '../gate/skin.ts';
import type { GeneratedStep, GenerationInput } from '../generation.ts';
import type { Person } from '../person.ts';
import { asPlanned } from '../prescription.ts';
import { daysBetweenNewActives, isDarkerTone, rampUpStages } from '../ramp-up.ts';
import type { RampUpStage, StepSchedule } from '../routine-plan.ts';
import { isNewActive, type Treatment } from './choose-treatments.ts';

const SOON_DAYS = 56;
const GETTING_USED: readonly RampUpStage[] = [
  { days: 14, everyDays: 2 },
  { days: null, everyDays: 1 },
];
const EVERY_SECOND_DAY: StepSchedule = { kind: 'INTERVAL', everyDays: 2 };

/** The first day for new actives, and when they rest later on. */
export function proposalFor(input: GenerationInput): Proposal {
  const { today, restsUntil, profile } = input;
  const calm = profile.concerns.includes('BARRIER') ? today + BARRIER_DAYS : today;
  const gap = startsWithPrescription(input) ? gapOf(input) : 0;
  const { startsOn, pause } = around(restsOf(input, today), Math.max(today + gap, restsUntil, calm));
  return { today, startsOn, pause, until: Number.POSITIVE_INFINITY };
}

/** Starts after what is near, and rests for the one procedure that is far. */
function around(rests: readonly Rest[], first: number): { startsOn: number; pause: Rest | null } {
  const far = rests.filter(({ from }) => from > first + SOON_DAYS);
  const near = far.length > 1 ? rests : rests.filter((rest) => !far.includes(rest));
  const startsOn = Math.max(first, ...near.map(({ until }) => until));
  return { startsOn, pause: far.length === 1 ? far[0]! : null };
}

const gapOf = ({ profile, background }: Person) => daysBetweenNewActives(profile, background.skinTone);

/** Cycle or ramp-up for the strong ones, and one new active at a time. */
export function schedule(
  treatments: readonly (readonly [GeneratedStep, Treatment])[],
  input: GenerationInput,
  { today, startsOn, pause }: Proposal,
): void {
  const hasRetinoid = treatments.some(([{ type }]) => type === 'RETINOID');
  const hasExfoliant = treatments.some(([{ type }]) => type === 'EXFOLIANT');
  for (const [step, treatment] of treatments) {
    step.schedule = scheduleOf(step, treatment, input, hasRetinoid && hasExfoliant);
  }
  let next = startsOn;
  const fresh = treatments.filter(([, treatment]) => isNewActive(treatment));
  for (const [step, { notBefore }] of fresh.sort(([, a], [, b]) => a.notBefore - b.notBefore)) {
    step.startsOn = Math.max(next, today + notBefore);
    step.pause = pause;
    next = step.startsOn + gapOf(input);
  }
}

function scheduleOf(
  { type }: GeneratedStep,
  { active, pace }: Treatment,
  person: Person,
  takesTurns: boolean,
): StepSchedule {
  const isGentler = isDelicate(person);
  const { experience } = person.profile;
  if (takesTurns && (type === 'EXFOLIANT' || type === 'RETINOID')) {
    const length = isGentler ? 5 : isAcneProne(person.profile) && experience === 'EXPERIENCED' ? 3 : 4;
    return { kind: 'CYCLE', length, nights: [type === 'EXFOLIANT' ? 1 : 2] };
  }
  if (type === 'RETINOID') return { kind: 'RAMP_UP', stages: retinoidStages(person) };
  if (active.group === 'AHA') return { kind: 'INTERVAL', everyDays: experience === 'EXPERIENCED' ? 3 : 4 };
  if (pace === 'HALF' || (type === 'CLEANSER' && isGentler)) return EVERY_SECOND_DAY;
  if (type === 'EXFOLIANT') return isGentler ? EVERY_SECOND_DAY : gettingUsed(pace === 'SLOW');
  if (pace === 'SLOW') return gettingUsed(true);
  return isGentler && isNewActive({ active }) ? gettingUsed(false) : { kind: 'DAILY' };
}

const gettingUsed = (isSlower: boolean): StepSchedule => ({
  kind: 'RAMP_UP',
  stages: GETTING_USED.map(({ days, everyDays }) => ({
    days: days && isSlower ? days * 2 : days,
    everyDays,
  })),
});

function retinoidStages({ profile, background: { skinTone } }: Person): RampUpStage[] {
  const stages = rampUpStages(profile, profile.concerns.includes('BARRIER') ? null : skinTone);
  const isUsedToIt = profile.experience === 'EXPERIENCED' && !profile.concerns.includes('BARRIER');
  if (!isUsedToIt) return stages;
  return isDarkerTone(skinTone) ? stages.slice(-2) : stages.slice(-1);
}

const startsWithPrescription = ({ prescriptions }: GenerationInput) =>
  prescriptions.some((each) => !each.established && introduced(asPlanned(each)).length > 0);
