import { trimEndMatching, trimStartMatching } from '../../platform/trim.ts';
import { wordsOf } from './common-names.ts';
import { readAmount } from './label-amounts.ts';
import { isQuality, spellingsOf } from './label-spellings.ts';
import { CLAIM } from './label-words.ts';
import { plantProducts } from './plant-names.ts';

/** One way to read the name of an item: all of it, a part between slashes, what stands in brackets, other spellings, what a plant's name alone may mean. */
export interface LabelName {
  text: string;
  from: 'NAME' | 'SPELLING' | 'PART' | 'BRACKET' | 'PLANT';
}

const EDGE = /[\s*#+^,:;"'„“”«»_\-–—|/\\•]/;
const START = /[\s*#+^,:;"'„“”«»_.\-–—|/\\•]/;
const COLOUR =
  /^(?:(?:colou?rs?|colorants?|farbstoffe?)\s+)?(?:(?:c\.?\s?[il1|]\.?|colou?r index|e)\s*(?:n[o°]?\.?\s*|#\s*)?)?(\d{5})(?::\d{1,2})?(?: lake)?$/i;
/** What an active ingredient is for, behind it in drug facts. */
const PURPOSE =
  / ?[-–—(]? ?(?:anti-?dandruff|sunscreen|skin protectant|skin bleaching|acne (?:treatment|medication)|anti-?perspirant|antiseptic|anti-?itch|(?:external|topical) analgesic|anti-?caries|anti-?fungal)\)?$/i;
/** A color index number that stands beside a name without brackets, and `CI 77491/2/9`, which are three. */
const INDEX_BEHIND = /(?<=\p{L}{3}|\d) [-–—]? ?(c\.?i\.? ?\d{5}(?::\d{1,2})?)$/iu;
const INDEX_BEFORE = /^(c\.?i\.? ?\d{5}(?::\d{1,2})?) [-–—]? ?(\p{L}{3}[^()/]{0,60})$/iu;
const INDEX_SERIES = /\bc\.?i\.? ?(\d{4})(\d(?:[-/&]\d){1,4})(?!\d)/giu;
const allOf = (stem: string, digits: string) =>
  digits
    .split(/[-/&]/)
    .map((digit) => `CI ${stem}${digit}`)
    .join('/');
/** Letters of a name: two of an alphabet, one that is a word, or a color index number. */
const NAME = /\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]|(?<!\d)\d{5}(?!\d)/u;
const STOP_WORDS =
  /\b(?:the|your|please|is|are|of|and|with|for|may|la|les|des|vous|pour|est|avec|die|der|das|und|mit|bitte|ist|sind|auf|this|that|not|you|our|to|from|by|in|on|it|ses|dans|il|che|con|para|una|het|een|voor)\b/gi;
/** Names with slashes that are one substance: a part of a polymer or ferment is none of it. */
const ONE_SUBSTANCE =
  /polymer|ferment|filtrate|lysate|triglyceride|glycerides?\b|esters?\b|protein|peptide|\bsmdi\b|\bipdi\b|succinate|resin\b|silicate\b|silylate|glucosides?\b|complex\b|\bphotopolymer/i;

const POLYMER = /polymer|^poly\b/i;
const PRODUCT =
  /\b(?:extract|oil|powder|starch|acids|chloride|ferment|protein|gum|wax|cera|butter|juice|flour|acid|alcohol|sterols|sulfate|hydroxyapatite)$/i;

export interface ReadItem {
  text: string;
  names: LabelName[];
  /** Items of the list in its brackets. */
  inner: string[];
  percent: number | null;
}

/** Reads one item of a list whose white space is single blanks; null where it is no name, as a sentence or a mark alone. */
export function readItem(token: string): ReadItem | null {
  if (!NAME.test(token)) return null;
  const { rest, percent } = readAmount(token);
  const text = tidy(rest)
    .replace(/^\d{1,3}[.)]\s+(?=\p{L}|\d+[,-])/u, '')
    .replace(/^(?:and|et|und|en|og|och|oraz|ve|și|és|και|та|sowie|plus)\s+(?=\p{L})/iu, '')
    .replace(/^[yeiи]\s+(?=\p{L})/u, '')
    .replace(/(?<=\p{L}{3}) and$/iu, '')
    .replace(PURPOSE, '')
    .replace(/\(\s?nano\s?\)|\bnano$/gi, '')
    .replace(INDEX_SERIES, (_, stem: string, rest: string) => allOf(stem, rest))
    .replace(INDEX_BEHIND, ' ($1)')
    .replace(INDEX_BEFORE, '$1 ($2)')
    .replace(/\(\s?\)/g, '')
    .trim();
  if (!NAME.test(text) || isSentence(text) || isQuality(text)) return null;
  const { names, inner } = readNames(text);
  return names.length === 0 ? null : { text, names, inner, percent };
}

const tidy = (text: string) =>
  trimEndMatching(trimStartMatching(text.replace(/\*+/g, ' ').replace(/\s+/g, ' '), START), EDGE)
    .replace(/(?<!denat)[.。]$/i, '')
    .trim();

const isSentence = (item: string) => {
  const text = item.includes('(') ? takeBracketsOut(item).outside : item;
  const words = text.split(' ').length;
  const common = (text.match(STOP_WORDS) ?? []).length;
  if (words > 2 && common >= 1 && CLAIM.test(text)) return true;
  return (words > 6 && common >= 2) || (words > 4 && common >= 3);
};

function readNames(text: string): { names: LabelName[]; inner: string[] } {
  const { outside, contents, filled } = takeBracketsOut(text);
  const name = outside || contents.shift() || '';
  const inner = contents.flatMap((content) => splitInner(content));
  const colour = COLOUR.exec(name);
  if (colour) return { names: [{ text: `CI ${colour[1]}`, from: 'NAME' }], inner: [] };
  const single = contents.filter((content) => splitInner(content).length < 2);
  const names = new Map<string, LabelName>();
  const add = (from: LabelName['from'], texts: readonly string[]) => {
    for (const each of texts) if (!names.has(each)) names.set(each, { text: asColour(each), from });
  };
  add('NAME', contents.length > 0 ? [name, text] : [name]);
  add('BRACKET', filled);
  add('SPELLING', spellingsOf(name));
  const parts = alternatives(name);
  add('PART', parts);
  add('PART', parts.flatMap(spellingsOf));
  const plant = contents.length < 2 ? plantProducts(wordsOf(name)) : [];
  const translated = plant.length > 0 && !single.some((content) => PRODUCT.test(content));
  for (const content of POLYMER.test(name) || translated ? [] : single)
    add('BRACKET', bracketed(content, filled.length > 0, name));
  add('PLANT', plant);
  return { names: [...names.values()].filter(({ text: each }) => NAME.test(each)), inner };
}

/** What a bracket alone may name: not where the product of a plant follows it, as in `Butyrospermum Parkii (Shea) Extract`. */
const bracketed = (content: string, isFilled: boolean, name: string): string[] => {
  if (isFilled && PRODUCT.test(name)) return [];
  return [content, ...spellingsOf(content), ...(isFilled ? [] : alternatives(content))];
};

/** The parts between slashes where each is a name of its own, unlike those of `Citrus Limon/Fucus Serratus Extract`. */
function alternatives(name: string): string[] {
  const parts = ONE_SUBSTANCE.test(name) ? [] : partsOf(name);
  if (parts.some((part) => !/\p{L}{3}|[\p{Script=Han}\p{Script=Hangul}]|\d{5}/u.test(part))) return [];
  if (
    parts.some((part) => /^\d{1,4}\b/.test(part) || /^(?:peg|ppg|bis|sodium|tea|mea|potassium)$/i.test(part))
  )
    return [];
  const isProduct = parts.map((part) => PRODUCT.test(part));
  return isProduct.at(-1) && isProduct.some((each) => !each) ? [] : parts;
}

const asColour = (text: string) => {
  const colour = COLOUR.exec(text);
  return colour ? `CI ${colour[1]}` : text;
};

/** What is outside of all brackets, what is in each outermost pair, and names such as `Shea Butter` of both. */
function takeBracketsOut(text: string): { outside: string; contents: string[]; filled: string[] } {
  const contents: string[] = [];
  let outside = '';
  let content = '';
  let depth = 0;
  for (const character of text) {
    if (character === ')') depth -= 1;
    if (depth === 0 && character === ')') contents.push(tidy(content));
    else if (depth > 0) content += character;
    else outside += character === '(' ? ' ' : character;
    if (character === '(') {
      if (depth === 0) content = '';
      depth += 1;
    }
  }
  const open = text.indexOf('(');
  const rest = open < 0 ? '' : tidy(text.slice(text.indexOf(')') + 1));
  const filled =
    rest && contents.length === 1
      ? [`${text.slice(0, open).trim()} ${contents[0]} ${rest}`, `${contents[0]} ${rest}`]
      : [];
  return { outside: tidy(outside), contents: contents.filter(Boolean), filled };
}

const partsOf = (name: string) => (name.includes('/') ? name.split('/').map(tidy).filter(Boolean) : []);
/** Items of a list in brackets; brackets within it are left out. */
const splitInner = (content: string) =>
  withoutBrackets(content)
    .split(/[;,](?!\d)|(?<=\d{5}),/)
    .map((part) => readAmount(part).rest)
    .map(tidy)
    .filter((part) => NAME.test(part))
    .map(asColour);

function withoutBrackets(text: string): string {
  let outside = '';
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (depth === 0) outside += character;
    if (character === ')') depth -= 1;
    if (depth === 0 && character === ')') outside += ' ';
  }
  return outside;
}
