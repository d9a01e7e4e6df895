import type { Medicine } from '../rules/medicines/medicine-facts.ts';
import { searchMedicines } from '../rules/medicines/search-medicines.ts';
import { readStatedMedicine } from '../rules/medicines/stated-medicine.ts';
import type { Medication } from './health.table.ts';

/** Drugs that matter to skincare. */
export class DrugsService {
  /** At most `first`, the best match first, each with the name that matched. */
  search(search: string, first: number): { name: string; drug: Medicine }[] {
    return searchMedicines(search, first).map(({ name, medicine }) => ({ name, drug: medicine }));
  }

  /** What a medication may be; empty if it is not known. */
  understoodAs(medication: Medication): readonly Medicine[] {
    return readStatedMedicine(medication).medicines;
  }
}
