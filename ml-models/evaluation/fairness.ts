import type { Direction } from '../../src/inference/inference.types.ts';
import type { MeasuredPhoto } from './measured-photos.ts';
import { bootstrap, type Estimate, mean } from './statistics.ts';

/** Bounds that a model must keep on any set with groups. */
const BOUNDS = {
  /** Points of SKIN_SCORE by which a group may lie below the reference, and the end of its 95 % interval. */
  skinScore: { difference: 2, interval: 3.5 },
  /** Points by which any metric may judge a group worse. */
  metric: 4,
  /** Share of the photos of a group in color that may be refused, and how far the groups may lie apart. */
  refused: 0.01,
  refusedSpread: 0.01,
} as const;
/** The ends of an interval are compared with bounds: of 400 draws they move by .5 points with the order of the photos. */
const DRAWS = 2000;
/** Of fewer photos nothing is concluded. */
const FEWEST = 30;
/** Photos of one stratum of either group below which it does not count. */
const FEWEST_IN_STRATUM = 3;

interface GroupFairness {
  group: string;
  photos: number;
  /** Share that was refused of the photos in color; others say nothing about a group. */
  refused: number;
  /** Metric -> value minus that of the reference at equal strata; positive is a higher score. */
  differences: Record<string, Estimate>;
}

export interface Fairness {
  reference: string;
  groups: GroupFairness[];
  /** The bounds that are broken, as sentences. */
  broken: string[];
}

interface Options {
  column: string;
  /** Group that the others are compared with; the largest by default. */
  reference?: string;
  /** Column of numbers, such as an age: photos are compared within tens of it. */
  match?: string;
  directions: Readonly<Record<string, Direction>>;
}

/** Compares the groups of a set; undefined where there are not two of enough photos. */
export function judgeFairness(photos: readonly MeasuredPhoto[], options: Options): Fairness | undefined {
  const { column, match } = options;
  const byGroup = groupedBy(
    photos.filter(({ labels }) => labels[column]),
    ({ labels }) => labels[column]!,
  );
  const large = [...byGroup].filter(([, members]) => members.length >= FEWEST);
  if (large.length < 2) return undefined;
  const reference = options.reference ?? large.toSorted(([, a], [, b]) => b.length - a.length)[0]![0];
  const accepted = (group: string) =>
    (byGroup.get(group) ?? []).filter(({ problems }) => problems.length === 0);
  const stratum = ({ labels }: MeasuredPhoto) =>
    match ? Math.min(8, Math.floor(Number(labels[match]) / 10)) : 0;
  const groups = large.map(([group, members]): GroupFairness => {
    const own = accepted(group);
    return {
      group,
      photos: members.length,
      refused: 1 - own.length / Math.max(1, members.filter(hasColor).length),
      differences:
        group === reference
          ? {}
          : Object.fromEntries(
              Object.keys(options.directions).map((key) => [
                key,
                bootstrap(
                  [own, accepted(reference)],
                  ([mine, theirs]) => matchedDifference(mine!, theirs!, key, stratum),
                  DRAWS,
                ),
              ]),
            ),
    };
  });
  return { reference, groups, broken: brokenBounds(groups, options.directions) };
}

const hasColor = ({ problems }: MeasuredPhoto) => !problems.includes('NO_COLOR');

/** Mean over the strata of the difference of their means, weighted by the photos of the first group. */
function matchedDifference(
  mine: readonly MeasuredPhoto[],
  theirs: readonly MeasuredPhoto[],
  key: string,
  stratum: (photo: MeasuredPhoto) => number,
): number {
  const others = groupedBy(theirs, stratum);
  let sum = 0;
  let weight = 0;
  for (const [at, members] of groupedBy(mine, stratum)) {
    const same = others.get(at) ?? [];
    if (Math.min(members.length, same.length) < FEWEST_IN_STRATUM) continue;
    const value = (photos: readonly MeasuredPhoto[]) => mean(photos.map(({ values }) => values[key]!));
    sum += members.length * (value(members) - value(same));
    weight += members.length;
  }
  return sum / Math.max(1, weight);
}

function brokenBounds(
  groups: readonly GroupFairness[],
  directions: Readonly<Record<string, Direction>>,
): string[] {
  const broken = groups.flatMap(({ group, refused, differences }) => {
    const found: string[] = [];
    if (refused > BOUNDS.refused) found.push(`${group}: ${percent(refused)} of the photos in color refused`);
    for (const [key, { value, low }] of Object.entries(differences)) {
      if (key === 'SKIN_SCORE') {
        const { difference, interval } = BOUNDS.skinScore;
        if (value < -difference || low < -interval)
          found.push(`${group}: SKIN_SCORE ${value.toFixed(1)} (from ${low.toFixed(1)})`);
        continue;
      }
      const worse = directions[key] === 'HIGHER_IS_BETTER' ? -value : value;
      if (worse > BOUNDS.metric) found.push(`${group}: ${key} worse by ${worse.toFixed(1)}`);
    }
    return found;
  });
  const shares = groups.map(({ refused }) => refused);
  const spread = Math.max(...shares) - Math.min(...shares);
  return spread > BOUNDS.refusedSpread ? [...broken, `refused shares lie ${percent(spread)} apart`] : broken;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function groupedBy<K>(photos: readonly MeasuredPhoto[], keyOf: (photo: MeasuredPhoto) => K) {
  const groups = new Map<K, MeasuredPhoto[]>();
  for (const photo of photos) {
    const key = keyOf(photo);
    const group = groups.get(key);
    if (group) group.push(photo);
    else groups.set(key, [photo]);
  }
  return groups;
}
