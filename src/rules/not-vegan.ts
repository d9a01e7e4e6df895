/**
 * Ingredients that come, or often come, from animals; INCI names do not tell their origin.
 * Source: the Vegan Society's list of animal-derived ingredients, and PETA's.
 */
const NOT_VEGAN = new Set([
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
]);

export const isNotVegan = (inciName: string) => NOT_VEGAN.has(inciName.toUpperCase());
