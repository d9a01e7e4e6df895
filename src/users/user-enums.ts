import { describedEnum } from '../graphql/types/described-enum.ts';
import type { Role } from '../platform/viewer.ts';
import type { Region } from '../rules/product-law.ts';
import type {
  ConcernSeverity,
  Experience,
  Pregnancy,
  Sensitivity,
  SkinConcern,
  SkinTone,
  SkinType,
} from './profile/skin-profile.ts';
import type { Theme, UnitSystem, WeekStart } from './users.table.ts';

export const SkinTypeEnum = describedEnum<SkinType>(
  'SkinType',
  'Skin type. Sensitive skin of any type is covered by the concern `SENSITIVITY`.',
  {
    NORMAL: 'Neither dry nor oily.',
    DRY: 'Tight or flaky, with little oil.',
    OILY: 'Shiny all over within hours of washing.',
    COMBINATION: 'Oily on forehead, nose and chin, drier on the cheeks.',
  },
);

export const SkinConcernEnum = describedEnum<SkinConcern>(
  'SkinConcern',
  'A skin concern that a person wants to improve.',
  {
    ACNE: 'Pimples and blackheads.',
    ACNE_SCARS: 'Scars left by acne.',
    BARRIER: 'Weakened skin barrier: stinging and tightness, often after too many actives.',
    DARK_CIRCLES: 'Dark circles under the eyes.',
    DEHYDRATION: 'Dehydration, which also occurs in oily skin.',
    DRYNESS: 'Dry, rough or flaky skin, which lacks oil.',
    DULLNESS: 'Dullness.',
    EYE_PUFFINESS: 'Puffy eyelids or bags under the eyes.',
    FIRMNESS: 'Loss of firmness.',
    LIPS: 'Dry, cracked lips.',
    OILINESS: 'Shine.',
    PIGMENTATION: 'Dark spots and uneven skin tone.',
    PIH: 'Dark marks left by blemishes or injuries.',
    PORES: 'Visible pores.',
    REDNESS: 'Flushing and red areas.',
    SENSITIVITY: 'Skin that reacts easily.',
    TEXTURE: 'Rough or uneven texture.',
    WRINKLES: 'Lines and wrinkles.',
  },
);

export const PregnancyEnum = describedEnum<Pregnancy>(
  'Pregnancy',
  'Pregnancy or breastfeeding status that routines and recommendations take into account.',
  {
    UNKNOWN: 'Not stated: strong actives are left out until it is.',
    NOT_APPLICABLE: 'Cannot become pregnant.',
    NONE: 'None of the others.',
    TRYING: 'Trying to conceive: retinoids and hydroquinone are excluded.',
    PREGNANT: 'Pregnant: retinoids and hydroquinone are excluded.',
    BREASTFEEDING: 'Breastfeeding: affected products carry a warning.',
  },
);

export const SensitivityEnum = describedEnum<Sensitivity>(
  'SkinSensitivity',
  'How easily the skin is irritated.',
  {
    LOW: 'Hardly ever irritated.',
    NORMAL: 'Irritated now and then.',
    HIGH: 'Easily irritated: gentler actives and more recovery evenings.',
  },
);

export const ExperienceEnum = describedEnum<Experience>(
  'CareExperience',
  'How accustomed the skin is to retinoids and exfoliants.',
  {
    BEGINNER: 'Not used so far, or for less than three months.',
    EXPERIENCED: 'Used for at least three months.',
  },
);

export const RegionEnum = describedEnum<Region>('MarketRegion', 'Whose law of cosmetics counts.', {
  EU: 'European Union and European Economic Area.',
  UK: 'United Kingdom.',
  US: 'United States.',
  OTHER: 'Anywhere else.',
});

export const ConcernSeverityEnum = describedEnum<ConcernSeverity>(
  'ConcernSeverity',
  'How much a concern troubles the skin, as the person sees it.',
  {
    MILD: 'A little, in few places.',
    MODERATE: 'Clearly, or in several places.',
    SEVERE: 'A lot, in many places, or painful.',
  },
);

export const SkinToneEnum = describedEnum<SkinTone>(
  'SkinPhototype',
  'Fitzpatrick phototype: how skin without protection reacts to the sun, as the person states it.',
  {
    I: 'Very fair: always burns, never tans.',
    II: 'Fair: usually burns, tans a little.',
    III: 'Medium: sometimes burns, tans evenly.',
    IV: 'Olive to light brown: rarely burns, tans easily.',
    V: 'Brown: very rarely burns, tans deeply.',
    VI: 'Dark brown to black: hardly ever burns.',
  },
);

export const RoleEnum = describedEnum<Role>(
  'Role',
  'Role of an account. Administrators assign roles with `setUserRole`; nobody can change their own.',
  {
    USER: 'A person who uses the app for their own skin.',
    DERMATOLOGIST: 'A doctor who answers consultations.',
    ADMIN: 'An operator of the service.',
  },
);

export const ThemeEnum = describedEnum<Theme>('Theme', 'Theme of the apps.', {
  SYSTEM: 'Follows the device setting.',
  LIGHT: 'Light theme.',
  DARK: 'Dark theme.',
});

export const UnitSystemEnum = describedEnum<UnitSystem>('UnitSystem', 'Measurement units.', {
  METRIC: 'Milliliters, grams, degrees Celsius.',
  IMPERIAL: 'Fluid ounces, ounces, degrees Fahrenheit.',
});

export const WeekStartEnum = describedEnum<WeekStart>('WeekStart', 'First day of the week in calendars.', {
  MONDAY: 'Monday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});
