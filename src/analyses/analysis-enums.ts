import { describedEnum } from '../graphql/types/described-enum.ts';
import type {
  Band,
  Basis,
  Direction,
  LesionKind,
  PhotoHintCode,
  PhotoKind,
  UnderEye,
} from '../inference/inference.types.ts';
import type { AnalysisProblemCode, AnalysisStatus } from './analyses.table.ts';
import type { Verdict } from './comparison/metric-change.ts';

export const AnalysisStatusEnum = describedEnum<AnalysisStatus>(
  'AnalysisStatus',
  'Processing status of an analysis.',
  {
    PENDING: 'The photo is stored and waiting for the model.',
    PROCESSING: 'The model is analyzing the photo.',
    COMPLETED: 'The scores are available.',
    REJECTED: 'The photo could not be analyzed; `problems` says why and how to retake it.',
    FAILED:
      'Every attempt failed because of a server-side problem; `retryAnalysis` tries again with the same photo.',
  },
);

export type AnalysisOrder = 'NEWEST' | 'OLDEST' | 'HIGHEST_SCORE' | 'LOWEST_SCORE';
export const AnalysisOrderEnum = describedEnum<AnalysisOrder>('AnalysisOrder', 'Sort order of analyses.', {
  NEWEST: 'The latest taken first.',
  OLDEST: 'The earliest taken first.',
  HIGHEST_SCORE: 'The highest skin score first; only analyses that have one.',
  LOWEST_SCORE: 'The lowest skin score first; only analyses that have one.',
});

export const ProblemCodeEnum = describedEnum<AnalysisProblemCode>(
  'AnalysisProblemCode',
  'Why a photo was not analyzed.',
  {
    TOO_SMALL: 'The short side of the photo has too few pixels, or the photo is too narrow.',
    TOO_DARK: 'Too much of the photo is nearly black.',
    OVEREXPOSED: 'Too much of the photo is overexposed.',
    BLURRED: 'The photo is out of focus or blurred by motion.',
    ONE_FACE_ONLY: 'A second face is more than half as large as the first.',
    COME_CLOSER: 'The face has too few pixels.',
    FACE_CUT_OFF: 'Much of the face lies outside the photo.',
    FACE_COVERED: 'Much of the face is hidden, by hair, glasses or a mask, or lies in deep shade.',
    NO_COLOR: 'The photo is black and white, or has a single hue.',
    NO_SKIN_FOUND: 'It is not certain that the photo shows skin.',
    CONSENT_WITHDRAWN: 'Consent to photo processing was withdrawn before the photo was analyzed.',
    AGE_NOT_CONFIRMED:
      'Before the photo was analyzed, the profile said that the person is under 16, or the consent AGE_16_OR_OLDER was withdrawn.',
  },
);

export const HintCodeEnum = describedEnum<PhotoHintCode>(
  'PhotoHintCode',
  'What would make the next photo better.',
  {
    COME_CLOSER: 'The face is small, so the values are less certain.',
    LOOK_STRAIGHT: 'The head is turned.',
    UNEVEN_LIGHT: 'One side of the face is much brighter than the other.',
    COLORED_LIGHT: 'The light gives the skin a color that skin does not have.',
    FACE_COVERED: 'Something such as hair, glasses or a mask may cover part of the face.',
  },
);

export const PhotoKindEnum = describedEnum<PhotoKind>(
  'PhotoKind',
  'What a photo shows. Values of different kinds are on different scales and are not compared.',
  {
    FACE: 'A face from the front.',
    CLOSE_UP: 'Skin from near, without a face.',
    PROFILE: 'A face turned by more than 45 degrees.',
  },
);

export const LesionKindEnum = describedEnum<LesionKind>(
  'LesionKind',
  'The color of a round spot against the skin around it.',
  {
    RED: 'Darker and redder, as pimples are.',
    DARK: 'Darker, but no redder, as freckles, marks and moles are. It is no mole check.',
    LIGHT: 'Lighter, and not with the color of shine; the least certain kind.',
  },
);

export const FaceSideEnum = describedEnum<UnderEye['side']>('FaceSide', 'A side of the face.', {
  RIGHT: 'The person’s right side.',
  LEFT: 'The person’s left side.',
});

/** Zones of the shipped model. */
const ZONES = [
  'FOREHEAD',
  'GLABELLA',
  'NOSE',
  'RIGHT_CHEEK',
  'LEFT_CHEEK',
  'RIGHT_UNDER_EYE',
  'LEFT_UNDER_EYE',
  'RIGHT_CROWS_FEET',
  'LEFT_CROWS_FEET',
  'RIGHT_NASOLABIAL',
  'LEFT_NASOLABIAL',
  'UPPER_LIP',
  'CHIN',
  'T_ZONE',
  'U_ZONE',
] as const;
export type KnownZone = (typeof ZONES)[number] | 'OTHER';
export const knownZoneOf = (name: string): KnownZone => ZONES.find((zone) => zone === name) ?? 'OTHER';

export const KnownZoneEnum = describedEnum<KnownZone>(
  'KnownZone',
  'A zone of the face; left and right are those of the person.',
  {
    FOREHEAD: 'The forehead.',
    GLABELLA: 'Between the brows.',
    NOSE: 'The nose, without the nostrils.',
    RIGHT_CHEEK: 'The right cheek.',
    LEFT_CHEEK: 'The left cheek.',
    RIGHT_UNDER_EYE: 'Below the right eye.',
    LEFT_UNDER_EYE: 'Below the left eye.',
    RIGHT_CROWS_FEET: 'Beside the right eye.',
    LEFT_CROWS_FEET: 'Beside the left eye.',
    RIGHT_NASOLABIAL: 'The fold from the nose to the right corner of the mouth.',
    LEFT_NASOLABIAL: 'The fold from the nose to the left corner of the mouth.',
    UPPER_LIP: 'The skin above the upper lip.',
    CHIN: 'The chin.',
    T_ZONE: 'Forehead, nose and chin together.',
    U_ZONE: 'Both cheeks together.',
    OTHER: 'A zone that only another model knows.',
  },
);

/** Metrics of the shipped model. */
const METRICS = [
  'SKIN_SCORE',
  'HYDRATION',
  'OILINESS',
  'ELASTICITY',
  'PORES',
  'REDNESS',
  'BLEMISHES',
  'SPOTS',
  'LINES',
  'ROUGHNESS',
  'TONE',
] as const;
export type KnownMetric = (typeof METRICS)[number] | 'OTHER';
export const knownMetricOf = (name: string): KnownMetric =>
  METRICS.find((metric) => metric === name) ?? 'OTHER';

export const KnownMetricEnum = describedEnum<KnownMetric>('KnownMetric', 'A metric of the shipped model.', {
  SKIN_SCORE: 'A weighted summary.',
  HYDRATION: 'Visual signs of hydration.',
  OILINESS: 'Shine and visible pores.',
  ELASTICITY: 'Visual signs of elasticity.',
  PORES: 'Visible pores.',
  REDNESS: 'Redder parts of the skin.',
  BLEMISHES: 'Small dark red blobs.',
  SPOTS: 'Small dark spots.',
  LINES: 'Thin dark furrows.',
  ROUGHNESS: 'Contrast of the fine texture.',
  TONE: 'Evenness of the color.',
  OTHER: 'A metric that only another model knows; see `metric`.',
});

export const BandEnum = describedEnum<Band>(
  'MetricBand',
  'Where a value lies on its scale, regardless of which direction is better.',
  {
    LOW: 'In the lower part of the scale.',
    MODERATE: 'In the middle of the scale.',
    HIGH: 'In the upper part of the scale.',
  },
);

export const BasisEnum = describedEnum<Basis>('MetricBasis', 'Basis of a value.', {
  MEASURED_FROM_IMAGE: 'Measured from the pixels of the photo.',
  VISUAL_PROXY: 'Inferred from visual signs; a photo cannot measure it. Show the value with that caveat.',
});

export const DirectionEnum = describedEnum<Direction>(
  'MetricDirection',
  'Which direction of a value is better.',
  {
    HIGHER_IS_BETTER: 'Higher is better.',
    LOWER_IS_BETTER: 'Lower is better.',
    TARGET_RANGE: 'Best within `target`; too low is as undesirable as too high.',
  },
);

export const VerdictEnum = describedEnum<Verdict>(
  'ChangeVerdict',
  'Whether a metric improved or worsened, based on its own direction.',
  {
    IMPROVED: 'Improved by more than measurement noise.',
    WORSENED: 'Worsened by more than measurement noise.',
    WITHIN_NOISE: 'No change beyond measurement noise, or a change within the target range.',
  },
);
