import { trimEndMatching, trimStartMatching } from '../../platform/trim.ts';

/** One way to read the name of an item: all of it, a part between slashes, or what stands in brackets. */
export interface LabelName {
  text: string;
  from: 'NAME' | 'PART' | 'BRACKET';
}

const PERCENT =
  /\(? ?(?:[<>≤≥~]=?|ca\.?|env\.?|min\.?|max\.?)? ?(\d{1,3}(?:[.,]\d{1,4})?) ?% ?(?:w\/w|w\/v|m\/m|v\/v|vol\.?)? ?\)?/i;
const EDGE = /[\s*#+^,:;"'„“”«»_-]/;
const START = /[\s*#+^,:;"'„“”«»_.-]/;
const COLOUR = /^(?:c\.?\s?[il1]\.?\s*(?:n[o°]\.?\s*)?)?(\d{5})(?::\d)?$/i;
const STOP_WORDS =
  /\b(?:the|your|please|is|are|of|and|with|for|may|la|les|des|vous|pour|est|avec|die|der|das|und|mit|bitte|ist|sind|auf|this|not|you)\b/gi;

/** Reads one item of a list whose white space is single blanks; null where it is no name, as a sentence or a mark alone. */
export function readItem(token: string) {
  const percent = PERCENT.exec(token);
  const amount = percent ? Number(percent[1]!.replace(',', '.')) : null;
  const text = tidy(token.replace(PERCENT, ' '))
    .replace(/^\d{1,3}[.)]\s+(?=\p{L}|\d+[,-])/u, '')
    .replace(/^(?:and|et|und)\s+(?=\p{L})/iu, '')
    .replace(/\(\s*nano\s*\)/gi, '')
    .replace(/\(\s*\)/g, '')
    .trim();
  if (!/\p{L}{2}|\d{5}/u.test(text) || isSentence(text)) return null;
  const { names, inner } = readNames(text);
  if (names.length === 0) return null;
  return { text, names, inner, percent: amount !== null && amount <= 100 ? amount : null };
}

const tidy = (text: string) =>
  trimEndMatching(trimStartMatching(text.replace(/\*+/g, ' ').replace(/\s+/g, ' '), START), EDGE)
    .replace(/(?<!denat)\.$/i, '')
    .trim();

const isSentence = (text: string) => text.split(' ').length > 6 && (text.match(STOP_WORDS) ?? []).length >= 2;

function readNames(text: string): { names: LabelName[]; inner: string[] } {
  const { outside, contents, filled } = takeBracketsOut(text);
  const name = outside || contents.shift() || '';
  const colour = COLOUR.exec(name);
  if (colour) return { names: [{ text: `CI ${colour[1]}`, from: 'NAME' }], inner: [] };
  const inner = contents.flatMap((content) => splitInner(content));
  const single = contents.filter((content) => splitInner(content).length < 2);
  const names: LabelName[] = [{ text: name, from: 'NAME' }];
  for (const part of parts(name)) names.push({ text: part, from: 'PART' });
  for (const text of filled) names.push({ text, from: 'BRACKET' });
  for (const content of single) {
    for (const text of [content, ...parts(content)]) {
      const inside = COLOUR.exec(text);
      names.push({ text: inside ? `CI ${inside[1]}` : text, from: 'BRACKET' });
    }
  }
  return { names: names.filter(({ text }) => /\p{L}{2}/u.test(text)), inner };
}

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
    else if (character !== '(') outside += character;
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

const parts = (name: string) => (name.includes('/') ? name.split('/').map(tidy).filter(Boolean) : []);
/** Items of a list in brackets; brackets within it are left out. */
const splitInner = (content: string) =>
  withoutBrackets(content)
    .split(/[;,](?!\d)/)
    .map(tidy)
    .filter((part) => /\p{L}{2}|\d{5}/u.test(part));

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
