import type { MeasuredPhoto } from './measured-photos.ts';
import { type FaceMask, LEAST_WEIGHTS } from './skin-mask.ts';
import { auc, bootstrap, type Estimate, mean, quantile, spearman } from './statistics.ts';

export interface LabelReport {
  column: string;
  label: string;
  against: string;
  photos: [number, number];
  /** By metric. */
  auc: Record<string, Estimate>;
}

export interface CorrelationReport {
  column: string;
  photos: number;
  rho: Record<string, Estimate>;
  /** AUC of the highest value of the column against the lowest. */
  extremes: Record<string, number>;
}

export interface GroupReport {
  group: string;
  photos: number;
  rejected: number;
  problems: Record<string, number>;
  coverage: number;
}

/** Columns with more distinct texts than this are names, not labels. */
const MOST_LABELS = 12;
const FEWEST_PHOTOS = 3;

/** AUC of every pair of labels, or of each against the rest where there are more than three. */
export function compareLabels(photos: readonly MeasuredPhoto[]): LabelReport[] {
  return columns(photos).flatMap((column) => {
    const labels = labelsOf(photos, column);
    if (labels.length < 2 || labels.length > MOST_LABELS) return [];
    const pairs: [string, string | undefined][] =
      labels.length <= 3
        ? labels.flatMap((a, i) => labels.slice(i + 1).map((b): [string, string] => [a, b]))
        : labels.map((label): [string, undefined] => [label, undefined]);
    return pairs.flatMap(([label, other]) => {
      const present = photos.filter((photo) => photo.labels[column]);
      const one = present.filter((photo) => photo.labels[column] === label);
      const two = present.filter((photo) =>
        other ? photo.labels[column] === other : photo.labels[column] !== label,
      );
      if (Math.min(one.length, two.length) < FEWEST_PHOTOS) return [];
      return {
        column,
        label,
        against: other ?? 'all others',
        photos: [one.length, two.length] as [number, number],
        auc: byMetric(photos, (key) =>
          bootstrap([one, two], ([a, b]) =>
            auc(
              a!.map((photo) => photo.values[key]!),
              b!.map((photo) => photo.values[key]!),
            ),
          ),
        ),
      };
    });
  });
}

/** Spearman's rho with every column of numbers; folder names such as `grade_2` count by their only number. */
export function correlate(photos: readonly MeasuredPhoto[]): CorrelationReport[] {
  return columns(photos).flatMap((column) => {
    const numbered = photos.flatMap((photo) => {
      const number = numberIn(photo.labels[column] ?? '');
      return number === undefined ? [] : [{ photo, number }];
    });
    const distinct = new Set(numbered.map(({ number }) => number));
    if (numbered.length < 0.8 * photos.length || numbered.length < 2 * FEWEST_PHOTOS || distinct.size < 3)
      return [];
    const lowest = numbered.filter(({ number }) => number === Math.min(...distinct));
    const highest = numbered.filter(({ number }) => number === Math.max(...distinct));
    return {
      column,
      photos: numbered.length,
      rho: byMetric(photos, (key) =>
        bootstrap([numbered], ([sample]) =>
          spearman(
            sample!.map(({ photo }) => photo.values[key]!),
            sample!.map(({ number }) => number),
          ),
        ),
      ),
      extremes: byMetric(photos, (key) =>
        auc(
          highest.map(({ photo }) => photo.values[key]!),
          lowest.map(({ photo }) => photo.values[key]!),
        ),
      ),
    };
  });
}

/** Rejection and skin coverage by the given grouping. */
export function groupBy(
  photos: readonly MeasuredPhoto[],
  groupOf: (photo: MeasuredPhoto) => string,
): GroupReport[] {
  return [...new Set(photos.map(groupOf))].sort().map((group) => {
    const members = photos.filter((photo) => groupOf(photo) === group);
    const rejected = members.filter(({ problems }) => problems.length > 0);
    const codes = [...new Set(rejected.flatMap(({ problems }) => problems))].sort();
    return {
      group,
      photos: members.length,
      rejected: rejected.length / members.length,
      problems: Object.fromEntries(
        codes.map((code) => [code, rejected.filter(({ problems }) => problems.includes(code)).length]),
      ),
      coverage: mean(members.map(({ coverage }) => coverage)),
    };
  });
}

/** Bands of the individual typology angle (Chardon 1991). */
export function toneGroup({ values }: MeasuredPhoto): string {
  const ita = values.ITA!;
  if (ita > 55) return '1 very light (> 55)';
  if (ita > 41) return '2 light (41..55)';
  if (ita > 28) return '3 intermediate (28..41)';
  if (ita > 10) return '4 tan (10..28)';
  return ita > -30 ? '5 brown (-30..10)' : '6 dark (< -30)';
}

export function summariseIou(photos: readonly MeasuredPhoto[]) {
  const values = photos.flatMap(({ iou }) => iou ?? []);
  if (values.length === 0) return undefined;
  return {
    photos: values.length,
    mean: bootstrap([values], ([sample]) => mean(sample!)),
    median: quantile(values, 0.5),
  };
}

/** Of the photos that are accepted: what is refused is not measured. */
export function summariseFaceMasks(photos: readonly MeasuredPhoto[]) {
  const all = photos.flatMap(({ faceMasks, problems }) =>
    faceMasks && problems.length === 0 ? [faceMasks] : [],
  );
  if (all.length === 0) return [];
  return LEAST_WEIGHTS.map((least, i) => {
    const of = (key: keyof FaceMask) =>
      bootstrap([all], ([sample]) => mean(sample!.map((masks) => masks[i]![key])));
    return { least, photos: all.length, precision: of('precision'), recall: of('recall') };
  });
}

const columns = (photos: readonly MeasuredPhoto[]) => [
  ...new Set(photos.flatMap((photo) => Object.keys(photo.labels))),
];

export const labelsOf = (photos: readonly MeasuredPhoto[], column: string) =>
  [...new Set(photos.flatMap((photo) => photo.labels[column] || []))].sort();

function numberIn(text: string): number | undefined {
  const found = text.match(/-?\d+(\.\d+)?/g);
  if (!found || found.length > 2) return undefined;
  return found.length === 1 ? Number(found[0]) : (Number(found[0]) + Math.abs(Number(found[1]))) / 2;
}

function byMetric<T>(photos: readonly MeasuredPhoto[], compute: (key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.keys(photos[0]?.values ?? {}).map((key) => [key, compute(key)]));
}
