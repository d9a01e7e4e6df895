import { message, messageOf, type Text } from '../../../platform/language/text.ts';
import { rule, say } from '../../../rules/rule-catalogue.ts';
import { found } from '../actives.ts';
import { naming } from '../finding.ts';
import type { Person } from '../person.ts';
import type { PlannedStep } from '../routine-plan.ts';
import { stateOn } from '../step-schedule.ts';
import { retinoidMedicines } from './medicines.ts';
import type { Objection, StepRule } from './objection.ts';
import { isRestedForHealing } from './skin.ts';

const DAYS_BEFORE = 5;
const RETINOID_DAYS_BEFORE = 7;
const WAXING_DAYS = 7;
const DAYS_PER_WEEK = 7;
const DAYS_AFTER_CAPSULES = 183;

/** Days on which products rest for a procedure, up to the day before `until`. */
export interface Rest {
  from: number;
  until: number;
}

type Procedure = Person['background']['procedures'][number];

function restFor({ kind, day, restWeeks }: Procedure, daysBefore: number): Rest {
  if (kind === 'WAXING') return { from: day - WAXING_DAYS, until: day + WAXING_DAYS + 1 };
  return { from: day - daysBefore, until: day + Math.max(1, restWeeks * DAYS_PER_WEEK) };
}

/** When new actives rest, from the day on that is given; the earliest first. */
export const restsOf = ({ background: { procedures } }: Person, today: number): Rest[] =>
  procedures
    .map((each) => restFor(each, RETINOID_DAYS_BEFORE))
    .filter(({ until }) => until > today)
    .sort((a, b) => a.from - b.from);

/** PROC-1 and WAX-1 about what was not prescribed. */
export const judgeProcedures: StepRule = (step, { background: { procedures } }, occasion) => {
  if (step.prescribed) return [];
  const retinoids = found(step, 'RETINOID');
  return procedures.flatMap((procedure): Objection[] => {
    const isWaxing = procedure.kind === 'WAXING';
    if (isWaxing ? retinoids.length === 0 : !isRestedForHealing(step)) return [];
    const rest = restFor(procedure, retinoids.length > 0 ? RETINOID_DAYS_BEFORE : DAYS_BEFORE);
    const isUsed = isDueWithin(step, occasion.planStartsOn, {
      from: Math.max(rest.from, occasion.today),
      until: Math.min(rest.until, occasion.until),
    });
    if (!isUsed) return [];
    const ruleId = isWaxing ? 'WAX-1' : 'PROC-1';
    const product = naming(step, retinoids);
    const advice = say(ruleId, { product, procedure: messageOf(`rules.word.procedure.${procedure.kind}`) });
    const text: Text = isWaxing ? advice : [advice, message('routines.finding.rest', { product })];
    return [{ ruleId, severity: rule(ruleId).severity, message: text, ingredients: retinoids }];
  });
};

function isDueWithin(step: PlannedStep, planStartsOn: number, { from, until }: Rest): boolean {
  for (let day = from; day < until; day += 1) if (stateOn(step, planStartsOn, day) === 'DUE') return true;
  return false;
}

/** WAX-1 for a planned waxing of a person on a prescribed retinoid, or soon after capsules; null if there is none. */
export function waxingAdvice(person: Person, today: number): Text | null {
  const { procedures, formerOralRetinoid: former } = person.background;
  const planned = procedures.filter(({ kind, day }) => kind === 'WAXING' && day >= today);
  const [drug] = retinoidMedicines(person);
  if (drug !== undefined) return planned.length > 0 ? say('WAX-1', { product: drug }) : null;
  if (former === null || planned.every(({ day }) => day >= former.endedOn + DAYS_AFTER_CAPSULES)) return null;
  return [say('WAX-1', { product: former.name }), message('routines.finding.six-months')];
}
