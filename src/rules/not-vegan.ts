/**
 * Ingredients that are, or often are, of animal origin; INCI names do not show the origin.
 * Source: the Vegan Society's list of animal-derived ingredients, and PETA's.
 */
export const NOT_VEGAN: readonly string[] = [
  'BEESWAX',
  'CARMINE',
  'CERA ALBA',
  'CHOLESTEROL',
  'COLLAGEN',
  'ELASTIN',
  'HYDROLYZED KERATIN',
  'KERATIN',
  'LANOLIN',
  'LANOLIN ALCOHOL',
  'MEL',
  'SERICIN',
  'SHELLAC',
  'SNAIL SECRETION FILTRATE',
  'SOLUBLE COLLAGEN',
  'SQUALENE',
];

export const isNotVegan = (inciName: string) => NOT_VEGAN.includes(inciName.toUpperCase());
