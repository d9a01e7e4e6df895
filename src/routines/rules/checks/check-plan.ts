import { message } from '../../../platform/language/text.ts';
import { say } from '../../../rules/rule-catalogue.ts';
import { type Finding, finding, mostSerious, quoted } from '../finding.ts';
import { judgeStep } from '../gate/gate.ts';
import { withheldStep } from '../gate/pregnancy.ts';
import { waxingAdvice } from '../gate/procedures.ts';
import { withPrescribed } from '../in-use.ts';
import { layer, ORDER_RULES } from '../layering-order.ts';
import type { Person } from '../person.ts';
import { PlanCalendar } from '../plan-calendar.ts';
import { ROUTINE_SESSIONS, type RoutinePlan } from '../routine-plan.ts';
import { checkAnswers } from './answer-checks.ts';
import { checkConflicts } from './conflict-checks.ts';
import { checkContents } from './content-checks.ts';
import { checkFrequencies } from './frequency-checks.ts';
import { checkIntroductions } from './introduction-checks.ts';
import { checkSun } from './sun-checks.ts';
import { checkWaits } from './wait-checks.ts';

/** All findings on a plan for a person, the most serious first, at most 100. `today` in days since 1970-01-01. */
export function checkPlan(plan: RoutinePlan, whoever: Person, today: number): Finding[] {
  const person = withPrescribed(whoever, plan.steps);
  const { profile, background } = person;
  // What must not be used before the doctor has answered conflicts with nothing, and nothing says how to use it.
  const used = { ...plan, steps: plan.steps.filter((step) => withheldStep(step, profile) === null) };
  const calendar = new PlanCalendar(used);
  const occasion = { today, planStartsOn: plan.startsOn, until: Number.POSITIVE_INFINITY };
  return mostSerious([
    ...checkEmergency(plan, person),
    ...plan.steps.flatMap((step) => judgeStep(step, person, occasion)),
    ...checkContents(plan.steps, profile, background.region, today),
    ...checkConflicts(used, calendar),
    ...checkSun(used, person, calendar, today),
    ...checkFrequencies(used, person, calendar),
    ...checkIntroductions(used, person, today),
    ...checkWaxing(person, today),
    ...checkOrder(used),
    ...checkWaits(used, calendar),
    ...checkAnswers(plan, person),
  ]);
}

function checkEmergency({ steps }: RoutinePlan, { standstill }: Person): Finding[] {
  if (standstill !== 'EMERGENCY') return [];
  return [finding({ ruleId: 'EMERGENCY-STOP', message: say('EMERGENCY-STOP'), steps, needsNoDoctor: true })];
}

function checkWaxing(person: Person, today: number): Finding[] {
  const advice = waxingAdvice(person, today);
  return advice === null ? [] : [finding({ ruleId: 'WAX-1', message: advice, steps: [] })];
}

/** Hard where something covers the sunscreen, a hint otherwise. */
function checkOrder(plan: RoutinePlan): Finding[] {
  return ROUTINE_SESSIONS.flatMap((session) => {
    const steps = plan.steps.filter((step) => step.session === session);
    return steps.flatMap((step, index) => {
      const before = steps[index - 1];
      if (!before || layer(session, before.type) <= layer(session, step.type)) return [];
      const isOverSunscreen = before.type === 'SUNSCREEN';
      return [
        finding({
          ruleId: ORDER_RULES[session],
          severity: isOverSunscreen ? 'HARD' : 'SOFT',
          message: isOverSunscreen
            ? message('routines.finding.after-sunscreen', { product: quoted(step) })
            : message('routines.finding.order', { product: quoted(step), other: quoted(before) }),
          steps: [before, step],
        }),
      ];
    });
  });
}
