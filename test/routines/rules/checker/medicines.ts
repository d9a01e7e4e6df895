import type { Person } from '../../../../src/routines/rules/person.ts';
import type { Prescription } from '../../../../src/routines/rules/prescription.ts';
import { type Family, familiesOf, OF_CLASS } from './families.ts';
import { DRUGS, type Drug } from './tables.ts';

/** What the checker understands of a prescription by its name and label alone. */
export interface Taken {
  name: string;
  given: Prescription;
  /** Everything that it may be. */
  drugs: readonly Drug[];
  /** What it puts on the skin. */
  families: ReadonlySet<Family>;
  isUnknown: boolean;
  isOnSkin: boolean;
}

const ROUTE_WORDS: Readonly<Record<string, RegExp>> = {
  TOPICAL: /\b(?:gel|cream|creme|crema|salbe|ointment|pommade|lotion|foam|schaum|solution|losung)\b|\d ?%/,
  ORAL: /\b(?:tablets?|tabletten|tablette|capsules?|kapseln|comprimes?|comprimidos|gelules?)\b|\d ?mg\b(?! ?\/)/,
  INJECTED: /\b(?:pen|fertigpen|spritze|injection|injektion)\b/,
};
const FORM =
  /^(?:gel|cream|creme|crema|salbe|ointment|pommade|lotion|foam|schaum|solution|losung|tablets?|tabletten|tablette|capsules?|kapseln|comprimes?|comprimidos|gelules?|pen|fertigpen|spritze|injection|injektion|mg|g|ml|\d\S*)$/;

const fold = (text: string) =>
  text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+%/]+/gu, ' ')
    .trim();
const key = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const BY_NAME = new Map<string, Drug[]>();
for (const drug of DRUGS) {
  for (const name of drug.names) {
    for (const each of new Set([key(name), bare(key(name))])) {
      if (each) BY_NAME.set(each, [...new Set([...(BY_NAME.get(each) ?? []), drug])]);
    }
  }
}

function bare(words: string): string {
  return words
    .split(' ')
    .filter((word) => !FORM.test(word))
    .join(' ');
}

/** Everything that a name may mean: with its words of form first, then without. */
function drugsOf(name: string): Drug[] {
  const folded = fold(name);
  const found = runOf(key(name)) ?? runOf(bare(key(name))) ?? [];
  const said = Object.keys(ROUTE_WORDS).filter((route) => ROUTE_WORDS[route]!.test(folded));
  const fitting = said.length === 1 ? found.filter(({ route }) => route === said[0]) : found;
  return fitting.length > 0 ? fitting : found;
}

function runOf(text: string): Drug[] | null {
  const whole = BY_NAME.get(text) ?? BY_NAME.get(bare(text));
  if (whole) return whole;
  const words = text.split(' ');
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const found = BY_NAME.get(words.slice(start, start + length).join(' '));
      if (found) return found;
    }
  }
  return null;
}

const read = new WeakMap<Prescription, Taken>();

export function taken(given: Prescription): Taken {
  const before = read.get(given);
  if (before) return before;
  const drugs = drugsOf(given.name);
  const families = new Set<Family>(given.ingredients.flatMap(({ name }) => familiesOf(name)));
  for (const { classes, route } of drugs) {
    if (route === 'TOPICAL')
      for (const each of classes) for (const one of OF_CLASS[each] ?? []) families.add(one);
  }
  const isUnknown = drugs.length === 0 && !given.ingredients.some(({ certainty }) => certainty === 'CERTAIN');
  const isOnSkin = drugs.length > 0 ? drugs.every(({ route }) => route === 'TOPICAL') : given.isOnSkin;
  const result = { name: given.name, given, drugs, families, isUnknown, isOnSkin };
  read.set(given, result);
  return result;
}

/** Of a person who has named the same medicine twice, both. */
export const takenBy = (person: Person & { prescriptions?: readonly Prescription[] }): Taken[] =>
  [...(person.prescriptions ?? []), ...person.background.medicines].map(taken);

export const hasClass = ({ drugs }: Taken, ...classes: string[]) =>
  drugs.some((drug) => drug.classes.some((each) => classes.includes(each)));

const FIRST = ['KEEP_AND_CALL', 'STOP_AND_CALL', 'TELL', 'NONE'];

/** What a pregnancy or the time of breastfeeding asks: where a name means several, the most careful. */
export function pregnancyRule({ drugs, isUnknown }: Taken, pregnancy: string): string | null {
  if (!['TRYING', 'PREGNANT', 'BREASTFEEDING'].includes(pregnancy)) return null;
  if (isUnknown) return 'PREG-RX-ASK';
  const isPregnant = pregnancy !== 'BREASTFEEDING';
  if (isPregnant && drugs.some(({ classes }) => classes.includes('RETINOID_ORAL'))) return 'PREG-RET-ORAL';
  const actions = drugs.map(({ action, breastfeeding }) => {
    if (isPregnant) return action;
    if (breastfeeding === 'AVOID' || breastfeeding === 'CONTRAINDICATED')
      return action === 'KEEP_AND_CALL' ? action : 'STOP_AND_CALL';
    return breastfeeding === 'CAUTION' || breastfeeding === 'UNKNOWN' ? 'TELL' : 'NONE';
  });
  const action = FIRST.find((each) => actions.includes(each));
  if (action === 'KEEP_AND_CALL') return 'PREG-RX-KEEP';
  if (action === 'STOP_AND_CALL') return 'PREG-RX';
  return action === 'TELL' ? 'PREG-RX-TELL' : null;
}
