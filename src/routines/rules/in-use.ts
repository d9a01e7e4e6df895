import { means } from '../../rules/active-words.ts';
import type { Person } from './person.ts';
import { readPrescription } from './prescription.ts';
import type { PlannedStep } from './routine-plan.ts';

/** The person with the prescribed products of a plan among their medicines; those of the account come first. */
export function withPrescribed<P extends Person>(person: P, steps: readonly PlannedStep[]): P {
  const { medicines } = person.background;
  const known = new Set(medicines.map(({ name }) => name.toUpperCase()));
  const added = steps.filter(({ prescribed, name }) => prescribed && !known.has(name.toUpperCase()));
  if (added.length === 0) return person;
  const hasRetinoid = added.some(({ ingredients }) => ingredients.some((each) => means('RETINOID', each)));
  const read = added.map((step) => readPrescription(step, step.ingredients, hasRetinoid));
  return { ...person, background: { ...person.background, medicines: [...medicines, ...read] } };
}
