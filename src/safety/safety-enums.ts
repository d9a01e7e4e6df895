import { describedEnum } from '../graphql/types/described-enum.ts';
import type { AskedAbout, RedFlag, TriageTier } from '../rules/triage/red-flags.ts';

export const RedFlagEnum = describedEnum<RedFlag>(
  'RedFlag',
  'A warning sign: EM_ needs help now, UR_ care today, SO_ a look in person within days.',
  {
    EM_AIRWAY: 'Swelling of face, lips, tongue or throat, or trouble breathing, swallowing or speaking.',
    EM_ANAPHYLAXIS: 'Hives or a sudden rash with dizziness, fainting, vomiting, cramps or wheezing.',
    EM_SKIN_LOSS: 'Blisters or skin loss over large areas, or raw eyes, mouth or genitals.',
    EM_DRUG_RASH_FEVER: 'A widespread rash with fever, painful skin or a swollen face after a new medicine.',
    EM_NONBLANCHING: 'Spots that do not fade under a glass, with fever or feeling very ill.',
    EM_SEPSIS: 'Seriously ill: confusion, very fast breathing, mottled skin or hardly any urine.',
    EM_RAPID_PAIN: 'Pain far beyond what is visible, spreading within hours or turning dark or numb.',
    EM_CHEMICAL_EYE: 'A product in the eye, with pain or blurred vision.',
    EM_BURN: 'A burn larger than the hand, white or charred, or on the face.',
    EM_INFANT_FEVER: 'A baby under three months who is ill.',
    EM_SELF_HARM: 'Thoughts of self-harm or of not wanting to live.',
    UR_SPREADING_INFECTION: 'A hot, painful, spreading area, or fever or chills.',
    UR_EYE: 'A red, painful or blurred eye, or a rash near the eye.',
    UR_SHINGLES: 'Painful blisters on one side.',
    UR_IMMUNO: 'A weakened immune system with a new rash, fever or sore.',
    UR_PREGNANCY_RASH: 'A strong itch, an itchy rash on the belly, or feeling very unwell in pregnancy.',
    UR_BLEEDING_WOUND: 'A spot or wound that keeps bleeding.',
    UR_DRUG_RASH_MILD: 'An itchy rash within eight weeks of a new medicine.',
    UR_CHILD_RASH: 'A child with rash and fever, or an infant with a weeping rash.',
    UR_RETINOID_ORAL: 'Vitamin A capsules with headache, blurred vision, low mood or pregnancy.',
    UR_MERCURY: 'A cream of unknown origin with signs of mercury poisoning, or in pregnancy.',
    SO_MOLE: 'A new, changing or bleeding mole.',
    SO_SORE: 'A sore that has not healed for four weeks.',
    SO_NAIL: 'A dark streak in a nail, or a lifted, painful nail.',
    SO_FAST_GROWING: 'A fast-growing lump.',
    SO_RING_RASH: 'An expanding ring at an insect bite.',
    SO_HAIR_LOSS: 'Hair loss in patches, with pain or scars, or sudden.',
    SO_GENITAL: 'Sores in the genital area, or new discharge.',
    SO_STEROID_FACE: 'A cortisone cream on the face for more than two weeks.',
    SO_DARK_SKIN_CHANGE: 'A new or changing dark spot on palm, sole or under a nail.',
    SO_ULCER_LEG: 'A wound on the leg that has not healed for two weeks.',
    SO_BABY_NAPPY: 'A diaper rash that weeps, bleeds or does not get better.',
    SO_ITCH_NIGHT: 'Itch at night of several people at home, or for six weeks without a rash.',
  },
);

export const TriageTierEnum = describedEnum<TriageTier>(
  'TriageTier',
  'How soon care is needed: the soonest tier of all red flags.',
  {
    EMERGENCY: 'Help is needed now.',
    URGENT: 'Care is needed today.',
    SOON: 'It should be looked at in person within days.',
    ROUTINE: 'There is no red flag.',
  },
);

export const AskedAboutEnum = describedEnum<AskedAbout>('RedFlagSubject', 'Whom a question is about.', {
  ALL: 'Everybody.',
  CHILD: 'Cases about a child.',
  PREGNANT: 'Cases about a pregnant person.',
});
