/** A share as printed: per cent, parts per million, milligrams in a gram or millilitre, grams in 100; in Turkish `%2`. */
const AMOUNT =
  /\(? ?(?:[<>≤≥~]=?|(?<!\p{L})(?:ca|env|min|max|approx)\.?|(?<!\p{L})(?:up to|bis zu))? ?(?<![\d.,])(\d{0,7}(?:[.,]\d{1,6})?) ?(%|percent\b|prozent\b|ppm\b|mg ?\/ ?(?:g|ml|kg)\b|g ?\/ ?(?:kg|100 ?(?:g|ml))\b|[µu]g ?\/ ?g\b) ?(?:w\/w|w\/v|m\/m|v\/v|vol\.?)? ?\)?/giu;

const PER_CENT_BEFORE = /(?<!\d ?)% ?(\d{1,3}(?:[.,]\d{1,4})?)(?![\d.,]* ?%)/gu;

const PER_CENT: readonly [RegExp, number][] = [
  [/^(?:%|percent|prozent)$/i, 1],
  [/^(?:ppm|mg\/kg|[µu]g\/g)$/i, 0.0001],
  [/^mg\/(?:g|ml)$/i, 0.1],
  [/^g\/100(?:g|ml)$/i, 1],
  [/^g\/kg$/i, 0.1],
];

/** The first share that an item states, in per cent; null without one or over 100. And the item without its shares. */
export function readAmount(item: string): { rest: string; percent: number | null } {
  let percent: number | null = null;
  const rest = item
    .replace(PER_CENT_BEFORE, '$1%')
    .replace(AMOUNT, (whole: string, digits: string, unit: string) => {
      if (!/\d/.test(digits)) return whole;
      const scale = PER_CENT.find(([form]) => form.test(unit.replace(/ /g, '')))?.[1];
      if (scale === undefined) return whole;
      percent ??= rounded(Number(digits.replace(',', '.')) * scale);
      // A bracket that holds more than the share stays.
      const [opens, closes] = [whole.startsWith('('), whole.endsWith(')')];
      return opens === closes ? ' ' : opens ? ' (' : ') ';
    });
  return { rest: rest.replace(WEIGHT, ''), percent: percent !== null && percent <= 100 ? percent : null };
}

/** As in drug facts, which say of how much above. */
const WEIGHT = /(?<=\p{L}\)? )\(?\d{1,4}(?:[.,]\d{1,3})? ?(?:mg|mcg|[µμ]g|i\.?u\.?)\)?$/iu;

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
