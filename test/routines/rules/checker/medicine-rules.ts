import { ACIDS, ACTIVES, type Family, RETINOIDS } from './families.ts';
import { type Case, hasDiagnosis, holds, type Item, isActive, isStrong, staysWith } from './items.ts';
import { hasClass, pregnancyRule, type Taken, taken } from './medicines.ts';
import { isRule } from './tables.ts';

const FOUR_WEEKS = 28;

/** What the medicines of a person forbid and require. */
export function checkMedicines(scope: Case) {
  for (const medicine of scope.taken) {
    checkSameKind(scope, medicine);
    checkClasses(scope, medicine);
    checkCodes(scope, medicine);
    if (scope.input) {
      checkNotes(scope, medicine);
      checkSunscreen(scope, medicine);
    }
  }
  if (scope.input) checkKept(scope);
}

/** REC-RX and RX-ASK. */
function checkSameKind({ own, report, notes, input }: Case, medicine: Taken) {
  const { families, name } = medicine;
  const hasRetinoid =
    RETINOIDS.some((family) => families.has(family)) ||
    hasClass(medicine, 'RETINOID_TOPICAL', 'RETINOID_COSMETIC', 'RETINOID_ORAL');
  const isTranexamic = hasClass(medicine, 'TRANEXAMIC');
  for (const item of own) {
    const { label } = item;
    const same = [...item.families].filter((family) => ACTIVES.includes(family) && families.has(family));
    if (same.length > 0) report('REC-RX', `${label} beside ${name}`);
    else if (hasRetinoid && holds(item, ...RETINOIDS, 'AHA', 'BHA'))
      report('REC-RX', `${label} beside ${name}`);
    else if (isTranexamic && holds(item, 'TRANEXAMIC')) report('REC-RX', `${label} beside ${name}`);
    if (medicine.isUnknown && (isStrong(item) || item.type === 'EXFOLIANT' || staysWith(item, ...ACIDS)))
      report('RX-ASK', `${label} beside ${name}`);
  }
  if (input && medicine.isUnknown && !told(notes, 'RX-ASK', name) && !told(notes, 'PREG-RX-ASK', name))
    report('RX-ASK', `untold: ${name}`);
}

const told = (notes: Case['notes'], ruleId: string, name: string) =>
  notes.some((note) => note.ruleId === ruleId && note.message.toLowerCase().includes(name.toLowerCase()));

function checkClasses(scope: Case, medicine: Taken) {
  const { own, report, today } = scope;
  const { name } = medicine;
  const is = (...classes: string[]) => hasClass(medicine, ...classes);
  const isTopicalRetinoid = is('RETINOID_TOPICAL', 'RETINOID_COSMETIC');
  const hasOnSkin = (family: Family) => medicine.families.has(family);
  for (const item of own) {
    const where = `${item.label} beside ${name}`;
    const isRetinoid = holds(item, ...RETINOIDS);
    const isPeel = staysWith(item, 'AHA', 'BHA');
    const isAcid = staysWith(item, ...ACIDS);
    if (isTopicalRetinoid && (isRetinoid || isPeel)) report('RX-RETINOID', where);
    if (is('STEROID_TOPICAL') && (isRetinoid || isAcid)) report('RX-STEROID', where);
    if (is('CALCINEURIN_INHIBITOR') && (isRetinoid || isPeel)) report('RX-CALCINEURIN', where);
    if (is('RETINOID_ORAL') && (isRetinoid || isAcid || holds(item, 'BENZOYL_PEROXIDE')))
      report('RX-ISOTRETINOIN', where);
    if (is('FIELD_TREATMENT') && isActive(item)) report('RX-FIELD', where);
    if (hasOnSkin('HYDROQUINONE') && holds(item, 'BENZOYL_PEROXIDE')) report('RX-HYDROQUINONE', where);
    const isForRosacea =
      is('IVERMECTIN', 'BRIMONIDINE') || /^METRONIDAZOLE_TOPICAL$/.test(medicine.drugs[0]?.id ?? '');
    if (
      isForRosacea &&
      hasDiagnosis(scope, 'ROSACEA') &&
      (isStrong(item) || holds(item, 'MENTHOL_LIKE', 'FRAGRANCE'))
    )
      report('RX-ROSACEA', where);
    if (is('PHOTOSENSITISER') && item.session !== 'PM' && holds(item, 'PHOTOTOXIC_OIL'))
      report('RX-PHOTOSENSITISER', where);
    if (is('AZELAIC') && isPeel && !medicine.given.established && item.startsOn < today + FOUR_WEEKS)
      report('RX-AZELAIC', where);
  }
}

type Forbidden = (item: Item) => boolean;

/** The codes of `drug_facts.rules` that forbid something; where the area is unknown, it overlaps. */
const FORBIDDEN: Readonly<Record<string, Forbidden>> = {
  NO_OTHER_RETINOID: (item) => holds(item, ...RETINOIDS),
  NO_RETINOID_ON_AREA: (item) => holds(item, ...RETINOIDS),
  NO_RETINOID_SAME_AREA_UNLESS_PRESCRIBED: () => false, // on the scalp
  NO_STRONG_EXFOLIANT: (item) => staysWith(item, 'AHA', 'BHA'),
  NO_STRONG_EXFOLIANT_ON_AREA: (item) => staysWith(item, 'AHA', 'BHA'),
  NO_OTHER_STRONG_EXFOLIANT: (item) => staysWith(item, 'AHA', 'BHA'),
  NO_BPO_UNLESS_PRESCRIBED: (item) => holds(item, 'BENZOYL_PEROXIDE'),
  NO_BPO_OR_PEROXIDE_SAME_AREA: (item) => holds(item, 'BENZOYL_PEROXIDE'),
  NO_HYDROQUINONE_SAME_AREA: (item) => holds(item, 'HYDROQUINONE'),
  NO_OTHER_ACTIVES_ON_AREA: (item) => isStrong(item),
  NO_MENTHOL_FRAGRANCE: (item) => holds(item, 'MENTHOL_LIKE', 'FRAGRANCE'),
  NO_OCTOCRYLENE: (item) => holds(item, 'PHOTOALLERGEN'),
};

function checkCodes({ own, report }: Case, { drugs, name, isOnSkin }: Taken) {
  if (drugs.length !== 1) return;
  const [{ codes, ruleIds }] = drugs as [Taken['drugs'][number]];
  for (const code of codes) {
    const isForbidden = FORBIDDEN[code];
    if (!isForbidden) continue;
    const ruleId = (isOnSkin ? ruleIds : ruleIds.filter((id) => id !== 'RX-ORAL'))[0] ?? 'RX-OTHER';
    for (const item of own) if (isForbidden(item)) report(ruleId, `${code}: ${item.label} beside ${name}`);
  }
}

function checkNotes({ report, notes, person }: Case, medicine: Taken) {
  const { name, drugs } = medicine;
  const ruleId = pregnancyRule(medicine, person.profile.pregnancy);
  const isToldMore = ruleId === 'PREG-RX-TELL' && told(notes, 'PREG-RX-KEEP', name);
  if (ruleId && !isToldMore && !told(notes, ruleId, name)) report(ruleId, `untold: ${name}`);
  // How to use it is not said of what is on hold.
  if (drugs.length === 1 && ruleId !== 'PREG-RX' && ruleId !== 'PREG-RET-ORAL') {
    for (const id of drugs[0]!.ruleIds) {
      if (isRule(id) && !told(notes, id, name)) report(id, `untold: ${name}`);
    }
  }
}

const LEAST_SPF: Readonly<Record<string, [ruleId: string, spf: number]>> = {
  RETINOID_TOPICAL: ['RX-RETINOID', 30],
  RETINOID_ORAL: ['RX-ISOTRETINOIN', 50],
  CALCINEURIN_INHIBITOR: ['RX-CALCINEURIN', 50],
  HYDROQUINONE: ['RX-HYDROQUINONE', 50],
  FIELD_TREATMENT: ['RX-FIELD', 50],
  PHOTOSENSITISER: ['RX-PHOTOSENSITISER', 50],
};

function checkSunscreen({ items, report, person }: Case, { drugs, name }: Taken) {
  if (person.standstill === 'EMERGENCY') return;
  const spf = Math.max(
    0,
    ...items
      .filter(({ type, session }) => type === 'SUNSCREEN' && session === 'AM')
      .map((item) => item.spf ?? 0),
  );
  for (const { classes, codes, ruleIds } of drugs) {
    for (const each of classes) {
      const [ruleId, least] = LEAST_SPF[each] ?? [];
      if (ruleId && spf < least!) report(ruleId, `SPF ${spf} with ${name}`);
    }
    const least = codes.some((code) => code.startsWith('SUNSCREEN_SPF50') || code === 'MELASMA_SUN_RULE')
      ? 50
      : 0;
    if (spf < least) report(ruleIds[0] ?? 'RX-OTHER', `SPF ${spf} with ${name}`);
    const isTinted = items.some(({ type, label }) => type === 'SUNSCREEN' && /iron oxide/i.test(label));
    const isIronRefused =
      person.exclusions.avoided.has('CI 77492') || person.exclusions.reactedTo.has('CI 77492');
    if (classes.includes('HYDROQUINONE') && !isTinted && !isIronRefused)
      report('RX-HYDROQUINONE', `untinted sunscreen with ${name}`);
  }
}

/** RX-KEEP and RX-ORAL: what stands in the plan of what is prescribed. */
function checkKept({ input, prescribed, report, person }: Case) {
  input!.prescriptions.forEach((given, index) => {
    const medicine = taken(given);
    const { drugs, isOnSkin, isUnknown } = medicine;
    const steps = prescribed.flatMap(({ step }) => (step?.prescription === index ? [step] : []));
    if (drugs.length > 0 && drugs.every(({ route }) => route !== 'TOPICAL')) {
      if (steps.length > 0) report('RX-ORAL', given.name);
      return;
    }
    if (!isOnSkin || isUnknown) return;
    const ruleId = pregnancyRule(medicine, person.profile.pregnancy);
    if (steps.length === 0) {
      // On hold, it is in the plan too; the server knows that it is not due.
      if (ruleId !== 'PREG-RET-ORAL') report('RX-KEEP', `${given.name} is gone`);
      return;
    }
    const [step] = steps;
    const every = step!.schedule.kind === 'INTERVAL' ? step!.schedule.everyDays : 1;
    const isMoved = step!.session !== given.session || every !== given.everyDays || steps.length > 1;
    if (isMoved && step!.schedule.kind !== 'RAMP_UP') report('RX-KEEP', `${given.name} is moved`);
    if (step!.pause && person.standstill !== 'EMERGENCY') report('RX-KEEP', `${given.name} is paused`);
  });
}
