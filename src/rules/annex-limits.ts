import type { AnnexEntry } from './annexes.ts';

const PERCENT = /^(\d{1,3}(?:[.,]\d{1,3})?) ?%$/;
/** Parts such as `(a) Leave-on products (b) Rinse-off products`. */
const PART = /\(?\b([a-f])\) ?/;

/**
 * The highest share in per cent that an entry allows in a product for the skin that is left on (`leaveOn`) or rinsed off;
 * null where its words do not say one plainly: for other products, for hair, as an acid or a base, or with conditions.
 */
export function plainLimitOf(
  { annex, productTypes, maximum }: AnnexEntry,
  leaveOn: boolean | null,
): number | null {
  if (annex === 'II' || maximum === null) return null;
  if (productTypes === null) return percentOf(maximum);
  const [products, shares] = [partsOf(productTypes), partsOf(maximum)];
  if (products.size === 0) return isFor(productTypes, leaveOn) ? percentOf(maximum) : null;
  const fitting = [...products].filter(([, words]) => isFor(words, leaveOn));
  return fitting.length === 1 ? percentOf(shares.get(fitting[0]![0]) ?? '') : null;
}

function partsOf(text: string): Map<string, string> {
  const parts = text.split(PART).slice(1);
  const byLetter = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) byLetter.set(parts[at]!, parts[at + 1]!.trim());
  return byLetter;
}

function isFor(products: string, leaveOn: boolean | null): boolean {
  if (/hair|nail|oral|shampoo|lash|tooth|deodor|perspir|fine fragrance|body/i.test(products)) return false;
  if (/^face products/i.test(products)) return true;
  if (/^leave-on products/i.test(products)) return leaveOn === true;
  return /^rinse-off products/i.test(products) && leaveOn === false;
}

function percentOf(text: string): number | null {
  const match = PERCENT.exec(text.trim());
  return match ? Number(match[1]!.replace(',', '.')) : null;
}
