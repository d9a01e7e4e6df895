import type { MedicineRoute } from './medicine-facts.ts';
import { type ReadMedicine, readMedicine } from './read-medicine.ts';

/** A medicine as a person states it. */
export interface StatedMedicine {
  name: string;
  strength: string | null;
  route: MedicineRoute | null;
}

const WORDS: Readonly<Record<MedicineRoute, string>> = {
  TOPICAL: 'topical',
  ORAL: 'oral',
  INJECTED: 'injection',
};

/** All that is stated, as one text to read. */
export const textOfMedicine = ({ name, strength, route }: StatedMedicine): string =>
  [name, strength, route && WORDS[route]].filter(Boolean).join(' ');

export const readStatedMedicine = (medicine: StatedMedicine): ReadMedicine =>
  readMedicine(textOfMedicine(medicine));
