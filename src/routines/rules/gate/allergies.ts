import { message } from '../../../platform/language/text.ts';
import { means } from '../../../rules/active-words.ts';
import { isCore, tierIn } from '../../../rules/family-index.ts';
import { isNotVegan } from '../../../rules/not-vegan.ts';
import type { Allergy } from '../../../users/profile/skin-profile.ts';
import { contents } from '../actives.ts';
import { naming } from '../finding.ts';
import type { Person } from '../person.ts';
import type { PlannedStep, StepIngredientFacts } from '../routine-plan.ts';
import { takes } from './medicines.ts';
import { type Objection, objections, type StepRule } from './objection.ts';
import { perfumes } from './skin.ts';

type ContentCode =
  | 'routines.finding.avoided'
  | 'routines.finding.reacted'
  | 'routines.finding.perfumed'
  | 'routines.finding.animal';

const about = (code: ContentCode, step: PlannedStep, ingredients: readonly StepIngredientFacts[]) =>
  message(code, { product: naming(step, ingredients) });

/** What a person avoids, reacted to, is allergic to or does not want. */
export const judgeTolerance: StepRule = (step, person) => [
  ...judgeExclusions(step, person),
  ...judgeAllergies(step, person),
  ...judgeWishes(step, person),
];

function judgeExclusions(step: PlannedStep, { exclusions }: Person): Objection[] {
  const check = (ruleId: 'USER-AVOID' | 'USER-REACTION', names: ReadonlySet<string>, code: ContentCode) => {
    const ingredients = contents(step).filter(({ name }) => names.has(name.toUpperCase()));
    if (ingredients.length === 0) return [];
    return [{ ruleId, severity: 'HARD' as const, message: about(code, step, ingredients), ingredients }];
  };
  return [
    ...check('USER-AVOID', exclusions.avoided, 'routines.finding.avoided'),
    ...check('USER-REACTION', exclusions.reactedTo, 'routines.finding.reacted'),
  ];
}

function judgeAllergies(step: PlannedStep, person: Person): Objection[] {
  const isAllergic = (allergy: Allergy) => person.background.allergies.includes(allergy);
  const all = contents(step);
  const salicylates = (tier: 'HARD' | 'SOFT') =>
    all.filter((each) => {
      const isHard = isCore(each.name, 'SALICYLATE_ALLERGY', 'BHA', 'LHA') || means('BHA', each);
      return tier === 'HARD' ? isHard : !isHard && tierIn(each.name, 'BHA') !== null;
    });
  const isFilterAllergic = isAllergic('SUNSCREEN_FILTERS') || takes(person, /^ketoprofen/i);
  return [
    ...(isAllergic('SALICYLATES')
      ? [
          ...objections('ALLERGY-SAL', step, salicylates('HARD')),
          ...objections('ALLERGY-SAL', step, salicylates('SOFT'), { severity: 'SOFT' }),
        ]
      : []),
    ...(isAllergic('BEE_PRODUCTS')
      ? objections(
          'ALLERGY-BEE',
          step,
          all.filter(({ name }) => tierIn(name, 'BEE') !== null),
        )
      : []),
    ...(isAllergic('WOOL_WAX')
      ? objections(
          'ALLERGY-BEE',
          step,
          all.filter(({ name }) => tierIn(name, 'WOOL_WAX') !== null),
        )
      : []),
    ...(isAllergic('FRAGRANCE')
      ? objections('ALLERGY-1', step, [
          ...new Set([...perfumes(step), ...all.filter(({ name }) => isCore(name, 'ESSENTIAL_OIL'))]),
        ])
      : []),
    ...(isFilterAllergic
      ? objections(
          'SUN-FILTER-ALLERGY',
          step,
          all.filter(({ name }) => isCore(name, 'PHOTOALLERGEN')),
        )
      : []),
  ];
}

function judgeWishes(step: PlannedStep, { profile }: Person): Objection[] {
  const check = (
    ruleId: 'PREF-FRAGRANCE' | 'PREF-VEGAN',
    ingredients: StepIngredientFacts[],
    code: ContentCode,
  ): Objection[] =>
    ingredients.length === 0
      ? []
      : [{ ruleId, severity: 'SOFT', message: about(code, step, ingredients), ingredients }];
  return [
    ...(profile.fragranceFree
      ? check(
          'PREF-FRAGRANCE',
          step.ingredients.filter(({ isFragrance }) => isFragrance),
          'routines.finding.perfumed',
        )
      : []),
    ...(profile.vegan
      ? check(
          'PREF-VEGAN',
          step.ingredients.filter(({ name }) => isNotVegan(name)),
          'routines.finding.animal',
        )
      : []),
  ];
}
