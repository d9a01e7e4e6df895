import { METRICS } from '../metrics.ts';
import { FACE, FACE_QUALITY, FEATURES, type Feature, HEATMAPS } from '../parameters.ts';
import { blobs } from './blobs.ts';
import { RING, readColours, withoutRing } from './colour.ts';
import { balance, type Domain } from './domain.ts';
import { faceQuality } from './face-quality.ts';
import { enlarge } from './filters.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { gloss, type Measure, meanOf, surfaceMeasures } from './measures.ts';
import { scores } from './scores.ts';
import { tone } from './tone.ts';
import { type ZoneGroups, Zones } from './zones.ts';

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
  const face = mask(g, g.input('face', 'uint8', [1, 1, side / 2, side / 2]));
  const masks = mask(g, g.input('zones', 'uint8', [1, zones.length, side / 2, side / 2]));
  const { halfRgb } = readColours(g, image);
  const domain = balance(g, halfRgb, face);
  const { red, ...surface } = surfaceMeasures(g, domain);
  const found = { ...surface, gloss: gloss(g, domain) };
  const parts = new Zones(g, masks, zones);

  const relief = (name: Feature) =>
    g.mul(g.node('Reshape', [domain.logDepth, g.integers([1, 1])]), FACE.depth[name]);
  const whole = FEATURES.map((name) => {
    const groups = GROUPS[name];
    const mean = groups
      ? parts.logMeanOf(found[name], groups, FACE.offset[name])
      : g.node('Flatten', [g.log(g.add(meanOf(g, found[name]), FACE.offset[name]))]);
    return g.add(mean, relief(name));
  });
  const each = FEATURES.map((name) =>
    g.add(g.log(g.add(parts.means(found[name]), FACE.offset[name])), relief(name)),
  );
  const features = g.concat(whole, 1);
  g.output('scores', scores(g, features, FACE.anchors), [1, METRICS.length]);
  g.output('features', features, [1, FEATURES.length]);
  g.output('tone', tone(g, domain.mean), [1, 5]);
  g.output('quality', faceQuality(g, halfRgb, domain, parts, zones), [1, FACE_QUALITY.length]);
  g.output('zoneScores', scores(g, g.concat(each, 1), FACE.anchors), [zones.length, METRICS.length]);
  g.output('zoneTone', tone(g, parts.colours(domain)), [zones.length, 5]);
  g.output('blobs', withoutRing(g, blobs(g, domain, red), 2), [1, 5, side / 2, side / 2]);
  g.output('zoneCoverage', parts.coverage(found.lines), [zones.length, 1]);
  g.output('heatmaps', faceMaps(g, found, domain), [1, 1 + HEATMAPS.length, side / 2, side / 2]);
  return g;
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

/** A mask as numbers, with the ring. */
function mask(g: GraphBuilder, bytes: Value): Value {
  const ring = RING / 2;
  return g.node('Pad', [g.castTo(bytes, 'float32'), g.integers([0, 0, ring, ring, 0, 0, ring, ring])], {
    mode: 'constant',
  });
}
