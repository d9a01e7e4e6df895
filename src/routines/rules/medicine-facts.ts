import { type Medicine, medicinesByName } from '../../rules/medicines/medicine-facts.ts';
import { foldMedicine, readMedicine } from '../../rules/medicines/read-medicine.ts';
import type { StepIngredientFacts } from './routine-plan.ts';

/** The group of ingredients that a class of medicines acts as. */
const GROUPS: Readonly<Record<string, string>> = {
  RETINOID_TOPICAL: 'RETINOID_RX',
  RETINOID_COSMETIC: 'RETINOID',
  BENZOYL_PEROXIDE: 'BENZOYL_PEROXIDE',
  HYDROQUINONE: 'DEPIGMENTING_RX',
  AZELAIC: 'AZELAIC',
  BHA: 'BHA',
  SULFUR: 'SULFUR',
};
/** Substances that the rules know by name. */
const NAMED: Readonly<Record<string, string>> = { 'dapsone (topical)': 'DAPSONE' };

/** What the name of a prescribed product says that it contains, besides what is known already. */
export function medicineFacts(name: string, known: readonly StepIngredientFacts[]): StepIngredientFacts[] {
  const groups = new Set(known.map(({ group }) => group));
  const facts = new Map<string, StepIngredientFacts>();
  for (const { inn, classes } of readMedicine(name).medicines.flatMap(substancesOf)) {
    for (const group of [
      ...classes.flatMap((each) => GROUPS[each] ?? []),
      ...(NAMED[inn] ? [NAMED[inn]] : []),
    ]) {
      if (groups.has(group)) continue;
      const substance = inn.replace(/ \(.*/, '').toUpperCase();
      const unknown = { comedogenicity: null, labelPosition: null, percent: null, isFragrance: false };
      facts.set(substance, { name: substance, text: name, group, certainty: 'CERTAIN', ...unknown });
    }
  }
  return [...facts.values()];
}

/** A medicine for the skin, or the parts of a combination. */
function substancesOf(medicine: Medicine): Medicine[] {
  const each =
    medicine.parts.length === 0
      ? [medicine]
      : medicine.parts.flatMap((part) => medicinesByName.get(foldMedicine(part)) ?? []);
  return medicine.route === 'TOPICAL' ? each.filter(({ route }) => route === 'TOPICAL') : [];
}
