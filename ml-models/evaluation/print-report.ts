import type { Fairness } from './fairness.ts';
import type { RenderedReport } from './rendered-report.ts';
import type { Repeatability } from './repeatability.ts';
import type { CorrelationReport, GroupReport, LabelReport } from './report.ts';
import type { Estimate } from './statistics.ts';
import type { UncertaintyReport } from './uncertainty.ts';

interface MaskReport {
  photos: number;
  mean: Estimate;
  median: number;
}

export interface Report {
  model: { name: string; version: string; sha256: string };
  photos: number;
  accepted: number;
  unusable: readonly { file: string; reason: string }[];
  labels: readonly LabelReport[];
  correlations: readonly CorrelationReport[];
  rejectionByLabel: readonly GroupReport[];
  rejectionByTone: readonly GroupReport[];
  rejectionByGroup?: readonly GroupReport[];
  nonSkin: readonly GroupReport[];
  skinMask?: MaskReport;
  skinMaskByLabel: readonly { label: string; iou?: MaskReport }[];
  faceMasks: readonly { least: number; photos: number; precision: Estimate; recall: Estimate }[];
  rejectionByKind: readonly GroupReport[];
  fairness?: Fairness | '' | undefined;
  rendered: readonly RenderedReport[];
  repeatability?: Repeatability;
  uncertainty: readonly UncertaintyReport[];
  retakenPhotos: number;
  cpuMs: { prepare: number; model: number } | false;
  peakMemoryMb: number;
}

const LISTED_FILES = 20;

/** Prints the report as Markdown tables. */
export function printReport(report: Report): void {
  const { model } = report;
  line(`# ${model.name} ${model.version} (${model.sha256.slice(0, 12)})`);
  line(`${report.photos} photos, ${report.accepted} accepted, ${report.unusable.length} files unusable`);
  for (const { file, reason } of report.unusable.slice(0, LISTED_FILES)) line(`- ${file}: ${reason}`);

  for (const { column, label, against, photos, auc } of report.labels) {
    line(`\n## ${column}: ${label} (${photos[0]}) against ${against} (${photos[1]})`);
    table(['metric', 'AUC', '95 %'], estimates(auc));
  }
  for (const { column, photos, rho, extremes } of report.correlations) {
    line(`\n## ${column} (${photos} photos)`);
    const rows = estimates(rho).map((row) => [...row, extremes[row[0]!]!.toFixed(3)]);
    table(['metric', 'Spearman rho', '95 %', 'AUC highest against lowest'], rows);
  }
  groups('Rejection by label', report.rejectionByLabel);
  groups('Rejection by kind', report.rejectionByKind);
  groups('Rejection by measured tone (ITA, degrees)', report.rejectionByTone);
  groups('Rejection by group', report.rejectionByGroup ?? []);
  if (report.nonSkin.length > 0) groups('Photos without skin', report.nonSkin);
  if (report.skinMask) {
    line('\n## Overlap of skin and mask (intersection over union)');
    const rows = [{ label: 'all', iou: report.skinMask }, ...report.skinMaskByLabel].filter(({ iou }) => iou);
    table(
      ['label', 'photos', 'mean (95 %)', 'median'],
      rows.map(({ label, iou }) => [label, String(iou!.photos), interval(iou!.mean), iou!.median.toFixed(3)]),
    );
  }
  if (report.faceMasks.length > 0) {
    line(
      '\n## Measured skin against the masks of faces, inside the oval without eyes, brows, lips and nostrils',
    );
    table(
      ['weight from', 'photos', 'precision (95 %)', 'recall (95 %)'],
      report.faceMasks.map(({ least, photos, precision, recall }) => [
        String(least),
        String(photos),
        interval(precision),
        interval(recall),
      ]),
    );
  }
  if (report.fairness) printFairness(report.fairness);
  for (const { view, scenes, parameters, rho, features } of report.rendered) {
    line(`\n## Rank correlation with the parameters of ${scenes} renders: ${view}`);
    table(
      ['metric', ...parameters],
      Object.entries(rho).map(([key, row]) => [key, ...row.map((value) => value.toFixed(2))]),
    );
    line(`\n## Features of the renders: ${view}`);
    table(
      ['feature', 'median', 'spread of the logarithm'],
      Object.entries(features).map(([name, { median, spread }]) => [
        name,
        median.toPrecision(3),
        spread.toFixed(2),
      ]),
    );
  }
  if (report.repeatability) {
    line(`\n## Repeatability: standard deviation in points under retakes (${report.retakenPhotos} photos)`);
    const kinds = Object.keys(report.repeatability);
    const keys = Object.keys(report.repeatability[kinds[0]!] ?? {});
    table(
      ['metric', ...kinds],
      keys.map((key) => [key, ...kinds.map((kind) => report.repeatability![kind]![key]!.toFixed(2))]),
    );
  }
  for (const { kind, photos, values } of report.uncertainty) {
    line(`\n## Retakes of all kinds at once: ${kind} (${photos} photos)`);
    table(
      ['value', 'SEM measured', 'SEM published', 'within 95 % interval', 'retakes'],
      values.map(({ value, measured, published, covered, retakes }) => [
        value,
        measured.toFixed(1),
        published.toFixed(1),
        `${(100 * covered).toFixed(1)} %`,
        String(retakes),
      ]),
    );
  }
  if (report.cpuMs) {
    line(
      `\nCPU ms per photo: prepare ${report.cpuMs.prepare.toFixed(0)}, model ${report.cpuMs.model.toFixed(0)}`,
    );
  }
  line(`Peak memory: ${report.peakMemoryMb.toFixed(0)} MB`);
}

function printFairness({ reference, groups: all, broken }: Fairness): void {
  line(`\n## Groups against ${reference}: difference in points (95 %)`);
  const others = all.filter(({ group }) => group !== reference);
  table(
    ['metric', ...others.map(({ group, photos }) => `${group} (${photos})`)],
    Object.keys(others[0]!.differences).map((key) => [
      key,
      ...others.map(({ differences }) => {
        const { value, low, high } = differences[key]!;
        return `${value.toFixed(1)} (${low.toFixed(1)}..${high.toFixed(1)})`;
      }),
    ]),
  );
  const shares = all.map(({ group, refused }) => `${group} ${(100 * refused).toFixed(1)} %`);
  line(`\nRefused of the photos in color: ${shares.join(', ')}.`);
  line(broken.length === 0 ? '\nEvery bound of fairness is kept.' : '\nBroken bounds of fairness:');
  for (const bound of broken) line(`- ${bound}`);
}

const line = (text: string) => console.log(text);
const interval = ({ value, low, high }: Estimate) =>
  `${value.toFixed(3)} (${low.toFixed(3)}..${high.toFixed(3)})`;

const estimates = (byMetric: Record<string, Estimate>): string[][] =>
  Object.entries(byMetric).map(([key, { value, low, high }]) => [
    key,
    value.toFixed(3),
    `${low.toFixed(3)}..${high.toFixed(3)}`,
  ]);

function groups(title: string, reports: readonly GroupReport[]): void {
  if (reports.length === 0) return;
  line(`\n## ${title}`);
  table(
    ['group', 'photos', 'rejected', 'coverage', 'problems'],
    reports.map(({ group, photos, rejected, coverage, problems }) => [
      group,
      String(photos),
      `${(100 * rejected).toFixed(1)} %`,
      coverage.toFixed(3),
      Object.entries(problems)
        .map(([code, count]) => `${code} ${count}`)
        .join(', '),
    ]),
  );
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const format = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  line(format(header));
  line(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  for (const row of rows) line(format(row));
}
