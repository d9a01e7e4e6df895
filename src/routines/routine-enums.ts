import { describedEnum } from '../graphql/types/described-enum.ts';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import type { TodayStatus } from './diary/today-routine.service.ts';
import type { LogOutcome, RoutineOrigin, RoutineStatus } from './plans/routines.table.ts';
import type { Experience, Sensitivity } from './rules/care-profile.ts';
import type { ReactionSeverity, ReactionSymptom } from './rules/reactions.ts';
import type { RecommendationAction } from './rules/recommend.ts';
import type { RoutineSession, ScheduleKind, StepType } from './rules/routine-plan.ts';

export const SensitivityEnum = describedEnum<Sensitivity>(
  'SkinSensitivity',
  'How easily the skin is irritated.',
  {
    LOW: 'Hardly ever.',
    NORMAL: 'Now and then.',
    HIGH: 'Easily: gentler actives, more evenings to recover.',
  },
);

export const ExperienceEnum = describedEnum<Experience>(
  'CareExperience',
  'How used the skin is to retinoids and exfoliants.',
  { BEGINNER: 'Not yet, or for less than three months.', EXPERIENCED: 'Used to them for three months.' },
);

export const RoutineSessionEnum = describedEnum<RoutineSession>('RoutineSession', 'When a step is done.', {
  AM: 'In the morning.',
  PM: 'In the evening.',
});

export const StepTypeEnum = describedEnum<StepType>('RoutineStepType', 'What kind of product a step uses.', {
  OIL_CLEANSER: 'Oil or balm that takes off sunscreen and make-up.',
  CLEANSER: 'Cleanser that is rinsed off.',
  TONER: 'Watery product after cleansing.',
  ESSENCE: 'Light product that brings water.',
  VITAMIN_C_SERUM: 'Serum with vitamin C.',
  EXFOLIANT: 'Product with acids that stays on.',
  RETINOID: 'Product with a retinoid.',
  SERUM: 'Any other serum.',
  EYE: 'Product for around the eyes.',
  SPOT_TREATMENT: 'Treatment of single places.',
  MOISTURISER: 'Cream, lotion or gel.',
  FACE_OIL: 'Oil, a few drops.',
  OCCLUSIVE: 'Balm that seals.',
  SUNSCREEN: 'Sunscreen.',
});

export const ScheduleKindEnum = describedEnum<ScheduleKind>('StepScheduleKind', 'How often a step comes.', {
  DAILY: 'Every day.',
  WEEKDAYS: 'On the days of the week in `weekdays`.',
  INTERVAL: 'Every `everyDays` days from the first day of the step.',
  CYCLE: 'On the days `cycleDays` of a cycle of `cycleLength` days that begins with the routine.',
  RAMP_UP: 'Slowly more often, as `stages` say; made for retinoids.',
});

export const RoutineOriginEnum = describedEnum<RoutineOrigin>('RoutineOrigin', 'Who made a routine.', {
  GENERATED: 'The rules, by `generateRoutine`.',
  OWN: 'The person, by `createRoutine`.',
});

export const RoutineStatusEnum = describedEnum<RoutineStatus>(
  'RoutineStatus',
  'Whether a routine is followed.',
  {
    DRAFT: 'Never followed so far.',
    ACTIVE: 'Followed now; a person has one at most.',
    PAUSED: 'Followed once, not now.',
  },
);

export const RuleSeverityEnum = describedEnum<RuleSeverity>('RuleSeverity', 'How serious a finding is.', {
  HARD: 'Change it.',
  SOFT: 'Better change it.',
  INFO: 'Good to know.',
});

export const LogOutcomeEnum = describedEnum<LogOutcome>('RoutineLogOutcome', 'What became of a step.', {
  DONE: 'It was done.',
  SKIPPED: 'It was left out on purpose.',
});

export const TodayStatusEnum = describedEnum<TodayStatus>('TodayStepStatus', 'What a step is on a day.', {
  DUE: 'To be done, not logged yet.',
  DONE: 'Logged as done.',
  SKIPPED: 'Logged as left out.',
  PAUSED: 'Rests after a reaction, until `step.pausedUntil`.',
  NOT_STARTED: 'Begins later, on `step.startsOn`.',
  NOT_TODAY: 'Planned for other days.',
});

export const ReactionSeverityEnum = describedEnum<ReactionSeverity>(
  'ReactionSeverity',
  'How bad a reaction of the skin is.',
  {
    MILD: 'Noticeable, gone within a day.',
    MODERATE: 'Bothers for longer than a day.',
    SEVERE: 'Painful, widespread or getting worse.',
  },
);

export const ReactionSymptomEnum = describedEnum<ReactionSymptom>('ReactionSymptom', 'What the skin does.', {
  STINGING: 'It stings or burns.',
  REDNESS: 'It turns red.',
  ITCHING: 'It itches.',
  PEELING: 'It peels.',
  DRYNESS: 'It feels dry and tight.',
  BREAKOUT: 'More blemishes than before.',
  RASH: 'A rash or hives.',
  BLISTERS: 'Blisters: urgent.',
  FACE_SWELLING: 'Lips, lids or face swell: urgent.',
  TROUBLE_BREATHING: 'Breathing is hard: an emergency.',
});

export const RecommendationActionEnum = describedEnum<RecommendationAction>(
  'RecommendationAction',
  'What a recommendation asks for.',
  {
    ADD: 'Bring it into the routine.',
    REDUCE: 'Use less of it.',
    AVOID: 'Do not use it.',
    SEE_DERMATOLOGIST: 'Let a dermatologist look at it.',
  },
);
