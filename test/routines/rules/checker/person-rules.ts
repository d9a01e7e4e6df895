import { ACIDS, NEVER, RETINOIDS, STRONG } from './families.ts';
import {
  type Case,
  hasDiagnosis,
  holds,
  type Item,
  isActive,
  isDarker,
  isPregnant,
  isRefused,
  isSensitive,
  staysWith,
  wants,
} from './items.ts';
import { CHOICES, isSold } from './tables.ts';

const QUIET_DAYS = 28;
const BASES = /^(?:ZINC OXIDE|TITANIUM DIOXIDE|CI 7749[129]|SQUALANE|SODIUM ASCORBYL PHOSPHATE)$/;
const SCRUB = /scrub|gommage|peeling/i;

/** What may be proposed to a person at all, in a routine or as a recommendation. */
export function checkPerson(scope: Case) {
  for (const item of scope.own) {
    checkAlways(scope, item);
    checkAge(scope, item);
    checkPregnancy(scope, item);
    checkDiagnoses(scope, item);
    checkAllergies(scope, item);
    checkAnswers(scope, item);
  }
  checkReactions(scope);
}

function checkAlways({ report, person, ...scope }: Case, item: Item) {
  const { region } = person.background;
  const { label, percent } = item;
  if (holds(item, ...NEVER)) {
    if (holds(item, 'HYDROQUINONE')) report('CONC-5', label);
    if (holds(item, 'MERCURY')) report('PROHIB-MERCURY', label);
    if (holds(item, 'STEROID')) report('PROHIB-STEROID', label);
    if (holds(item, 'HYDROQUINONE', 'MINOXIDIL')) report('PROHIB-RX', label);
    if (staysWith(item, 'MI_MCI')) report('CONC-RINSE', label);
  }
  for (const name of item.names) {
    if (familyless(name)) continue;
    const choices = CHOICES.filter(({ active }) => active === name);
    if (choices.length === 0 && !BASES.test(name)) report('ACTIVE-LISTED', name);
    const sold = choices.filter(
      (choice) => isSold(choice) && (choice.regions.includes('ALL') || choice.regions.includes(region)),
    );
    if (choices.length > 0 && sold.length === 0) {
      const isMedicine = holds(item, 'RETINOID_RX', 'BENZOYL_PEROXIDE');
      report(isMedicine ? 'PROHIB-RX' : 'ACTIVE-SHOP', `${name} in ${region}`);
    }
  }
  if (holds(item, 'RETINOID') && percent !== null && percent > 0.3) report('CONC-1', label);
  if (holds(item, 'KOJIC') && (percent ?? 2) > 1) report('CONC-2', label);
  if (holds(item, 'ARBUTIN') && (percent ?? 8) > 2) report('CONC-2', label);
  if (staysWith(item, 'BHA') && (percent ?? 3) > 2) report('CONC-3', label);
  if (staysWith(item, 'AHA') && (percent ?? 11) > 10) report('CONC-4', label);
  if (holds(item, 'AZELAIC') && (percent ?? 15) > 10) report('ACTIVE-SHOP', label);
  const isNew = person.profile.experience === 'BEGINNER' || person.profile.sensitivity === 'HIGH';
  if (isNew && holds(item, 'BENZOYL_PEROXIDE') && (percent ?? 10) > 5) report('CONC-6', label);
  if (holds(item, 'BENZOYL_PEROXIDE') && (percent ?? 10) > 2.5 && isNew)
    report('RX-BPO', `${label}: 2.5 % first`);
  if (item.type === 'EYE' && holds(item, ...STRONG)) report('EYE-1', label);
  if (!item.isRinsedOff && item.session !== 'PM' && scope.days > 0 && holds(item, 'PHOTOTOXIC_OIL'))
    report('SUN-OIL-AM', label);
  if (SCRUB.test(label)) {
    const isInflamed = wants({ person, report, ...scope }, 'ACNE', 'REDNESS', 'SENSITIVITY', 'BARRIER');
    if (isInflamed) report('FREQ-SCRUB', label);
    if (scope.items.some((other) => holds(other, ...RETINOIDS))) report('CON-RET-SCRUB', label);
  }
}

const familyless = (name: string) => name === 'PARFUM';

function checkAge({ report, person }: Case, item: Item) {
  const { age, region } = person.background;
  if (age === null) return;
  const { label } = item;
  if (age < 13) {
    const isPlain = ['CLEANSER', 'MOISTURISER', 'SUNSCREEN'].includes(item.type ?? '');
    if (!isPlain || holds(item, ...STRONG, 'VITAMIN_C_ACID') || isActive(item)) report('AGE-13', label);
    if (age < 3 && holds(item, 'BHA')) report('CONC-3', label);
  } else if (age < 18) {
    const isForAcne = item.names.includes('ADAPALENE') && region === 'US' && /^ACNE/.test(item.ruleId);
    const isOnFace = item.type !== null || !/^KERATOSIS/.test(item.ruleId);
    if (holds(item, ...RETINOIDS) && !isForAcne) report('AGE-18', label);
    if (holds(item, 'HYDROQUINONE', 'TRANEXAMIC', 'PEPTIDE', 'RETINOL_ALTERNATIVE')) report('AGE-18', label);
    if (isOnFace && (staysWith(item, 'AHA') || holds(item, 'VITAMIN_C_ACID'))) report('AGE-18', label);
    if (staysWith(item, 'BHA') && (item.percent ?? 3) > 2) report('AGE-18', label);
    if (/^(?:WRINKLES|FIRMNESS)/.test(item.ruleId) && item.type !== 'SUNSCREEN')
      report('AGE-18', `${label} against wrinkles`);
  }
  const least = leastAge(item);
  if (age < least) report('ACTIVE-AGE', `${label} from ${least}`);
}

/** By the rows of its concern, or else by any row. */
function leastAge({ names, ruleId }: Item): number {
  const ages = names.map((name) => {
    const all = CHOICES.filter(({ active }) => active === name);
    const own = all.filter(({ concern }) => ruleId.startsWith(`${concern}-`));
    return Math.min(...(own.length > 0 ? own : all).map(({ minAge }) => minAge ?? 0));
  });
  return Math.max(0, ...ages.filter(Number.isFinite));
}

function checkPregnancy(scope: Case, item: Item) {
  const { report, person, notes } = scope;
  const { label, percent } = item;
  if (person.profile.pregnancy === 'BREASTFEEDING' && holds(item, ...RETINOIDS, 'HYDROQUINONE')) {
    if (!notes.some(({ ruleId }) => ruleId === 'PREG-BF')) report('PREG-BF', label);
  }
  if (!isPregnant(scope)) return;
  if (holds(item, ...RETINOIDS, 'HYDROQUINONE')) report('PREG-1', label);
  if (holds(item, 'BHA') && ((percent ?? 3) > 2 || item.type === null || /peel/i.test(label)))
    report('PREG-2', label);
  if (holds(item, 'RETINOL_ALTERNATIVE', 'TRANEXAMIC', 'KOJIC', 'ARBUTIN', 'DEPIGMENTING'))
    report('PREG-UNKNOWN', label);
  if (staysWith(item, 'ESSENTIAL_OIL')) report('PREG-OILS', label);
  const isSubstitute = holds(
    item,
    'AZELAIC',
    'VITAMIN_C_ACID',
    'VITAMIN_C_DERIVATIVE',
    'NIACINAMIDE',
    'PEPTIDE',
  );
  if (item.ruleId === 'PREG-3' && !isSubstitute) report('PREG-3', label);
}

function checkDiagnoses(scope: Case, item: Item) {
  const { report, today } = scope;
  const { label } = item;
  const isRetinoid = holds(item, ...RETINOIDS);
  const isAcid = staysWith(item, 'AHA', 'BHA');
  const isIrritant = !item.isRinsedOff && holds(item, 'ESSENTIAL_OIL');
  if (wants(scope, 'BARRIER') && item.startsOn < today + QUIET_DAYS) {
    if (isRetinoid || isAcid || holds(item, 'BENZOYL_PEROXIDE') || isIrritant || SCRUB.test(label))
      report('BARRIER-1', `${label} on day ${item.startsOn - today}`);
  }
  if (hasDiagnosis(scope, 'ROSACEA')) {
    if (isRetinoid || isAcid || SCRUB.test(label)) report('ROSACEA-1', label);
    if (holds(item, 'MENTHOL_LIKE', 'ESSENTIAL_OIL', 'FLUSH_NICOTINATE', 'DRYING_ALCOHOL'))
      report('ROSACEA-1', label);
  }
  if (hasDiagnosis(scope, 'ATOPIC_DERMATITIS')) {
    if (
      isRetinoid ||
      staysWith(item, ...ACIDS) ||
      holds(item, 'FRAGRANCE', 'ESSENTIAL_OIL') ||
      SCRUB.test(label)
    )
      report('ATOPIC-1', label);
  }
  if (hasDiagnosis(scope, 'MELASMA')) {
    const isPeel = staysWith(item, ...ACIDS) && item.type !== null;
    if (isRetinoid || isPeel || holds(item, 'HYDROQUINONE')) report('MELASMA-1', label);
  }
  if (isSensitive(scope) && holds(item, 'FRAGRANCE', 'ESSENTIAL_OIL', 'DRYING_ALCOHOL'))
    report('SENS-1', label);
  if (isDarker(scope) && wants(scope, 'PIGMENTATION', 'ACNE')) {
    if (staysWith(item, 'AHA') && item.startsOn < today + QUIET_DAYS) report('TONE-1', label);
  }
}

function checkAllergies(scope: Case, item: Item) {
  const { report, person } = scope;
  const { allergies } = person.background;
  for (const name of item.names) {
    if (person.exclusions.reactedTo.has(name)) report('ALLERGY-1', name);
    if (person.exclusions.avoided.has(name)) report('USER-AVOID', name);
  }
  const promised = promisedOf(item.label).filter((name) => isRefused(scope, name));
  for (const name of promised) {
    if (!item.names.includes(name))
      report(
        person.exclusions.reactedTo.has(name) ? 'ALLERGY-1' : 'USER-AVOID',
        `${item.label} means ${name}`,
      );
  }
  if (allergies.includes('FRAGRANCE') && holds(item, 'FRAGRANCE', 'ESSENTIAL_OIL'))
    report('ALLERGY-1', item.label);
  if (allergies.includes('SALICYLATES') && holds(item, 'SALICYLATE', 'BHA'))
    report('ALLERGY-SAL', item.label);
  if (allergies.includes('BEE_PRODUCTS') && holds(item, 'BEE')) report('ALLERGY-BEE', item.label);
  if (allergies.includes('WOOL_WAX') && holds(item, 'WOOL_WAX')) report('ALLERGY-BEE', item.label);
  const reactsToFilters =
    allergies.includes('SUNSCREEN_FILTERS') || scope.taken.some(({ name }) => /ketoprofen/i.test(name));
  if (reactsToFilters && holds(item, 'PHOTOALLERGEN')) report('SUN-FILTER-ALLERGY', item.label);
  if (scope.input && reactsToFilters && item.type === 'SUNSCREEN' && !isMineral(item))
    report('SUN-FILTER-ALLERGY', item.label);
}

/** What a name says that a product contains. */
const promisedOf = (label: string): string[] => [
  ...(/iron oxide/i.test(label) ? ['CI 77491', 'CI 77492', 'CI 77499'] : []),
  ...(/glycerin/i.test(label) ? ['GLYCERIN'] : []),
  ...(/ceramide/i.test(label) ? ['CERAMIDE NP'] : []),
  ...(/squalane/i.test(label) ? ['SQUALANE'] : []),
  ...(/petroleum jelly/i.test(label) ? ['PETROLATUM'] : []),
];
export const isMineral = ({ label, names }: Item) =>
  /mineral/i.test(label) || names.some((name) => name === 'ZINC OXIDE' || name === 'TITANIUM DIOXIDE');

function checkAnswers({ report, person, notes }: Case, item: Item) {
  const { age, areMedicinesKnown } = person.background;
  if (age !== null && areMedicinesKnown && person.profile.pregnancy !== 'UNKNOWN') return;
  const isHeld =
    holds(item, ...RETINOIDS, 'HYDROQUINONE') ||
    staysWith(item, 'AHA') ||
    (holds(item, 'BHA') && (item.percent ?? 3) > 2);
  if (isHeld)
    report(
      'ASK-FIRST',
      `${item.label}${notes.some(({ ruleId }) => ruleId === 'ASK-FIRST') ? '' : ', untold'}`,
    );
}

function checkReactions({ report, person, own, notes, input, taken, items }: Case) {
  if (person.standstill) {
    for (const item of own) if (isActive(item)) report('REACT-NO-ADD', item.label);
  }
  if (person.standstill !== 'EMERGENCY') return;
  if (!notes.some(({ ruleId }) => ruleId === 'EMERGENCY-STOP')) report('EMERGENCY-STOP', 'not told');
  if (!input) for (const item of own) report('EMERGENCY-STOP', `added: ${item.label}`);
  for (const { step, label, isPrescribed } of input ? items : []) {
    const isHeld = step!.pause && step!.pause.from <= input!.today && step!.pause.until > input!.today + 365;
    if (!isHeld) report('EMERGENCY-STOP', `${isPrescribed ? 'prescribed ' : ''}${label} goes on`);
  }
  const swallowed = taken.filter(({ drugs }) => drugs.some(({ route }) => route !== 'TOPICAL'));
  if (
    input &&
    swallowed.length > 0 &&
    !notes.some(({ ruleId, message }) => ruleId === 'EMERGENCY-MEDS' || /last eight weeks/.test(message))
  )
    report('EMERGENCY-MEDS', swallowed[0]!.name);
}
