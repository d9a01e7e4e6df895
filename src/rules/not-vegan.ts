/**
 * Ingredients that are, or often are, of animal origin; INCI names do not show the origin.
 * Source: the Vegan Society's list of animal-derived ingredients, and PETA's.
 */
export const NOT_VEGAN: readonly string[] = [
  'ADEPS BOVIS',
  'ADEPS SUILLUS',
  'BEESWAX',
  'CARMINE',
  'CERA ALBA',
  'CHOLESTEROL',
  'CI 75470',
  'COLLAGEN',
  'EGG',
  'ELASTIN',
  'EMU OIL',
  'GOAT MILK',
  'HONEY EXTRACT',
  'HONEY',
  'HYDROLYZED COLLAGEN',
  'HYDROLYZED KERATIN',
  'HYDROLYZED SILK',
  'KERATIN',
  'LANOLIN ALCOHOL',
  'LANOLIN OIL',
  'LANOLIN',
  'LARD',
  'MEL',
  'MILK PROTEIN',
  'MILK',
  'MINK OIL',
  'PROPOLIS EXTRACT',
  'ROYAL JELLY',
  'SERICIN',
  'SHELLAC',
  'SILK',
  'SNAIL SECRETION FILTRATE',
  'SODIUM TALLOWATE',
  'SOLUBLE COLLAGEN',
  'SQUALENE',
  'TALLOW',
];

export const isNotVegan = (inciName: string) => NOT_VEGAN.includes(inciName.toUpperCase());
