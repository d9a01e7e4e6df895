export const REACTION_SEVERITIES = ['MILD', 'MODERATE', 'SEVERE'] as const;
export type ReactionSeverity = (typeof REACTION_SEVERITIES)[number];

export const REACTION_SYMPTOMS = [
  'STINGING',
  'REDNESS',
  'ITCHING',
  'PEELING',
  'DRYNESS',
  'BREAKOUT',
  'RASH',
  'BLISTERS',
  'FACE_SWELLING',
  'TROUBLE_BREATHING',
  'WIDESPREAD_RASH',
  'HIVES',
  'SKIN_COMING_OFF',
] as const;
export type ReactionSymptom = (typeof REACTION_SYMPTOMS)[number];
