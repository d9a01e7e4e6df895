import { message, type Text } from '../../../platform/language/text.ts';
import { means } from '../../../rules/active-words.ts';
import { type RuleId, reasonOf, rule, say } from '../../../rules/rule-catalogue.ts';
import { introduced, STRONG_ACTIVES } from '../actives.ts';
import type { ConcernRow } from '../care/concern-rows.ts';
import { type Topic, topicsOf, topicText } from '../care/topics.ts';
import type { CareActive } from '../care-active.ts';
import { isSensitive } from '../care-profile.ts';
import type { Cleared } from '../cleared.ts';
import { clear, type Proposal } from '../gate/gate.ts';
import { isDelicate } from '../gate/skin.ts';
import type { GenerationInput, GenerationNote } from '../generation.ts';
import { asPlanned } from '../prescription.ts';
import type { RoutineSession } from '../routine-plan.ts';
import { careFor, type Option, type TopicCare } from './options.ts';

/** An ingredient that the table of treatments added to the plan. */
export interface Treatment extends Pick<Option, 'pace' | 'notBefore' | 'ruleId' | 'reason' | 'source'> {
  active: Cleared;
  session: RoutineSession;
}

export interface Choice {
  /** The treatment of the main concern first. */
  chosen: Treatment[];
  sunscreens: ConcernRow[];
  notes: GenerationNote[];
}

const MOST_NEW_ACTIVES = { DELICATE: 1, BEGINNER: 3, EXPERIENCED: 4 } as const;
const GENTLE = new Set([
  'BARRIER_LIPID',
  'EYE',
  'HUMECTANT',
  'HUMECTANT_KERATOLYTIC',
  'OCCLUSIVE',
  'SOOTHING',
]);

/** Whether the skin must get used to it. */
export const isNewActive = ({ active }: { active: CareActive }) => !GENTLE.has(active.group);

/** Treatments for the skin, the main concern first, except those that would conflict with the rest of the plan. */
export function chooseTreatments(input: GenerationInput, proposal: Proposal): Choice {
  const choice: Choice = { chosen: [], sunscreens: [], notes: [] };
  if (input.standstill === 'EMERGENCY') {
    const isOnMedicines = input.background.medicines.length > 0;
    for (const ruleId of ['EMERGENCY-STOP', ...(isOnMedicines ? (['EMERGENCY-MEDS'] as const) : [])] as const)
      choice.notes.push({ ruleId, message: say(ruleId), source: rule(ruleId).source });
    return choice;
  }
  for (const topic of topicsOf(input.metrics, input)) {
    const care = careFor(topic, input);
    choice.sunscreens.push(...care.sunscreens);
    choice.notes.push(
      ...care.forDoctor.map(({ id: ruleId, message, source }) => ({ ruleId, message, source })),
    );
    chooseFor(topic, care, choice, input, proposal);
  }
  choice.notes = [...new Map(choice.notes.map((note) => [JSON.stringify(note.message), note])).values()];
  return choice;
}

function chooseFor(
  topic: Topic,
  { options, stoppedBy }: TopicCare,
  { chosen, notes }: Choice,
  input: GenerationInput,
  proposal: Proposal,
): void {
  const most =
    isSensitive(input.profile) && usesPrescribedActive(input)
      ? 0
      : MOST_NEW_ACTIVES[isDelicate(input) ? 'DELICATE' : input.profile.experience];
  const isFull = chosen.filter(isNewActive).length >= most;
  let against: RuleId | null = stoppedBy;
  for (const option of options.filter(({ isForBody }) => !isForBody)) {
    // Another concern may have called for the same already.
    if (chosen.some(({ active }) => active.inciName === option.active.inciName)) return;
    const startsOn = Math.max(proposal.startsOn, proposal.today + option.notBefore);
    const verdict = clear(option.active, input, { ...proposal, startsOn });
    if (verdict.against === 'REC-RX') {
      notes.push(aboutTopic('REC-RX', topic, verdict.message));
      return;
    }
    const blockedBy =
      verdict.against ??
      blocker(option.active, chosen, input) ??
      (isFull && isNewActive(option) ? 'INTRO-1' : null);
    if (verdict.cleared && blockedBy === null) {
      const { pace, notBefore, ruleId, reason, source } = option;
      const session = sessionOf(option.active, chosen);
      chosen.push({ active: verdict.cleared, session, pace, notBefore, ruleId, reason, source });
      if (against === 'ASK-FIRST') notes.push(noteOn('ASK-FIRST', topic, input));
      if (ruleId === 'PREG-3') notes.push(substituted(option));
      return;
    }
    against ??= blockedBy;
  }
  if (against !== null) notes.push(noteOn(against, topic, input));
}

/** SENS-1: what is prescribed is the one active. */
const usesPrescribedActive = ({ background }: GenerationInput) =>
  background.medicines.some((each) => each.isOnSkin && introduced(asPlanned(each)).length > 0);

const substituted = ({ active: { label: ingredients }, source }: Option): GenerationNote => ({
  ruleId: 'PREG-3',
  message: say('PREG-3', { ingredients }),
  source,
});

/** Serums are spread over morning and evening. */
function sessionOf(active: CareActive, chosen: readonly Treatment[]): RoutineSession {
  const serums = (session: RoutineSession) =>
    chosen.filter((each) => each.active.stepType === 'SERUM' && each.session === session).length;
  const isMovable = active.stepType === 'SERUM' && active.session === 'AM';
  return isMovable && serums('AM') > serums('PM') ? 'PM' : active.session;
}

/** The rule by which the rest of the plan excludes an ingredient, if any. */
function blocker(
  option: CareActive,
  chosen: readonly Treatment[],
  { background }: GenerationInput,
): RuleId | null {
  const prescriptions = background.medicines.filter(({ isOnSkin }) => isOnSkin);
  const hasChosen = (words: string, session?: RoutineSession) =>
    chosen.some(
      ({ active, session: own }) =>
        (!session || own === session) && means(words, { name: active.inciName, group: active.group }),
    );
  const hasPrescribed = (words: string, session?: RoutineSession) =>
    prescriptions.some(
      ({ ingredients, session: own }) =>
        (!session || own === session) && ingredients.some((ingredient) => means(words, ingredient)),
    );
  const has = (words: string, session: RoutineSession) =>
    hasChosen(words, session) || hasPrescribed(words, session);
  const prescribedStrong = (session: RoutineSession) => hasPrescribed(STRONG_ACTIVES.join('/'), session);
  switch (option.stepType) {
    case 'RETINOID':
      if (hasChosen('RETINOID')) return 'CON-RET-RET';
      if (hasPrescribed('SULFUR', 'PM')) return 'CON-SULFUR-RET';
      return prescribedStrong('PM') ? 'ORD-PM' : null;
    case 'EXFOLIANT':
      if (prescribedStrong('PM')) return 'ORD-PM';
      if (chosen.some(({ active }) => active.stepType === 'EXFOLIANT')) return 'CON-AHA-BHA';
      return hasPrescribed('AHA/BHA') ? 'FREQ-EXF' : null;
    case 'CLEANSER':
    case 'MOISTURISER':
      return chosen.some(({ active }) => active.stepType === option.stepType) ? 'BASE-MOISTURISE' : null;
    case 'SPOT_TREATMENT':
      if (has('VITAMIN_C_ACID', 'AM')) return 'CON-VITC-BPO';
      if (hasPrescribed('DAPSONE', 'AM')) return 'CON-DAPSONE-BPO';
      if (hasPrescribed('HYDROQUINONE')) return 'CON-HQ-BPO';
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

/** Rules whose text speaks to the person rather than of a product. */
const OF_THE_PERSON: ReadonlySet<RuleId> = new Set<RuleId>([
  'ASK-FIRST',
  'REACT-NO-ADD',
  'AGE-13',
  'AGE-18',
  'BARRIER-1',
  'RX-ASK',
]);

function noteOn(ruleId: RuleId, topic: Topic, { background }: GenerationInput): GenerationNote {
  const drug = background.medicines.find(({ isUnknown }) => isUnknown)?.name;
  if (ruleId === 'INTRO-1') {
    return aboutTopic(ruleId, topic, message('routines.note.postponed'));
  }
  if (OF_THE_PERSON.has(ruleId)) return aboutTopic(ruleId, topic, say(ruleId, { drug }));
  return aboutTopic(ruleId, topic, [message('routines.note.nothing-added'), reasonOf(ruleId)]);
}

function aboutTopic(ruleId: RuleId, topic: Topic, text: Text): GenerationNote {
  return {
    ruleId,
    message: message('routines.note.about', { topic: topicText(topic), text: [text] }),
    source: rule(ruleId).source,
  };
}
