import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Needs } from '../graphql/planner/needs.ts';
import { FULL_OPACITY, heatmapColour } from '../inference/heatmap-overlay.ts';
import type { MetricResult, PhotoHintCode, ZoneResult } from '../inference/inference.types.ts';
import type { PhotoLinks } from '../photos/photo-links.ts';
import { metricText } from '../platform/language/metric-texts.ts';
import type { Text } from '../platform/language/text.ts';
import type { Analysis, AnalysisProblem } from './analyses.table.ts';
import {
  AnalysisModelType,
  AnalysisPhotoType,
  AnalysisProblemType,
  AnalysisType,
  PhotoHintType,
} from './analyses.types.ts';
import { KnownMetricEnum, KnownZoneEnum, knownMetricOf, knownZoneOf } from './analysis-enums.ts';
import { ANALYSIS_PHOTOS, hasZoneOverlays } from './analysis-files.ts';
import {
  AnalysisMetricType,
  AnalysisZoneType,
  HeatmapLegendType,
  SideDifferenceType,
} from './analysis-metric.types.ts';
import { hintText, legendText, problemText } from './analysis-problems.ts';
import { type SideDifference, sideDifferences } from './comparison/side-differences.ts';

type Overlaid = Pick<Analysis, 'id' | 'userId' | 'heatmaps' | 'heatmapFormat'>;
type Metric = MetricResult & { analysis: Overlaid };
type Zone = ZoneResult & { metric: Pick<Metric, 'key' | 'analysis'> };
type PhotoHint = { code: PhotoHintCode };
/** Texts of the current model, by metric key. */
export type MetricTexts = ReadonlyMap<string, { label: string; description: string }>;

/** Fields of Analysis that are not columns. */
@Resolver(() => AnalysisType)
export class AnalysisFieldsResolver {
  constructor(private readonly links: PhotoLinks) {}

  @Needs<Analysis>('id', 'userId', 'photoWidth', 'photoHeight')
  @FieldResolver(() => AnalysisPhotoType, { nullable: true, description: 'The cleaned photo.' })
  photo(@Root() analysis: Pick<Analysis, 'id' | 'userId' | 'photoWidth' | 'photoHeight'>) {
    const photo = { owner: ANALYSIS_PHOTOS, id: analysis.id, file: 'photo' };
    return {
      ...this.links.sign(photo, analysis.userId),
      width: analysis.photoWidth,
      height: analysis.photoHeight,
    };
  }

  @Needs<Analysis>('modelName', 'modelVersion')
  @FieldResolver(() => AnalysisModelType, {
    nullable: true,
    description: 'The model that produced the result; null until there is one.',
  })
  model(@Root() { modelName, modelVersion }: Pick<Analysis, 'modelName' | 'modelVersion'>) {
    return modelName && modelVersion ? { name: modelName, version: modelVersion } : null;
  }

  @Needs<Analysis>('hints')
  @FieldResolver(() => [PhotoHintType], {
    description: 'What would make the next photo better, though this one was analyzed; often empty.',
  })
  hints(@Root() { hints }: Pick<Analysis, 'hints'>): PhotoHint[] {
    return hints.map((code) => ({ code }));
  }

  @Needs<Analysis>('id', 'userId', 'heatmaps', 'heatmapFormat', 'metrics')
  @FieldResolver(() => [AnalysisMetricType], {
    description: 'All metrics with band, confidence and interval; empty until the analysis is COMPLETED.',
  })
  metrics(@Root() analysis: Overlaid & Pick<Analysis, 'metrics'>): Metric[] {
    return analysis.metrics.map((metric) => ({ ...metric, analysis }));
  }
}

@Resolver(() => AnalysisMetricType)
export class AnalysisMetricFieldsResolver {
  constructor(
    private readonly links: PhotoLinks,
    private readonly texts: MetricTexts,
  ) {}

  @Needs()
  @FieldResolver(() => KnownMetricEnum, { description: 'The metric, if the shipped model has it.' })
  knownMetric(@Root() { key }: Metric) {
    return knownMetricOf(key);
  }

  @Needs()
  @FieldResolver(() => [AnalysisZoneType], {
    description:
      'The metric by zone: zones where it has a meaning and of which at least a quarter was measured. Empty for close-ups.',
  })
  zones(@Root() metric: Metric): Zone[] {
    return zonesOf(metric);
  }

  @Needs()
  @FieldResolver(() => String, { description: 'Display name in the language of the profile.' })
  label(@Root() { key }: Metric) {
    return metricText(key, 'label') ?? this.texts.get(key)?.label ?? key;
  }

  @Needs()
  @FieldResolver(() => String, {
    description:
      'What the value says and what it cannot say, in the language of the profile, for display to the user.',
  })
  description(@Root() { key }: Metric) {
    return metricText(key, 'description') ?? this.texts.get(key)?.description ?? '';
  }

  @Needs()
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A translucent PNG overlay (WebP in earlier analyses), aligned edge to edge with the photo, showing where the model detected the property. The link needs no token and expires with the photo’s link; null if the metric has no location on the skin.',
  })
  heatmapUrl(@Root() { key, analysis }: Metric) {
    if (!analysis.heatmaps.includes(key)) return null;
    const overlay = { owner: ANALYSIS_PHOTOS, id: analysis.id, file: key.toLowerCase() };
    return this.links.sign(overlay, analysis.userId).url;
  }

  @Needs()
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Legend of the overlay: its color as #rrggbb, the more opaque the stronger the property; null without an overlay.',
  })
  heatmapColor(@Root() { key, analysis }: Metric) {
    return analysis.heatmaps.includes(key) ? heatmapColour(key) : null;
  }

  @Needs()
  @FieldResolver(() => HeatmapLegendType, {
    nullable: true,
    description: 'How to read the overlay; null without one.',
  })
  heatmapLegend(@Root() { key, analysis }: Metric): HeatmapLegendType | null {
    if (!analysis.heatmaps.includes(key)) return null;
    return { color: heatmapColour(key), fullOpacity: FULL_OPACITY, meaning: legendText(key) };
  }

  @Needs()
  @FieldResolver(() => [SideDifferenceType], {
    description: 'The right side of the face against the left, zone by zone; often empty.',
  })
  sides(@Root() metric: Metric): SideDifference<Zone>[] {
    return sideDifferences(zonesOf(metric));
  }
}

@Resolver(() => AnalysisZoneType)
export class AnalysisZoneFieldsResolver {
  constructor(private readonly links: PhotoLinks) {}

  @Needs()
  @FieldResolver(() => KnownZoneEnum, { description: 'The zone, if the shipped model has it.' })
  knownZone(@Root() { zone }: ZoneResult) {
    return knownZoneOf(zone);
  }

  @Needs()
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The part of the overlay of the metric that lies in this zone, as a PNG aligned edge to edge with the photo. It is cut when it is read. The link needs no token and expires with the photo’s link; null if the metric has no overlay, and for earlier analyses.',
  })
  heatmapUrl(@Root() { zone, metric: { key, analysis } }: Zone) {
    if (!hasZoneOverlays(analysis, key)) return null;
    const file = key.toLowerCase();
    const overlay = { owner: ANALYSIS_PHOTOS, id: analysis.id, file, part: zone.toLowerCase() };
    return this.links.sign(overlay, analysis.userId).url;
  }
}

const zonesOf = ({ zones = [], key, analysis }: Metric): Zone[] =>
  zones.map((zone) => ({ ...zone, metric: { key, analysis } }));

@Resolver(() => PhotoHintType)
export class PhotoHintFieldsResolver {
  @Needs()
  @FieldResolver(() => String, { description: 'A sentence for the person in their language.' })
  message(@Root() { code }: PhotoHint): Text {
    return hintText(code);
  }
}

@Resolver(() => AnalysisProblemType)
export class AnalysisProblemFieldsResolver {
  @Needs()
  @FieldResolver(() => String, {
    description: 'How to retake the photo, as a sentence for the person in their language.',
  })
  message(@Root() { code }: AnalysisProblem): Text {
    return problemText(code);
  }
}
