import { describedEnum } from '../graphql/types/described-enum.ts';
import type { Band, Basis, Direction } from '../inference/inference.types.ts';
import type { AnalysisProblemCode, AnalysisStatus } from './analyses.table.ts';

export const AnalysisStatusEnum = describedEnum<AnalysisStatus>('AnalysisStatus', 'How far an analysis is.', {
  PENDING: 'The photo is stored and waits for the model.',
  PROCESSING: 'The model is looking at the photo.',
  COMPLETED: 'The scores are there.',
  REJECTED: 'The photo was not judged; `problems` says why, and how to retake it.',
  FAILED: 'The fault is ours, and every try failed; `retryAnalysis` tries once more with the same photo.',
});

export const ProblemCodeEnum = describedEnum<AnalysisProblemCode>(
  'AnalysisProblemCode',
  'Why a photo was not judged.',
  {
    TOO_SMALL: 'The short side of the photo has too few pixels, or the photo is too narrow.',
    TOO_DARK: 'Too much of the photo is nearly black.',
    OVEREXPOSED: 'Too much of the photo is washed out.',
    BLURRED: 'The photo is out of focus or shaken.',
    NO_SKIN_FOUND: 'Too little skin is visible.',
    CONSENT_WITHDRAWN: 'The consent to photo processing was withdrawn before the photo was looked at.',
  },
);

export const BandEnum = describedEnum<Band>(
  'MetricBand',
  'Where a value lies on its own scale, whichever direction is better.',
  {
    LOW: 'In the lower part of the scale.',
    MODERATE: 'In the middle of the scale.',
    HIGH: 'In the upper part of the scale.',
  },
);

export const BasisEnum = describedEnum<Basis>('MetricBasis', 'What a value rests on.', {
  MEASURED_FROM_IMAGE: 'Measured in the pixels of the photo.',
  VISUAL_PROXY: 'Inferred from visual signs; a photo cannot measure it. Show it with that caveat.',
});

export const DirectionEnum = describedEnum<Direction>('MetricDirection', 'Which way a value gets better.', {
  HIGHER_IS_BETTER: 'The higher, the better.',
  LOWER_IS_BETTER: 'The lower, the better.',
  TARGET_RANGE: 'Best within `target`; too low is as unwelcome as too high.',
});
