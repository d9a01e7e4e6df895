import { type Medicine, medicinesByName } from './medicine-facts.ts';
import { foldMedicine, readMedicine } from './read-medicine.ts';

export interface FoundMedicine {
  /** The name that matched best, as written. */
  name: string;
  medicine: Medicine;
}

const MIN_INSIDE = 3;

const ALL: readonly { medicine: Medicine; names: readonly { name: string; folded: string }[] }[] = [
  ...new Set([...medicinesByName.values()].flat()),
].map((medicine) => ({
  medicine,
  names: [medicine.inn, ...medicine.otherNames].map((name) => ({ name, folded: foldMedicine(name) })),
}));

/** At most `first` medicines by the beginning of a name or of its words, or as a prescription names them; the best first. */
export function searchMedicines(search: string, first: number): FoundMedicine[] {
  const wanted = foldMedicine(search);
  if (!wanted) return [];
  const found = ALL.flatMap(({ medicine, names }) => {
    const ranked = names
      .map(({ name, folded }) => ({ name, rank: rankOf(folded, wanted) }))
      .filter(({ rank }) => rank < NO_MATCH);
    const best = ranked.sort((a, b) => a.rank - b.rank)[0];
    return best ? [{ ...best, medicine }] : [];
  }).sort((a, b) => a.rank - b.rank || a.medicine.inn.localeCompare(b.medicine.inn, 'en'));
  const known = new Set(found.map(({ medicine }) => medicine));
  const read = readMedicine(search).medicines.filter((medicine) => !known.has(medicine));
  return [...found, ...read.map((medicine) => ({ name: medicine.inn, medicine }))]
    .slice(0, first)
    .map(({ name, medicine }) => ({ name, medicine }));
}

const NO_MATCH = 4;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return wanted.length >= MIN_INSIDE && name.includes(wanted) ? 3 : NO_MATCH;
}
