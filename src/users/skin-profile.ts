/** The skin profile that a person can fill in; the rules of other domains read it. */

export const SKIN_TYPES = ['NORMAL', 'DRY', 'OILY', 'COMBINATION'] as const;
export type SkinType = (typeof SKIN_TYPES)[number];

export const SKIN_CONCERNS = [
  'ACNE',
  'BARRIER',
  'DARK_CIRCLES',
  'DEHYDRATION',
  'DULLNESS',
  'EYE_PUFFINESS',
  'FIRMNESS',
  'OILINESS',
  'PIGMENTATION',
  'PORES',
  'REDNESS',
  'SENSITIVITY',
  'TEXTURE',
  'WRINKLES',
] as const;
export type SkinConcern = (typeof SKIN_CONCERNS)[number];

export const PREGNANCIES = ['NONE', 'TRYING', 'PREGNANT', 'BREASTFEEDING'] as const;
export type Pregnancy = (typeof PREGNANCIES)[number];
