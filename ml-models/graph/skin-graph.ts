import { FEATURES, HEATMAPS, METRICS, type Parameters, QUALITY } from '../parameters.ts';
import { erythema, RING, readColours } from './colour.ts';
import { GraphBuilder, type Value } from './graph-builder.ts';
import { blemishes, lines, type Measure, pores, redness, roughness, shine, spots } from './measures.ts';
import { quality } from './quality.ts';
import { scores } from './scores.ts';
import { skinWeight } from './skin-weight.ts';
import { tone } from './tone.ts';

/** Builds the whole model; see ml-models/MODEL_CARD.md for its contract. */
export function buildSkinGraph(parameters: Parameters): GraphBuilder {
  const g = new GraphBuilder();
  const image = g.input('image', 'uint8', [1, 'height', 'width', 3]);
  const colours = readColours(g, image);
  const skin = skinWeight(g, colours, parameters.ellipse);

  const shining = shine(g, colours, skin);
  const { matte, matteSurface } = shining;
  const e = erythema(g, colours.halfLog);
  const measures: Record<(typeof FEATURES)[number], Measure> = {
    shine: shining,
    redness: redness(g, e, matteSurface),
    blemishes: blemishes(g, e, colours.halfLog, matte),
    spots: spots(g, colours.halfLog, matte),
    pores: pores(g, colours.halfLog, matte),
    lines: lines(g, colours.halfLog, matte),
    roughness: roughness(g, colours.halfLog, matte),
  };

  const raw = g.node('Flatten', [
    g.concat(
      FEATURES.map((name) => measures[name].feature),
      1,
    ),
  ]);
  const floors = FEATURES.map((name) => parameters.anchors[name].floor);
  const features = g.add(raw, g.constant(floors, [1, FEATURES.length]));
  g.output('scores', scores(g, features, parameters), [1, METRICS.length]);
  g.output('features', features, [1, FEATURES.length]);
  g.output('tone', tone(g, colours.halfRgb, matte), [1, 5]);

  g.output('quality', quality(g, skin), [1, QUALITY.length]);

  const maps = HEATMAPS.map(({ feature, full }) => heat(g, measures[feature].map, full));
  g.output('heatmaps', withoutRing(g, g.concat([skin.whole, ...maps], 1)), [
    1,
    1 + HEATMAPS.length,
    'rows',
    'columns',
  ]);
  return g;
}

/** 0..1, 1 from `full` on. */
const heat = (g: GraphBuilder, map: Value, full: number) => g.clip(g.div(map, full), 0, 1);

function withoutRing(g: GraphBuilder, map: Value): Value {
  const border = RING / 8;
  return g.node('Slice', [
    map,
    g.integers([border, border]),
    g.integers([-border, -border]),
    g.integers([2, 3]),
  ]);
}
