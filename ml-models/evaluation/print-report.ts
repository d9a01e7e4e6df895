import type { RenderedReport } from './rendered-report.ts';
import type { Repeatability } from './repeatability.ts';
import type { CorrelationReport, GroupReport, LabelReport } from './report.ts';
import type { Estimate } from './statistics.ts';

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
  nonSkin?: GroupReport;
  skinMask?: MaskReport;
  skinMaskByLabel: readonly { label: string; iou?: MaskReport }[];
  rendered?: RenderedReport;
  repeatability?: Repeatability;
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
  groups('Rejection by measured tone (ITA, degrees)', report.rejectionByTone);
  groups('Rejection by group', report.rejectionByGroup ?? []);
  if (report.nonSkin) groups('Photos without skin', [report.nonSkin]);
  if (report.skinMask) {
    line('\n## Overlap of skin and mask (intersection over union)');
    const rows = [{ label: 'all', iou: report.skinMask }, ...report.skinMaskByLabel].filter(({ iou }) => iou);
    table(
      ['label', 'photos', 'mean (95 %)', 'median'],
      rows.map(({ label, iou }) => [label, String(iou!.photos), interval(iou!.mean), iou!.median.toFixed(3)]),
    );
  }
  if (report.rendered) {
    const { scenes, parameters, rho, features } = report.rendered;
    line(`\n## Rank correlation with the parameters of ${scenes} rendered close-ups`);
    table(
      ['metric', ...parameters],
      Object.entries(rho).map(([key, row]) => [key, ...row.map((value) => value.toFixed(2))]),
    );
    line('\n## Features of the rendered close-ups');
    table(
      ['feature', '10 %', '50 %', '90 %'],
      Object.entries(features).map(([name, { p10, p50, p90 }]) => [
        name,
        ...[p10, p50, p90].map((value) => value.toPrecision(3)),
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
  if (report.cpuMs) {
    line(
      `\nCPU ms per photo: prepare ${report.cpuMs.prepare.toFixed(0)}, model ${report.cpuMs.model.toFixed(0)}`,
    );
  }
  line(`Peak memory: ${report.peakMemoryMb.toFixed(0)} MB`);
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
