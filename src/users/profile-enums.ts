import { describedEnum } from '../graphql/types/described-enum.ts';
import type { Pregnancy, SkinConcern, SkinType } from './skin-profile.ts';

export const SkinTypeEnum = describedEnum<SkinType>(
  'SkinType',
  'How a skin behaves by itself. Sensitive skin of any type is the concern `SENSITIVITY`.',
  {
    NORMAL: 'Neither dry nor oily.',
    DRY: 'Tight or flaky, with little oil.',
    OILY: 'Shiny all over within hours of washing.',
    COMBINATION: 'Oily on forehead, nose and chin, drier on the cheeks.',
  },
);

export const SkinConcernEnum = describedEnum<SkinConcern>(
  'SkinConcern',
  'What a person would like to improve.',
  {
    ACNE: 'Pimples and blackheads.',
    BARRIER: 'A weakened barrier: stinging, tightness, after too many actives.',
    DARK_CIRCLES: 'Dark shadows under the eyes.',
    DEHYDRATION: 'A lack of water, also in oily skin.',
    DULLNESS: 'A lack of glow.',
    EYE_PUFFINESS: 'Swollen eyelids or bags under the eyes.',
    FIRMNESS: 'Slack skin.',
    OILINESS: 'Shine.',
    PIGMENTATION: 'Dark spots and an uneven tone.',
    PORES: 'Visible pores.',
    REDNESS: 'Flushing and red areas.',
    SENSITIVITY: 'Skin that reacts easily.',
    TEXTURE: 'A rough or uneven surface.',
    WRINKLES: 'Lines and wrinkles.',
  },
);

export const PregnancyEnum = describedEnum<Pregnancy>(
  'Pregnancy',
  'What routines and recommendations must respect.',
  {
    NONE: 'Nothing to respect.',
    TRYING: 'Trying for a child: retinoids and hydroquinone are left out.',
    PREGNANT: 'Pregnant: retinoids and hydroquinone are left out.',
    BREASTFEEDING: 'Breastfeeding: such products come with a warning.',
  },
);
