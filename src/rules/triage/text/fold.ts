/** A word of a text, folded for comparison. */
export interface Word {
  text: string;
  /** As it was written but for capitals and apostrophes; tells "wurde" from "würde". */
  plain: string;
  /** A comma or a dash stands before it. */
  afterComma: boolean;
  /** It stands between quotation marks. */
  quoted: boolean;
}

export interface Sentence {
  words: Word[];
  isQuestion: boolean;
}

/** Longer sentences are read in parts, so that the work per word stays bounded. */
const MOST_WORDS = 60;
const MARKS = /\p{Mn}/gu;
const PIECES = /[\p{L}\p{N}]+(?:['’ʼ][\p{L}\p{N}]+)*|[.!?…;\n]+|[,–—(]|["“”„«»]/gu;
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

/** Sentences of a text in linear time. A text that is one quotation is not quoted. */
export function sentencesOf(text: string): Sentence[] {
  const pieces = [...text.matchAll(PIECES)].map(([piece]) => piece);
  const quoted = quotedPieces(pieces);
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let afterComma = false;
  const end = (isQuestion: boolean) => {
    if (words.length > 0) sentences.push({ words, isQuestion });
    words = [];
  };
  pieces.forEach((piece, at) => {
    if (/^[.!?…;\n]/.test(piece)) end(piece.includes('?'));
    else if (/^[,–—(]/.test(piece)) afterComma = true;
    else if (/^[\p{L}\p{N}]/u.test(piece)) {
      words.push({ text: fold(piece), plain: plain(piece), afterComma, quoted: quoted[at]! });
      afterComma = false;
      if (words.length === MOST_WORDS) end(false);
    }
  });
  end(false);
  return sentences;
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
