import { type RuleId, rule } from '../../rules/rule-catalogue.ts';
import { type CareProfile, excludesPregnancyRisks, isAcneProne, isSensitive } from './care-profile.ts';
import type { Treatment } from './choose-treatments.ts';
import type { Candidate, GeneratedStep } from './generation.ts';
import { type Person, suits } from './person.ts';
import { ROUTINE_SESSIONS, type RoutineSession, type StepType } from './routine-plan.ts';

const ALWAYS = Number.POSITIVE_INFINITY;
const PRIORITY = {
  eveningMoisturiser: 90,
  morningMoisturiser: 85,
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
  name: string;
  ruleId: RuleId;
  inciNames?: string[];
  spf?: number;
  instructions?: string;
}

export function baseStep({ ruleId, ...given }: BaseStep): GeneratedStep {
  const { why: reason, source } = rule(ruleId);
  return { ...BLANK, ...given, ruleId, reason, source };
}

/** A sunscreen; `isNeeded` if something makes the skin sensitive to sunlight. */
interface Protection {
  isNeeded: boolean;
  spf: 30 | 50;
}

/** Cleansing, moisturizing and sunscreen. */
export function baseSteps(
  person: Person,
  moisturiser: Treatment | undefined,
  protection: Protection,
): Candidate[] {
  const { profile } = person;
  const isGentle = profile.skinType === 'DRY' || isSensitive(profile);
  const candidates: Candidate[] = [
    ...ROUTINE_SESSIONS.map((session) => ({
      step: moisturiserStep(session, person, moisturiser),
      priority: session === 'PM' ? PRIORITY.eveningMoisturiser : PRIORITY.morningMoisturiser,
    })),
    {
      step: baseStep({
        session: 'PM',
        type: 'OIL_CLEANSER',
        name: 'Oil or balm cleanser',
        ruleId: 'BASE-CLEANSE',
        instructions: 'Apply to dry skin to remove sunscreen and makeup; then rinse.',
      }),
      priority: PRIORITY.oilCleanser,
    },
    { step: cleanser('PM', profile), priority: ALWAYS },
    { step: sunscreen(person, protection), priority: ALWAYS },
  ];
  if (!isGentle) candidates.push({ step: cleanser('AM', profile), priority: PRIORITY.morningCleanser });
  if (profile.skinType === 'DRY' && !isAcneProne(profile)) candidates.push(...sealing(person));
  return candidates;
}

const cleanser = (session: RoutineSession, profile: CareProfile) =>
  baseStep({
    session,
    type: 'CLEANSER',
    name: profile.skinType === 'OILY' ? 'Gel cleanser without soap' : 'Mild cleanser without soap',
    ruleId: 'BASE-CLEANSE',
    instructions: profile.fragranceFree ? 'Choose one without fragrance.' : undefined,
  });

function moisturiserStep(
  session: RoutineSession,
  person: Person,
  called: Treatment | undefined,
): GeneratedStep {
  const { profile } = person;
  const isRich = profile.skinType === 'DRY' || isSensitive(profile);
  const proposed = isRich
    ? { inciName: 'CERAMIDE NP', group: 'BARRIER_LIPID' }
    : { inciName: 'GLYCERIN', group: 'HUMECTANT' };
  const step = baseStep({
    session,
    type: 'MOISTURISER',
    name: isRich ? 'Rich moisturizer' : profile.skinType === 'OILY' ? 'Light gel moisturizer' : 'Moisturizer',
    ruleId: 'BASE-MOISTURISE',
    inciNames: suits(person, proposed) ? [proposed.inciName] : [],
    instructions: profile.fragranceFree ? 'Choose one without fragrance.' : undefined,
  });
  if (!called) return step;
  const { active, ruleId, reason, source } = called;
  return { ...step, name: active.label, inciNames: [active.inciName], ruleId, reason, source };
}

function sunscreen(person: Person, { isNeeded, spf }: Protection): GeneratedStep {
  const { profile } = person;
  const isMineral = isSensitive(profile) || excludesPregnancyRisks(profile);
  const zincOxide = { inciName: 'ZINC OXIDE', group: 'UV_FILTER_MINERAL' };
  return baseStep({
    session: 'AM',
    type: 'SUNSCREEN',
    name: `${isMineral ? 'Mineral sunscreen' : 'Sunscreen'}, SPF ${spf} or more`,
    ruleId: isNeeded ? 'SUN-1' : 'FREQ-SPF',
    inciNames: isMineral && suits(person, zincOxide) ? [zincOxide.inciName] : [],
    spf,
    instructions: 'Two finger lengths for face and neck; reapply every 2 hours outdoors.',
  });
}

function sealing(person: Person): Candidate[] {
  const oil = { inciName: 'SQUALANE', group: 'EMOLLIENT' };
  const balm = { inciName: 'PETROLATUM', group: 'OCCLUSIVE' };
  const candidates: Candidate[] = [];
  const add = (type: StepType, name: string, inciName: string, priority: number) =>
    candidates.push({
      step: baseStep({ session: 'PM', type, name, ruleId: 'BASE-MOISTURISE', inciNames: [inciName] }),
      priority,
    });
  if (suits(person, oil)) add('FACE_OIL', 'A few drops of squalane', oil.inciName, PRIORITY.faceOil);
  if (person.profile.concerns.includes('BARRIER') && suits(person, balm)) {
    add('OCCLUSIVE', 'A thin film of petrolatum', balm.inciName, PRIORITY.occlusive);
  }
  return candidates;
}
