import { METRICS } from '../metrics.ts';
import { CLOSE_UP, ELLIPSE, FEATURES, HEATMAPS, QUALITY } from '../parameters.ts';
import { RING, readColours, withoutRing } from './colour.ts';
import { balance } from './domain.ts';
import { shrink, skinMean } from './filters.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { type Measure, meanOf, surfaceMeasures } from './measures.ts';
import { oiliness } from './oiliness.ts';
import { quality } from './quality.ts';
import { scores } from './scores.ts';

import { innerArea, skinWeight } from './skin-weight.ts';
import { tone } from './tone.ts';

/**
 * Builds the graph for skin from near: `image` uint8 [1, H, W, 3]; see ml-models/MODEL_CARD.md for its outputs. Shine,
 * tone and the quality outputs are taken from what looks like skin; the other measures from the whole photo, since
 * inflamed skin looks least like skin.
 */
export function buildCloseUpGraph(): GraphBuilder {
  const g = new GraphBuilder();
  const image = g.input('image', 'uint8', [1, 'height', 'width', 3]);
  const colours = readColours(g, image);
  const skin = skinWeight(g, colours, ELLIPSE);
  const oily = oiliness(g, colours, skin);
  const domain = balance(g, colours.halfRgb, innerArea(g, colours.halfLog, RING / 2));
  const found = surfaceMeasures(g, domain);

  const raw = FEATURES.map((name) =>
    name === 'gloss' ? oily.feature : g.log(g.add(meanOf(g, found[name]), CLOSE_UP.offset[name])),
  );
  const features = g.node('Flatten', [g.concat(raw, 1)]);
  g.output('scores', scores(g, features, CLOSE_UP.anchors, CLOSE_UP.weights), [1, METRICS.length]);
  g.output('features', features, [1, FEATURES.length]);
  g.output('tone', tone(g, skinMean(g, colours.halfRgb, oily.matte)), [1, 5]);
  g.output('quality', quality(g, skin), [1, QUALITY.length]);

  const maps = HEATMAPS.map(({ feature, full }) =>
    feature === 'gloss'
      ? oily.map
      : heat(g, found[feature], full * CLOSE_UP.anchors[feature].median, skin.whole),
  );
  g.output('heatmaps', withoutRing(g, g.concat([skin.whole, ...maps], 1), 8), [
    1,
    1 + HEATMAPS.length,
    'rows',
    'columns',
  ]);
  return g;
}

/** 0..1 at 1/8 resolution, 1 from `full` on, only where skin is. */
function heat(g: GraphBuilder, { values, scale }: Measure, full: number, skin: Value): Value {
  const eighth = scale === 4 ? values : shrink(g, values, 4 / scale);
  return g.mul(g.clip(g.div(eighth, full), 0, 1), skin);
}
