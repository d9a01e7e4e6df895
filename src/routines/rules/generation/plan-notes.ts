import { message, type Text } from '../../../platform/language/text.ts';
import { type RuleId, rule, say } from '../../../rules/rule-catalogue.ts';
import { isSensitive } from '../care-profile.ts';
import { isChild } from '../gate/age.ts';
import { type Proposal, unanswered } from '../gate/gate.ts';
import { restsOf, waxingAdvice } from '../gate/procedures.ts';
import { needsPatchTest } from '../gate/skin.ts';
import type { GeneratedStep, GenerationInput, GenerationNote } from '../generation.ts';
import type { Person } from '../person.ts';
import { daysBetweenNewActives, isDarkerTone } from '../ramp-up.ts';
import type { Treatment } from './choose-treatments.ts';

const DAYS_PER_WEEK = 7;

const note = (ruleId: RuleId, text: Text = say(ruleId)): GenerationNote => ({
  ruleId,
  message: text,
  source: rule(ruleId).source,
});

/** How the plan came about and how to begin with it. */
export function planNotes(
  input: GenerationInput,
  proposal: Proposal,
  treatments: readonly (readonly [GeneratedStep, Treatment])[],
  dropped: readonly GeneratedStep[],
  fits: boolean,
): GenerationNote[] {
  return [
    ...personNotes(input, treatments),
    ...procedureNotes(input, proposal),
    ...startNotes(input, treatments),
    ...(dropped.length > 0
      ? [
          note('BUDGET-1', [
            say('BUDGET-1'),
            message('routines.note.left-out', {
              steps: dropped.map(({ name, session }) => message(`routines.note.step.${session}`, { name })),
            }),
          ]),
        ]
      : []),
    ...(fits ? [] : [note('PREF-BUDGET', message('routines.note.essentials'))]),
  ];
}

/** Rules that shaped the whole plan. */
function personNotes(
  person: Person,
  treatments: readonly (readonly [GeneratedStep, Treatment])[],
): GenerationNote[] {
  const { profile, background } = person;
  const has = (diagnosis: (typeof background.diagnoses)[number]) => background.diagnoses.includes(diagnosis);
  const hasBarrier = profile.concerns.includes('BARRIER');
  const isMarked = profile.concerns.some(
    (each) => each === 'ACNE' || each === 'PIGMENTATION' || each === 'PIH',
  );
  const mustAsk = unanswered(person).length > 0 && background.medicines.length > 0;
  const ids: (RuleId | false)[] = [
    mustAsk && 'ASK-FIRST',
    isChild(person) && 'AGE-13',
    hasBarrier && 'BARRIER-1',
    has('ROSACEA') && 'ROSACEA-1',
    has('ATOPIC_DERMATITIS') && 'ATOPIC-1',
    has('MELASMA') && 'MELASMA-1',
    isSensitive(profile) && 'SENS-1',
    isDarkerTone(background.skinTone) &&
      isMarked &&
      treatments.some(([, { active }]) => active.group === 'AZELAIC') &&
      'TONE-1',
  ];
  const isLater = hasBarrier && treatments.some(([{ startsOn }]) => startsOn !== null);
  return [
    ...ids.flatMap((id) => (id ? [note(id)] : [])),
    ...(isLater ? [note('BARRIER-2', [message('routines.note.after-quiet-weeks'), say('BARRIER-2')])] : []),
  ];
}

function procedureNotes(person: Person, { today }: Proposal): GenerationNote[] {
  const waxing = waxingAdvice(person, today);
  const isResting = restsOf(person, today).length > 0;
  return [...(isResting ? [note('PROC-1')] : []), ...(waxing ? [note('WAX-1', waxing)] : [])];
}

function startNotes(
  person: Person,
  treatments: readonly (readonly [GeneratedStep, Treatment])[],
): GenerationNote[] {
  const cycle = treatments.find(([{ type }]) => type === 'EXFOLIANT')?.[0].schedule;
  const starts = treatments.filter(([{ startsOn }]) => startsOn !== null);
  const weeks = daysBetweenNewActives(person.profile, person.background.skinTone) / DAYS_PER_WEEK;
  const products = starts.map(([{ name }]) => name);
  const isUrgent = needsPatchTest(person);
  return [
    ...(cycle?.kind === 'CYCLE' ? [note('FREQ-CYCLE')] : []),
    ...(starts.length > 1 ? [note('INTRO-1', message('routines.note.new-actives', { weeks }))] : []),
    ...(starts.length > 0 || isUrgent
      ? [
          note(
            'INTRO-PATCH',
            isUrgent
              ? say('INTRO-PATCH', {
                  product: products.length > 0 ? products : message('routines.note.each-new-product'),
                })
              : say('INTRO-PATCH', { product: message('routines.note.each-of-new-products') }),
          ),
        ]
      : []),
  ];
}
