import { LRUCache } from 'lru-cache';
import { MEDICINE_ROUTES, type Medicine, type MedicineRoute, medicinesByName } from './medicine-facts.ts';

/** What the name of a prescription means. */
export interface ReadMedicine {
  /** Everything that it may be: several where a name has more than one meaning, or names several medicines. */
  medicines: readonly Medicine[];
  /** As its words of form and strength say; null where they say nothing. */
  route: MedicineRoute | null;
}

const MAX_TEXT = 300;
const MAX_WORDS = 40;
/** A name is read several times in a request. */
const kept = new LRUCache<string, ReadMedicine>({ max: 2000 });
const MAX_NAME_WORDS = 6;
/** Shorter words are not corrected: too many are one letter apart. */
const MIN_MISSPELT = 7;
const MIN_BEGINNING = 10;

const FORMS: Readonly<Record<MedicineRoute, ReadonlySet<string>>> = {
  TOPICAL: wordsOf(
    'gel gele creme cream crema krem kreme salbe ointment unguento pommade pomada lotion locion lozione loesung losung solution solucion soluzione schaum foam mousse espuma schiuma shampoo champu paste pasta emulsion emulgel topical topisch topico topique tinktur tincture pads pad swab swabs wash waschgel waschlotion spray serum balsam hautcreme augensalbe fettsalbe cremegel drops tropfen',
  ),
  ORAL: wordsOf(
    'kapsel kapseln weichkapsel weichkapseln hartkapsel hartkapseln retardkapsel retardkapseln capsule capsules capsula capsulas caps gelule gelules tablet tablets tablette tabletten tabl tbl comprime comprimes comprimido comprimidos compressa compresse pill pills pille pilule pilules pildora pildoras pillola pillole pastilla pastillas pastille pastilles pastillen pastiglia pastiglie lutschtablette lutschtabletten oral orale peroral dragee dragees saft sirup syrup sirop filmtabletten filmtablette weichkapseln softgel retard',
  ),
  INJECTED: wordsOf(
    'injection injections injektion injektionen inyeccion iniezione spritze spritzen fertigspritze fertigspritzen pen fertigpen infusion syringe',
  ),
};
const FILLERS = wordsOf(
  'mg g ml mcg ug iu ie prozent percent pro per in by von de und and et y e mit with con avec for fur fuer pour para tag day daily taglich taeglich abends morgens evening morning forte mite ratiopharm hexal stada sandoz teva mylan zentiva accord pharma generic generika the my meine mein hidrocloruro hydrochlorid hydrochloride',
);

/** Also words of everyday use or of other medicines: names only where a text begins with them and names nothing else. */
const AMBIGUOUS = wordsOf('mal oxy');

/** Words of a text, lower case, without accents; umlauts lose their dots. */
export function foldMedicine(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

/** Finds medicines by substance, brand and language, with form and strength in any order. Pure and in bounded time. */
export function readMedicine(text: string): ReadMedicine {
  const known = kept.get(text);
  if (known) return known;
  const read = readText(text);
  if (text.length <= MAX_TEXT) kept.set(text, read);
  return read;
}

function readText(text: string): ReadMedicine {
  const route = routeOf(text);
  const words = wordsIn(text).slice(0, MAX_WORDS);
  const bare = bareOf(words);
  const [alone, ...more] = bare;
  if (alone !== undefined && AMBIGUOUS.has(alone) && more.length === 0)
    return { medicines: words[0] === alone ? ofRoute(byWords.get(alone), route) : [], route };
  const found =
    byWords.get(words.join(' ')) ??
    byBareWords.get(bare.join(' ')) ??
    ofRuns(words, byWords) ??
    ofRuns(bare, byBareWords) ??
    ofMisspelt(bare) ??
    ofBeginning(bare) ??
    [];
  const fitting = ofRoute(found, route);
  return { medicines: combined(fitting.length > 0 ? fitting : found), route };
}

const ofRoute = (medicines: readonly Medicine[] = [], route: MedicineRoute | null) =>
  route ? medicines.filter((medicine) => medicine.route === route) : medicines;

function wordsIn(text: string): string[] {
  return foldMedicine(text).split(/[ +]+/).filter(Boolean);
}

/** Without strengths, words of form and other words that say nothing of the substance. */
function bareOf(words: readonly string[]): string[] {
  return words.filter((word) => !/^\d/.test(word) && !FILLERS.has(word) && !isForm(word));
}

function indexBy(keyOf: (name: string) => string): ReadonlyMap<string, readonly Medicine[]> {
  const index = new Map<string, Medicine[]>();
  for (const [name, medicines] of medicinesByName) {
    const key = keyOf(name);
    if (key) index.set(key, [...new Set([...(index.get(key) ?? []), ...medicines])]);
  }
  return index;
}

function routeOf(text: string): MedicineRoute | null {
  const words = foldMedicine(text).split(/[ +]+/);
  const named = MEDICINE_ROUTES.filter((route) => words.some((word) => FORMS[route].has(word)));
  if (named.includes('INJECTED')) return 'INJECTED';
  // `soft gel capsules` is both: then every meaning of the name stays.
  if (named.length > 1) return null;
  if (named[0]) return named[0];
  if (/\d ?(?:%|mg ?\/ ?(?:g|ml)\b|prozent|percent)/i.test(text)) return 'TOPICAL';
  return /\d ?mg\b/i.test(text) ? 'ORAL' : null;
}

const isForm = (word: string) => Object.values(FORMS).some((forms) => forms.has(word));

/** The longest runs of words that are names, from the left. */
function ofRuns(
  words: readonly string[],
  index: ReadonlyMap<string, readonly Medicine[]>,
): Medicine[] | null {
  const isNamed = (name: string) => index.has(name) && !AMBIGUOUS.has(name);
  const found: Medicine[] = [];
  for (let start = 0; start < words.length; ) {
    let length = Math.min(MAX_NAME_WORDS, words.length - start);
    while (length > 0 && !isNamed(words.slice(start, start + length).join(' '))) length -= 1;
    if (length > 0) found.push(...index.get(words.slice(start, start + length).join(' '))!);
    start += Math.max(1, length);
  }
  return found.length > 0 ? found : null;
}

/** One letter wrong, missing, too many or swapped in a long word, where only one medicine is meant. */
function ofMisspelt(words: readonly string[]): Medicine[] | null {
  for (const word of words) {
    if (word.length < MIN_MISSPELT) continue;
    const near = new Set<Medicine>();
    for (const [name, medicines] of medicinesByName) {
      if (isOneSlip(name, word)) for (const medicine of medicines) near.add(medicine);
    }
    const substances = new Set([...near].map(({ inn }) => inn.replace(/ \(.*/, '')));
    if (substances.size === 1) return [...near];
  }
  return null;
}

/** A long word that names begin with, as `Betamethason` without its ester. */
function ofBeginning(words: readonly string[]): Medicine[] | null {
  const word = words.find(({ length }) => length >= MIN_BEGINNING);
  if (!word) return null;
  const found = new Set<Medicine>();
  for (const [name, medicines] of medicinesByName) {
    const [first] = name.split(' ');
    if (first !== word && !isOneSlip(first!, word)) continue;
    for (const medicine of medicines) if (medicine.parts.length === 0) found.add(medicine);
  }
  return found.size > 0 ? [...found] : null;
}

/** Whether one letter is wrong, missing or too many, or two neighbors are swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length !== b.length)
    return a.length > b.length ? a.slice(at + 1) === b.slice(at) : a.slice(at) === b.slice(at + 1);
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** A combination in place of its parts, where all of them are named. */
function combined(found: readonly Medicine[]): readonly Medicine[] {
  const each = [...new Set(found)];
  if (each.length < 2) return each;
  const substances = new Set(each.flatMap(({ inn, parts }) => (parts.length > 0 ? parts : [inn])).map(bare));
  const all = new Set([...medicinesByName.values()].flat());
  const whole = [...all].find(
    ({ parts, route }) =>
      parts.length === substances.size &&
      parts.every((part) => substances.has(bare(part))) &&
      each.every((medicine) => medicine.route === route),
  );
  return whole ? [whole] : each;
}

const bare = (inn: string) => inn.replace(/ \(.*| (?:dipropionate|valerate|propionate|acetate)$/g, '');

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const byWords = indexBy((name) => wordsIn(name).join(' '));
const byBareWords = indexBy((name) => bareOf(wordsIn(name)).join(' '));
