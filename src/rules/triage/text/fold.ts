/** A word of a text, folded for comparison. */
export interface Word {
  text: string;
  /** As it was written but for capitals and apostrophes; distinguishes "wurde" from "würde". */
  plain: string;
  /** A comma or a dash stands before it. */
  afterComma: boolean;
  /** It stands between quotation marks. */
  quoted: boolean;
}

/** A sentence, or a part of a long one. */
export interface Sentence {
  words: Word[];
  isQuestion: boolean;
  /** Only signs that begin from here on, and before `until`, belong to it; those of other words to the parts beside it. */
  from: number;
  until: number;
}

/** Longer sentences are read in parts that overlap, so that the work per word stays bounded. */
const MOST_WORDS = 100;
const STEP = 50;
/** Words before a sign that may change its meaning; as many and the longest sign follow its first word in each part. */
const LEAD = 16;
const MARKS = /\p{Mn}/gu;
const PIECES =
  /[\p{L}\p{N}]+(?:['’ʼ][\p{L}\p{N}]+|(?<=\p{N})[.,]\p{N}+)*|[.!?…;]+|\n\s*\n|[\n,–—(]|["“”„«»]/gu;
/** Several points and a line break are only a pause. */
const END = /[!?;]|^\.$|^\n\s*\n/;
const PAUSE = /^[.…\n,–—(]/;
const OPENING = '“„«"';
const CLOSING = '”“»"«';

/** Lower case, without accents, apostrophes and doubled letters; umlauts and letters that sound alike are one. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/['’ʼ]/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ph', 'f')
    .replaceAll('y', 'i')
    .replace(/([aou])e/g, '$1')
    .replace(/(\p{L})\1+/gu, '$1');
}

/** Lower case, with umlauts however they are written. */
export function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼ]/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ae', 'ä')
    .replaceAll('oe', 'ö')
    .replaceAll('ue', 'ü');
}

/** Sentences of a text in linear time: they end at an end mark or a blank line. A text that is one quotation is not quoted. */
export function sentencesOf(text: string): Sentence[] {
  const pieces = [...text.matchAll(PIECES)].map(([piece]) => piece);
  const quoted = quotedPieces(pieces);
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let afterComma = false;
  const end = (isQuestion: boolean) => {
    sentences.push(...partsOf(words, isQuestion));
    words = [];
  };
  pieces.forEach((piece, at) => {
    if (END.test(piece)) end(piece.includes('?'));
    else if (PAUSE.test(piece)) afterComma = true;
    else if (/^[\p{L}\p{N}]/u.test(piece)) {
      words.push({ text: fold(piece), plain: plain(piece), afterComma, quoted: quoted[at]! });
      afterComma = false;
    }
  });
  end(false);
  return sentences;
}

function partsOf(words: Word[], isQuestion: boolean): Sentence[] {
  if (words.length === 0) return [];
  if (words.length <= MOST_WORDS) return [{ words, isQuestion, from: 0, until: words.length }];
  const parts: Sentence[] = [];
  for (let start = 0; ; start += STEP) {
    const part = words.slice(start, start + MOST_WORDS);
    const isLast = start + MOST_WORDS >= words.length;
    const until = isLast ? part.length : STEP + LEAD;
    parts.push({ words: part, isQuestion: false, from: start === 0 ? 0 : LEAD, until });
    if (isLast) return parts;
  }
}

/** For each piece whether it is inside a closed quotation that is not the whole text. */
function quotedPieces(pieces: readonly string[]): boolean[] {
  const quoted = pieces.map(() => false);
  let start: number | null = null;
  pieces.forEach((piece, at) => {
    if (start !== null && CLOSING.includes(piece)) {
      if (at - start < pieces.length - 2) quoted.fill(true, start, at);
      start = null;
    } else if (OPENING.includes(piece)) start = at;
  });
  return quoted;
}
