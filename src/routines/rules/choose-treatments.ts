import { means } from '../../rules/active-words.ts';
import { type RuleId, rule } from '../../rules/rule-catalogue.ts';
import { STRONG_ACTIVES } from './actives.ts';
import type { CareActive } from './care-actives.ts';
import { type CareProfile, isSensitive } from './care-profile.ts';
import type { AddRule } from './care-rules.ts';
import type { GenerationInput, GenerationNote } from './generation.ts';
import { keptOutBy } from './prescription-rules.ts';
import { addCalls, type Call, isSubstituted, sourceOf, suitableOptions } from './recommend.ts';
import type { RoutineSession } from './routine-plan.ts';

/** An ingredient that a rule added to the plan. */
export interface Treatment {
  active: CareActive;
  session: RoutineSession;
  ruleId: string;
  reason: string;
  source: string;
}

const MOST_NEW_ACTIVES = { SENSITIVE: 2, BEGINNER: 3, EXPERIENCED: 4 } as const;
const GENTLE = new Set(['BARRIER_LIPID', 'EYE', 'HUMECTANT', 'PEPTIDE', 'SOOTHING']);

export const isNewActive = ({ active }: { active: CareActive }) => !GENTLE.has(active.group);

/** Treatments for the skin, the person's own concerns first, except those that would conflict with the rest of the plan. */
export function chooseTreatments(input: GenerationInput): { chosen: Treatment[]; notes: GenerationNote[] } {
  if (input.standstill === 'EMERGENCY') {
    const { id: ruleId, advice: message, source } = rule('EMERGENCY-STOP');
    return { chosen: [], notes: [{ ruleId, message, source }] };
  }
  const chosen: Treatment[] = [];
  const notes: GenerationNote[] = [];
  const most = MOST_NEW_ACTIVES[isSensitive(input.profile) ? 'SENSITIVE' : input.profile.experience];
  for (const { rule: addRule } of ordered(addCalls(input.metrics, input.profile), input.profile)) {
    const options = suitableOptions(addRule, input);
    if (options.some((option) => isPrescribed(option, input))) continue;
    const blockers = options.map(
      (option) =>
        keptOutBy(option, isNewActive({ active: option }), input.prescriptions) ??
        blocker(option, chosen, input),
    );
    const isFull = chosen.filter(isNewActive).length >= most;
    const isOpen = (option: CareActive, index: number) =>
      !(input.standstill && isNewActive({ active: option })) &&
      blockers[index] === null &&
      !(isFull && isNewActive({ active: option }));
    const covered = options.findIndex(({ inciName }) =>
      chosen.some((each) => each.active.inciName === inciName),
    );
    // An active planned for another concern does not exclude a better one for this concern.
    const active = (covered < 0 ? options : options.slice(0, covered)).find(isOpen);
    if (!active && covered >= 0) continue;
    if (active) chosen.push(treatment(active, addRule, chosen, input));
    else {
      const blockedBy = input.standstill ? 'REACT-NO-ADD' : (blockers.find((id) => id !== null) ?? null);
      notes.push(leftOut(addRule, blockedBy, options.length === 0));
    }
    if (active && isSubstituted(addRule, input)) {
      const { id: ruleId, source } = rule('PREG-3');
      notes.push({ ruleId, message: `${active.label}: chosen instead of a retinoid.`, source });
    }
  }
  return { chosen, notes };
}

/** In the person's order of concerns, then in the order of the rules. */
function ordered(calls: Call<AddRule>[], { concerns }: CareProfile): Call<AddRule>[] {
  const rank = ({ rule: { concerns: own } }: Call<AddRule>) => {
    const index = concerns.findIndex((concern) => own.includes(concern));
    return index < 0 ? concerns.length : index;
  };
  return [...calls].sort((a, b) => rank(a) - rank(b));
}

/** Whether a similar product is prescribed. */
const isPrescribed = (option: CareActive, { prescriptions }: GenerationInput) =>
  prescriptions.some(({ ingredients }) =>
    ingredients.some(
      (ingredient) =>
        ingredient.group === option.group ||
        (means('RETINOID', ingredient) && means('RETINOID', { name: option.inciName, group: option.group })),
    ),
  );

/** The rule that excludes an ingredient from the plan, if any. */
function blocker(
  option: CareActive,
  chosen: readonly Treatment[],
  { prescriptions }: GenerationInput,
): RuleId | null {
  const has = (words: string, session?: RoutineSession) =>
    chosen.some(
      ({ active, session: own }) =>
        (!session || own === session) && means(words, { name: active.inciName, group: active.group }),
    ) ||
    prescriptions.some(
      ({ ingredients, session: own }) =>
        (!session || own === session) && ingredients.some((ingredient) => means(words, ingredient)),
    );
  const prescribedStrong = (session: RoutineSession) =>
    prescriptions.some(
      ({ session: own, ingredients }) =>
        own === session && ingredients.some((each) => STRONG_ACTIVES.some((word) => means(word, each))),
    );
  switch (option.stepType) {
    case 'RETINOID':
      return prescribedStrong('PM') ? 'ORD-PM' : null;
    case 'EXFOLIANT':
      if (prescribedStrong('PM')) return 'ORD-PM';
      if (chosen.some(({ active }) => active.stepType === 'EXFOLIANT')) return 'CON-AHA-BHA';
      return prescriptions.some(({ ingredients }) => ingredients.some((each) => means('AHA/BHA', each)))
        ? 'FREQ-EXF'
        : null;
    case 'SPOT_TREATMENT':
      if (has('VITAMIN_C_ACID', 'AM')) return 'CON-VITC-BPO';
      return prescribedStrong('AM') ? 'CON-RET-BPO' : null;
    case 'VITAMIN_C_SERUM':
      if (chosen.some(({ active }) => active.stepType === 'VITAMIN_C_SERUM')) return 'CON-VITC-ACID';
      if (option.group !== 'VITAMIN_C_ACID') return null;
      if (has('BENZOYL_PEROXIDE', 'AM')) return 'CON-VITC-BPO';
      return has('RETINOID/AHA/BHA', 'AM') ? 'CON-VITC-ACID' : null;
    default:
      return null;
  }
}

function treatment(
  active: CareActive,
  addRule: AddRule,
  chosen: readonly Treatment[],
  input: GenerationInput,
): Treatment {
  const serums = (session: RoutineSession) =>
    chosen.filter((each) => each.active.stepType === 'SERUM' && each.session === session).length;
  const session =
    active.stepType === 'SERUM' && active.session === 'AM' && serums('AM') > serums('PM')
      ? 'PM'
      : active.session;
  const { ruleId, reason } = addRule;
  const substitute = isSubstituted(addRule, input) ? rule('PREG-3') : null;
  return {
    active,
    session,
    ruleId: substitute?.id ?? ruleId,
    reason: substitute?.why ?? reason,
    source: substitute?.source ?? sourceOf(addRule, active),
  };
}

function leftOut(addRule: AddRule, blockedBy: RuleId | null, nothingSuits: boolean): GenerationNote {
  if (blockedBy) {
    const { source, advice } = rule(blockedBy);
    const why =
      blockedBy === 'REACT-NO-ADD' ? advice : 'Nothing was added, as it would conflict with the plan.';
    return { ruleId: blockedBy, message: `${topic(addRule)}: ${why}`, source };
  }
  if (nothingSuits) {
    const message = `${topic(addRule)}: nothing was added, as nothing suits your profile.`;
    return { ruleId: addRule.ruleId, message, source: addRule.source };
  }
  const { id: ruleId, source } = rule('INTRO-1');
  return { ruleId, message: `${topic(addRule)}: postponed, as the plan has enough new actives.`, source };
}

const topic = ({ concerns: [concern] }: AddRule) => concern!.toLowerCase().replaceAll('_', ' ');
