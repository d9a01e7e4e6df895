import { withoutRing } from './colour.ts';
import { shrink, skinMean } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import type { Measure } from './measures.ts';

/** Zones that a measure is taken from: each entry is one or two sides of the face, with its weight. */
export type ZoneGroups = readonly { of: readonly string[]; weight?: number }[];

/** Sums of a measure in every zone, [Z, 1] each. */
interface ZoneSums {
  /** Of the value under its weight. */
  values: Value;
  /** Of the weight. */
  weights: Value;
  /** Pixels of each zone at the scale of the measure. */
  area: Value;
}

/** A zone counts where at least this share of it is measured. */
const FEWEST = 0.25;
const TINY = 1e-3;

/** Means of measures over zones of a face. */
export class Zones<Name extends string> {
  readonly #sums = new Map<string, ZoneSums>();

  /**
   * @param masks 0 or 1 at half resolution, without the ring, [1, Z, H/2, W/2]; @param keys of the zones
   * @param measures all of them, since their sums are taken together
   */
  constructor(
    private readonly g: GraphBuilder,
    masks: Value,
    private readonly keys: readonly string[],
    private readonly measures: Readonly<Record<Name, Measure>>,
  ) {
    let rows = masks;
    for (const scale of [1, 2, 4] as const) {
      if (scale > 1) rows = shrink(g, rows, 2);
      this.#sumAt(scale, g.node('Reshape', [rows, g.integers([keys.length, -1])]));
    }
  }

  /** Mean in every zone, [Z, 1]; meaningless where nothing of a zone is measured. */
  means(name: Name): Value {
    const { values, weights } = this.#sumsOf(name);
    return this.g.div(values, this.g.add(weights, TINY));
  }

  /** Share of every zone in which something can be measured, 0..1, [Z, 1]. */
  coverage(name: Name): Value {
    const { weights, area } = this.#sumsOf(name);
    return this.g.div(weights, this.g.add(area, TINY));
  }

  /**
   * Weighted mean over the groups of ln(mean + `offset`), [1, 1]; groups of which too little is measured do not count, and
   * without any the whole face stands in.
   */
  logMeanOf(name: Name, groups: ZoneGroups, offset: number): Value {
    const { g } = this;
    const measure = this.measures[name];
    const { values, weights, area } = this.#sumsOf(name);
    const matrix = g.constant(
      groups.flatMap(({ of }) => this.keys.map((key) => (of.includes(key) ? 1 : 0))),
      [groups.length, this.keys.length],
    );
    const gather = (x: Value) => g.node('MatMul', [matrix, x]);
    const measured = gather(weights);
    const enough = g.node('Greater', [measured, g.add(g.mul(gather(area), FEWEST), TINY)]);
    const counts = g.mul(
      g.castTo(enough, 'float32'),
      g.constant(
        groups.map(({ weight = 1 }) => weight),
        [groups.length, 1],
      ),
    );
    const logs = g.log(g.add(g.div(gather(values), g.add(measured, TINY)), offset));
    const sum = (x: Value) => g.node('ReduceSum', [x, g.integers([0])], { keepdims: 1 });
    const whole = g.node('Reshape', [
      g.log(g.add(skinMean(g, measure.values, measure.weight), offset)),
      g.integers([1, 1]),
    ]);
    const total = sum(counts);
    const mean = g.div(sum(g.mul(logs, counts)), g.max(total, TINY));
    return g.node('Where', [g.node('Greater', [total, TINY]), mean, whole]);
  }

  #sumsOf(name: Name): ZoneSums {
    return this.#sums.get(name)!;
  }

  /** Sums of all measures at one scale by one product, which reads the masks once. @param rows a mask each */
  #sumAt(scale: 1 | 2 | 4, rows: Value): void {
    const { g } = this;
    const here = (Object.entries(this.measures) as [Name, Measure][]).filter(
      ([, measure]) => measure.scale === scale,
    );
    const weights = [...new Set(here.map(([, { weight }]) => weight))];
    const planes = [...here.map(([, { values, weight }]) => g.mul(values, weight)), ...weights];
    const stacked = withoutRing(g, g.concat(planes, 1), 2 * scale);
    const flat = g.node('Reshape', [stacked, g.integers([planes.length, -1])]);
    const sums = g.node('Gemm', [rows, flat], { transB: 1 });
    const area = g.node('ReduceSum', [rows, g.integers([1])], { keepdims: 1 });
    for (const [i, [name, { weight }]] of here.entries()) {
      const weightAt = here.length + weights.indexOf(weight);
      this.#sums.set(name, { values: g.channels(sums, i), weights: g.channels(sums, weightAt), area });
    }
  }
}
