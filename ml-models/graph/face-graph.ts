import { METRICS } from '../metrics.ts';
import { FACE, FACE_QUALITY, FEATURES, type Feature, HEATMAPS } from '../parameters.ts';
import { blobs } from './blobs.ts';
import { RING, readColours, withoutRing } from './colour.ts';
import { BLACK, balance, type Domain, luminanceOf } from './domain.ts';
import { faceQuality } from './face-quality.ts';
import { enlarge } from './filters.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { gloss, type Measure, meanOf, surfaceMeasures } from './measures.ts';
import { scores } from './scores.ts';
import { tone } from './tone.ts';
import { type ZoneGroups, Zones } from './zones.ts';

type Light = 'light' | 'R' | 'G' | 'B';

const BOTH = (part: string) => ({ of: [`RIGHT_${part}`, `LEFT_${part}`] });
const CHEEKS = BOTH('CHEEK');
const SMOOTH = [{ of: ['FOREHEAD', ...CHEEKS.of] }];

/** Where the value of the face comes from; without zones from the whole of it. */
const GROUPS: Record<Feature, ZoneGroups | undefined> = {
  gloss: [{ of: ['NOSE'], weight: 2 }, { of: ['FOREHEAD'] }],
  redness: undefined,
  blemishes: undefined,
  spots: SMOOTH,
  pores: [{ of: ['NOSE'] }, CHEEKS],
  lines: [
    { of: ['FOREHEAD'] },
    { of: ['GLABELLA'] },
    BOTH('CROWS_FEET'),
    BOTH('UNDER_EYE'),
    BOTH('NASOLABIAL'),
    CHEEKS,
  ],
  roughness: SMOOTH,
};

/**
 * Builds the graph for an aligned face: `image` uint8 [1, side, side, 3], `face` uint8 [1, 1, side/2, side/2] and `zones`
 * uint8 [1, Z, side/2, side/2], both 0 or 1; see ml-models/MODEL_CARD.md for its outputs.
 * @param zones their keys, in the order of the masks
 */
export function buildFaceGraph(zones: readonly string[], side: number): GraphBuilder {
  const g = new GraphBuilder();
  const image = g.input('image', 'uint8', [1, side, side, 3]);
  const face = withRing(g, g.castTo(g.input('face', 'uint8', [1, 1, side / 2, side / 2]), 'float32'));
  const masks = g.castTo(g.input('zones', 'uint8', [1, zones.length, side / 2, side / 2]), 'float32');
  const { halfRgb } = readColours(g, image);
  const domain = balance(g, halfRgb, face);
  const { red, ...surface } = surfaceMeasures(g, domain);
  const found = { ...surface, gloss: gloss(g, domain) };
  const parts = new Zones(g, masks, zones, { ...found, ...lightOfZones(g, domain) });

  const relief = (name: Feature) =>
    g.mul(g.node('Reshape', [domain.logDepth, g.integers([1, 1])]), FACE.depth[name]);
  const whole = FEATURES.map((name) => {
    const groups = GROUPS[name];
    const mean = groups
      ? parts.logMeanOf(name, groups, FACE.offset[name])
      : g.node('Flatten', [g.log(g.add(meanOf(g, found[name]), FACE.offset[name]))]);
    return g.add(mean, relief(name));
  });
  const each = FEATURES.map((name) =>
    g.add(g.log(g.add(parts.means(name), FACE.offset[name])), relief(name)),
  );
  const features = g.concat(whole, 1);
  g.output('scores', scores(g, features, FACE.anchors), [1, METRICS.length]);
  g.output('features', features, [1, FEATURES.length]);
  g.output('tone', tone(g, domain.mean), [1, 5]);
  g.output('quality', faceQuality(g, halfRgb, domain, parts.means('light'), zones), [1, FACE_QUALITY.length]);
  g.output('zoneScores', scores(g, g.concat(each, 1), FACE.anchors), [zones.length, METRICS.length]);
  g.output('zoneTone', tone(g, coloursOf(g, parts, zones.length)), [zones.length, 5]);
  g.output('blobs', withoutRing(g, blobs(g, domain, red), 2), [1, 5, side / 2, side / 2]);
  g.output('zoneCoverage', parts.coverage('lines'), [zones.length, 1]);
  g.output('heatmaps', faceMaps(g, found, domain), [1, 1 + HEATMAPS.length, side / 2, side / 2]);
  return g;
}

/** What zones are asked for besides the measures: ln luminance and linear R, G, B. */
function lightOfZones(g: GraphBuilder, { rgb, weight }: Domain): Record<Light, Measure> {
  const of = (values: Value): Measure => ({ values, weight, scale: 1 });
  return {
    light: of(g.log(g.add(luminanceOf(g, rgb), BLACK))),
    R: of(g.channels(rgb, 0)),
    G: of(g.channels(rgb, 1)),
    B: of(g.channels(rgb, 2)),
  };
}

/** Mean linear R, G, B in every zone, [Z, 3, 1, 1]. */
function coloursOf(g: GraphBuilder, parts: Zones<Light>, count: number): Value {
  const means = (['R', 'G', 'B'] as const).map((channel) => parts.means(channel));
  return g.node('Reshape', [g.concat(means, 1), g.integers([count, 3, 1, 1])]);
}

/** 0..1 at half the resolution: the weight, then what each map shows, as deep as the scores take it. */
function faceMaps(g: GraphBuilder, found: Record<Feature, Measure>, { weight, logDepth }: Domain): Value {
  const maps = HEATMAPS.map(({ feature, full }) => {
    const { values, scale } = found[feature];
    const strongest = g.mul(
      g.exp(g.mul(logDepth, -FACE.depth[feature])),
      full * FACE.anchors[feature].median,
    );
    const half = scale === 1 ? values : enlarge(g, values, scale);
    return g.mul(g.clip(g.div(half, strongest), 0, 1), weight);
  });
  return withoutRing(g, g.concat([weight, ...maps], 1), 2);
}

/** Zero in the ring. */
function withRing(g: GraphBuilder, mask: Value): Value {
  const ring = RING / 2;
  return g.node('Pad', [mask, g.integers([0, 0, ring, ring, 0, 0, ring, ring])], { mode: 'constant' });
}
