/** Stands for "what follows may be in the product" in prepared text. */
export const MAY_CONTAIN = '\u0001';
/** Separates items in prepared text, where a comma would be ambiguous. */
export const SEPARATOR = ';';

const MAX_PREPARED = 30_000;
const LIST_WORDS =
  'ingr[eé]dients?|ingredientes|ingredienti|ingredi[eë]nten|inhaltsstoffe|bestandteile|zutaten|zusammensetzung|composition|composici[oó]n|composizione|sk[lł]adniki|sk[lł]ad|состав|全成分|成分|전성분|inci[- ]name|inci';
/** White space in prepared text is a blank, a line break or two; patterns with `\s*` would try every run of it anew. */
const GAP = '[ \\n]{0,2}';
const SPACE = '[ \\n]{1,2}';
const LIST_HEADING = `(?:(?:(?:in)?active|other|full|all|(?:non-?)?medicinal|liste? (?:of|des)|wirkstoffe|actifs?)${SPACE})?(?:${LIST_WORDS})(?:${SPACE}(?:list|liste|actifs|inactifs))?(?:${GAP}(?:[/|,]${GAP})?[([]?(?:${LIST_WORDS})[)\\]]?){0,8}`;
const COLON_HEADING = new RegExp(`(?<![\\p{L}\\p{N}])${LIST_HEADING}${GAP}[:=]`, 'giu');
const LINE_HEADING = new RegExp(`(?<=^|\\n) ?${LIST_HEADING} ?[-–—.]? ?(?=\\n)`, 'giu');
const FIRST_HEADING = new RegExp(`^${GAP}${LIST_HEADING}${SPACE}(?:[-–—]${SPACE})?(?=\\p{L})`, 'iu');
const OTHER_HEADING = new RegExp(
  [
    '(?<=^|[\\n.;)\\]] ?)(?:',
    '(?:directions?|how to use|usage|uses?|warnings?|cautions?|purpose|storage|avertissements?|pr[eé]cautions?|',
    "mode d['’]emploi|conseils? d['’](?:utilisation|emploi)|utilisation|anwendung(?:shinweise?)?|warnhinweise?|hinweise?|",
    'aufbewahrung|modo de empleo|advertencias|avvertenze|modo d.uso|claims) ?(?::|(?=\\n))',
    '|(?:made in|fabriqu[eé] en|hergestellt in|distributed by|manufactured by|for external use|keep out of reach|',
    'best before|net w(?:eigh)?t|questions\\?|please (?:note|be aware|check)|(?:batch|lot|exp)\\.?[ :#]*\\w*\\d)',
    ')',
  ].join(''),
  'giu',
);
const ONE_MAY_CONTAIN = `(?:[([]${GAP})?(?:\\+${GAP}\\/${GAP}[-–−]|[-–−]${GAP}\\/${GAP}\\+|±|\\b(?:may${SPACE}contain|peut${SPACE}contenir|kann${SPACE}enthalten|puede${SPACE}contener|può${SPACE}contenere|pode${SPACE}conter|kan${SPACE}bevatten|może${SPACE}zawierać)\\b)(?:${GAP}[)\\]])?(?:${GAP}:)?`;
const MAY_CONTAIN_WORDS = new RegExp(`${ONE_MAY_CONTAIN}(?:${GAP}(?:[/|]${GAP})?${ONE_MAY_CONTAIN})*`, 'giu');
const FOOTNOTE = /(?<=^|[\s.;,)])\*+ ?[=:]? ?(?=\p{L}|\d)([^\n*]*)/gu;
const EXPLAINS =
  /organic|\bbio\b|biolog|ökolog|ecolog|agricul|farming|anbau|certif|zertifi|controll|kontrolliert|origin|\bissue?s?\b|natural|naturel|natürlich|essential oil|huiles? essentielle|ätherisch|component|constitu|composant|bestandteil|inhaltsstoff|contains|contient|enthält|fair|allergen|allergène|derived|tested|ingredient|synthetic|potential|vegan/i;
const PRODUCT_CODE = / ?\(?\b(?:F\.?\s?I\.?\s?L\.?\s?[:n°]{0,4}\s?)?[A-Z]\s?\d{5,6}\s?\/\s?\d{1,2}\b\)? ?/g;

/** The lists of ingredients in a label, without headings, footnotes and other text. Both marks above may be in them. */
export function readLists(label: string): string[] {
  const text = withoutFootnotes(readCharacters(label)).replace(PRODUCT_CODE, ' ');
  return listSections(text).map((section) =>
    section.replace(MAY_CONTAIN_WORDS, `${SEPARATOR}${MAY_CONTAIN}${SEPARATOR}`),
  );
}

/** Plain characters, and white space in three forms only: a blank, a line break, two of them. */
function readCharacters(label: string): string {
  return (
    label
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/<\/?[a-z][^<>]{0,50}>/gi, '\n')
      .replace(/&amp;/gi, '&')
      .replace(/&nbsp;/gi, ' ')
      .replace(/[†‡§¹²³⁴⁵⁶⁷⁸⁹°º]/g, '*')
      .replace(/[‚、，]/g, ',')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff™®©]/g, '')
      .normalize('NFKC')
      // One character may become eighteen.
      .slice(0, MAX_PREPARED)
      .replace(/[^\P{Cc}\n]/gu, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/(\p{L})[-‐‑]\n{1,2}(\p{Ll})/gu, '$1$2')
      .replace(/(\p{Lu})[-‐‑]\n{1,2}(\p{Lu})/gu, '$1-$2')
  );
}

/** Takes out `*from organic farming` and the like; the marks at names stay. */
function withoutFootnotes(text: string): string {
  const starred = text.split('\n').filter((line) => /^ ?\* /.test(line) && !EXPLAINS.test(line));
  const bulleted = starred.length >= 3;
  if (bulleted) return text.replace(/(^|\n) ?\* /g, `$1${SEPARATOR}`);
  return text.replace(FOOTNOTE, (whole, words: string) => (EXPLAINS.test(words) ? SEPARATOR : whole));
}

/** From each heading of a list to the next heading of anything; all before other headings when none says "list". */
function listSections(text: string): string[] {
  const find = (pattern: RegExp, isList: boolean) =>
    [...text.matchAll(pattern)].map((match) => ({
      isList,
      start: match.index,
      end: match.index + match[0].length,
    }));
  const lists = [...find(COLON_HEADING, true), ...find(LINE_HEADING, true)];
  const first = FIRST_HEADING.exec(text);
  if (lists.length === 0) lists.push({ isList: true, start: 0, end: first?.[0].length ?? 0 });
  const headings = [...lists, ...find(OTHER_HEADING, false)].sort((a, b) => a.start - b.start);
  return headings
    .map((heading, place) => ({ ...heading, next: headings[place + 1]?.start ?? text.length }))
    .filter(({ isList, end, next }) => isList && end < next)
    .map(({ end, next }) => text.slice(end, next));
}
