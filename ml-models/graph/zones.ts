import type { Domain } from './domain.ts';
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
}

/** A zone counts where at least this share of it is measured. */
const FEWEST = 0.25;
const TINY = 1e-3;

/** Means of measures over zones of a face. */
export class Zones {
  readonly #masks = new Map<number, Value>();
  readonly #areas = new Map<number, Value>();
  readonly #weights = new Map<string, Value>();

  /** @param masks 0 or 1 at half resolution, ring included, [1, Z, H/2, W/2]; @param keys of the zones */
  constructor(
    private readonly g: GraphBuilder,
    private readonly masks: Value,
    private readonly keys: readonly string[],
  ) {}

  /** Mean in every zone, [Z, 1]; meaningless where nothing of a zone is measured. */
  means(measure: Measure): Value {
    const { values, weights } = this.#sums(measure);
    return this.g.div(values, this.g.add(weights, TINY));
  }

  /** Mean linear R, G, B in every zone, [Z, 3, 1, 1]. */
  colours({ weight, rgb }: Pick<Domain, 'weight' | 'rgb'>): Value {
    const { g } = this;
    const parts = [0, 1, 2].map((i) => this.means({ values: g.channels(rgb, i), weight, scale: 1 }));
    return g.node('Reshape', [g.concat(parts, 1), g.integers([this.keys.length, 3, 1, 1])]);
  }

  /** Share of every zone that is measured, 0..1, [Z, 1]. */
  coverage({ weight, scale }: Measure): Value {
    return this.g.div(this.#weightWithin(weight, scale), this.g.add(this.#area(scale), TINY));
  }

  /**
   * Weighted mean over the groups of ln(mean + `offset`), [1, 1]; groups of which too little is measured do not count, and
   * without any the whole face stands in.
   */
  logMeanOf(measure: Measure, groups: ZoneGroups, offset: number): Value {
    const { g } = this;
    const { values, weights } = this.#sums(measure);
    const matrix = g.constant(
      groups.flatMap(({ of }) => this.keys.map((key) => (of.includes(key) ? 1 : 0))),
      [groups.length, this.keys.length],
    );
    const gather = (x: Value) => g.node('MatMul', [matrix, x]);
    const measured = gather(weights);
    const enough = g.node('Greater', [
      measured,
      g.add(g.mul(gather(this.#area(measure.scale)), FEWEST), TINY),
    ]);
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

  #sums({ values, weight, scale }: Measure): ZoneSums {
    const { g } = this;
    return {
      values: this.#within(g.mul(values, weight), scale),
      weights: this.#weightWithin(weight, scale),
    };
  }

  #within(x: Value, scale: number): Value {
    const { g } = this;
    return g.node('MatMul', [this.#flat(scale), g.node('Reshape', [x, g.integers([-1, 1])])]);
  }

  #weightWithin(weight: Value, scale: number): Value {
    const known = this.#weights.get(weight) ?? this.#within(weight, scale);
    this.#weights.set(weight, known);
    return known;
  }

  /** The masks at a scale, one row each. */
  #flat(scale: number): Value {
    const { g } = this;
    const shrunk = () => (scale === 1 ? this.masks : shrink(g, this.masks, scale));
    const known = this.#masks.get(scale) ?? g.node('Reshape', [shrunk(), g.integers([this.keys.length, -1])]);
    this.#masks.set(scale, known);
    return known;
  }

  #area(scale: number): Value {
    const { g } = this;
    const known =
      this.#areas.get(scale) ?? g.node('ReduceSum', [this.#flat(scale), g.integers([1])], { keepdims: 1 });
    this.#areas.set(scale, known);
    return known;
  }
}
