import type { GeneratedRoutine, GenerationInput } from '../../../src/routines/rules/generation.ts';
import type { Person } from '../../../src/routines/rules/person.ts';
import { checkCare, checkProcedures } from './checker/care-rules.ts';
import { type Advice, adviceCase, routineCase, type Violation } from './checker/items.ts';
import { checkMedicines } from './checker/medicine-rules.ts';
import { checkPerson } from './checker/person-rules.ts';
import { checkPlan } from './checker/plan-rules.ts';

/** Written from the texts of the rules by someone who had not read the generator; shares no code with it. */

export function violationsOfRoutine(input: GenerationInput, routine: GeneratedRoutine): Violation[] {
  const scope = routineCase(input, routine);
  checkPerson(scope);
  checkMedicines(scope);
  checkPlan(scope);
  checkCare(scope);
  checkProcedures(scope);
  return scope.violations;
}

export function violationsOfAdvice(person: Person, advice: Advice, today: number): Violation[] {
  const scope = adviceCase(person, advice, today);
  checkPerson(scope);
  checkMedicines(scope);
  checkProcedures(scope);
  return scope.violations;
}
