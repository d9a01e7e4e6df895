import type { Medication } from '../../health/health.table.ts';
import { isCurrent } from '../../health/medications.service.ts';
import { readStatedMedicine, textOfMedicine } from '../../rules/medicines/stated-medicine.ts';
import type { Background } from '../rules/person.ts';
import { readPrescription } from '../rules/prescription.ts';
import { dayNumber } from '../rules/step-schedule.ts';

/** So long a medication has been in use to be called established. */
const ESTABLISHED_DAYS = 28;

/** The medications in use on a day, as the rules read them. */
export function currentMedicines(taken: readonly Medication[], today: string): Background['medicines'] {
  const current = taken.filter((medication) => isCurrent(medication, today));
  const retinoids = current.filter(isRetinoid);
  return current.map((medication) => {
    const { name, session, everyDays, startedOn } = medication;
    const besidesRetinoid = retinoids.some((each) => each !== medication);
    // The time of day says nothing of the route, so it is not read along.
    const read = readPrescription({ name: textOfMedicine(medication) }, [], besidesRetinoid);
    return {
      ...read,
      name,
      session: session ?? read.session,
      everyDays: everyDays ?? read.everyDays,
      established: startedOn === null || dayNumber(today) - dayNumber(startedOn) >= ESTABLISHED_DAYS,
    };
  });
}

const isRetinoid = (medication: Medication) =>
  readStatedMedicine(medication).medicines.some(
    ({ classes }) => classes.includes('RETINOID_TOPICAL') || classes.includes('RETINOID_COSMETIC'),
  );

/** The oral retinoid that was stopped last. */
export function formerOralRetinoid(
  taken: readonly Medication[],
  today: string,
): Background['formerOralRetinoid'] {
  const ended = taken.flatMap((medication) => {
    const { name, endedOn } = medication;
    const isOral = () =>
      readStatedMedicine(medication).medicines.some(({ classes }) => classes.includes('RETINOID_ORAL'));
    return endedOn !== null && endedOn < today && isOral() ? [{ name, endedOn: dayNumber(endedOn) }] : [];
  });
  return ended.sort((a, b) => b.endedOn - a.endedOn)[0] ?? null;
}
