import { describedEnum } from '../graphql/types/described-enum.ts';
import type { Band, Basis, Direction } from '../inference/inference.types.ts';
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

export const ProblemCodeEnum = describedEnum<AnalysisProblemCode>(
  'AnalysisProblemCode',
  'Why a photo was not analyzed.',
  {
    TOO_SMALL: 'The short side of the photo has too few pixels, or the photo is too narrow.',
    TOO_DARK: 'Too much of the photo is nearly black.',
    OVEREXPOSED: 'Too much of the photo is overexposed.',
    BLURRED: 'The photo is out of focus or blurred by motion.',
    NO_SKIN_FOUND: 'Too little skin is visible.',
    CONSENT_WITHDRAWN: 'Consent to photo processing was withdrawn before the photo was analyzed.',
    AGE_NOT_CONFIRMED:
      'Before the photo was analyzed, the profile said that the person is under 16, or the consent AGE_16_OR_OLDER was withdrawn.',
  },
);

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
