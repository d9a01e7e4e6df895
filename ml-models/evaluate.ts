import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SkinModel } from '../src/inference/skin-model.ts';
import { judgeFairness } from './evaluation/fairness.ts';
import { findPhotos } from './evaluation/labelled-photos.ts';
import { type MeasuredPhoto, measurePhoto } from './evaluation/measured-photos.ts';
import { printReport } from './evaluation/print-report.ts';
import { measureRenders, type RenderedReport } from './evaluation/rendered-report.ts';
import { repeatability } from './evaluation/repeatability.ts';
import {
  compareLabels,
  correlate,
  groupBy,
  labelsOf,
  summariseFaceMasks,
  summariseIou,
  toneGroup,
} from './evaluation/report.ts';
import { mean } from './evaluation/statistics.ts';
import { shippedUncertainty, type UncertaintyReport, uncertainty } from './evaluation/uncertainty.ts';

const USAGE = `npm run evaluate -- <folder or CSV> [<more> ...] [options]

Labels come from folder names (oily/, dry/, grade_0/ ...; train/ and test/ are looked through), or from a CSV with a
column path, file, filename or image (relative to the CSV) and any further columns: texts are compared by AUC, numbers
by Spearman's rho. A column mask, or folders called mask or ground truth with the same file names, hold skin masks.

  --non-skin <folder>   photos that show no skin; may be given several times
  --group <column>      report rejection and coverage by this column as well as by measured tone, and compare the groups:
                        the command fails when one is judged worse than the bounds of fairness allow
  --reference <text>    the group that the others are compared with; the largest by default
  --match <column>      compare groups within tens of this column, such as age
  --any-size            also take photos of too few pixels
  --limit <n>           take at most n photos of each set, spread evenly
  --rendered <n>        also n renders of each view and known parameters: rank correlations and what the anchors are
  --retakes <n>         photos for repeatability, 20 by default, 0 to leave it out
  --coverage <n>        photos of which retakes of all kinds at once are compared with the published intervals
  --sem <n>             standard errors on the samples and on n renders of each view under retakes of all kinds at once
  --model <folder>      another model of the same contract
  --json <file>         write the whole report as JSON`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'non-skin': { type: 'string', multiple: true, default: [] },
    group: { type: 'string' },
    reference: { type: 'string' },
    match: { type: 'string' },
    'any-size': { type: 'boolean', default: false },
    limit: { type: 'string' },
    rendered: { type: 'string', default: '0' },
    retakes: { type: 'string', default: '20' },
    coverage: { type: 'string', default: '0' },
    sem: { type: 'string', default: '0' },
    model: { type: 'string', default: dirname(fileURLToPath(import.meta.url)) },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const nothing =
  positionals.length + options['non-skin'].length + Number(options.rendered) + Number(options.sem) === 0;
if (options.help || nothing) {
  console.log(USAGE);
  process.exit(options.help ? 0 : 1);
}

const model = await SkinModel.load(options.model);
await model.warm();
const unusable: { file: string; reason: string }[] = [];

async function measureAll(paths: readonly string[]): Promise<MeasuredPhoto[]> {
  const measured: MeasuredPhoto[] = [];
  for (const path of paths) {
    const { photos, problems } = findPhotos(path);
    unusable.push(...problems);
    const limit = Number(options.limit ?? photos.length);
    const step = Math.max(1, photos.length / limit);
    const chosen = photos.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
    for (const photo of chosen) {
      try {
        measured.push(await measurePhoto(model, photo, options['any-size']));
      } catch (error) {
        unusable.push({ file: photo.file, reason: (error as Error).message });
      }
    }
  }
  return measured;
}

async function rendered(count: number): Promise<RenderedReport[]> {
  if (count === 0) return [];
  const views = model.locator ? (['face', 'closeUp'] as const) : (['closeUp'] as const);
  const reports: RenderedReport[] = [];
  for (const view of views) reports.push(await measureRenders(model, view, count));
  return reports;
}

/** Whether retakes of the photos lie within the published intervals. */
async function coverage(measured: readonly MeasuredPhoto[]): Promise<UncertaintyReport[]> {
  const reports: UncertaintyReport[] = [];
  for (const kind of ['FACE', 'CLOSE_UP'] as const) {
    const files = measured.filter((photo) => photo.kind === kind).map(({ file }) => readFileSync(file));
    if (files.length === 0) continue;
    reports.push({ kind, photos: files.length, values: await uncertainty(model, files, kind) });
  }
  return reports;
}

const photos = await measureAll(positionals);
const others = await measureAll(options['non-skin']);
const accepted = photos.filter(({ problems }) => problems.length === 0);
/** Every so many, so that at most `count` are left. */
const spread = (all: readonly MeasuredPhoto[], count: number) =>
  count === 0 ? [] : all.filter((_, i) => i % Math.ceil(all.length / count) === 0);
const retaken = spread(accepted, Number(options.retakes));
const group = options.group;

const report = {
  model: {
    name: model.manifest.name,
    version: model.manifest.version,
    sha256: (model.manifest.graphs.face ?? model.manifest.graphs.closeUp).sha256,
  },
  photos: photos.length,
  accepted: accepted.length,
  unusable,
  labels: compareLabels(photos),
  correlations: correlate(photos),
  rejectionByLabel: groupBy(photos, (photo) => photo.labels.label ?? 'all'),
  rejectionByTone: groupBy(photos, toneGroup),
  ...(group && { rejectionByGroup: groupBy(photos, (photo) => photo.labels[group] || 'unknown') }),
  rejectionByKind: groupBy(photos, ({ kind }) => kind),
  nonSkin: [...groupBy(others, () => 'all'), ...groupBy(others, ({ kind }) => kind)],
  skinMask: summariseIou(photos),
  skinMaskByLabel: labelsOf(photos, 'label').map((label) => ({
    label,
    iou: summariseIou(photos.filter((photo) => photo.labels.label === label)),
  })),
  faceMasks: summariseFaceMasks(photos),
  repeatability:
    retaken.length > 0
      ? await repeatability(
          model,
          retaken.map(({ file }) => file),
        )
      : undefined,
  fairness:
    group &&
    judgeFairness(photos, {
      column: group,
      ...(options.reference && { reference: options.reference }),
      ...(options.match && { match: options.match }),
      directions: Object.fromEntries(model.manifest.metrics.map(({ key, direction }) => [key, direction])),
    }),
  rendered: await rendered(Number(options.rendered)),
  uncertainty: [
    ...(Number(options.sem) > 0 ? await shippedUncertainty(model, Number(options.sem)) : []),
    ...(await coverage(spread(accepted, Number(options.coverage)))),
  ],
  retakenPhotos: retaken.length,
  cpuMs: [...photos, ...others].length > 0 && {
    prepare: mean([...photos, ...others].map(({ cpuMs }) => cpuMs.prepare)),
    model: mean([...photos, ...others].map(({ cpuMs }) => cpuMs.model)),
  },
  peakMemoryMb: process.resourceUsage().maxRSS / 1024,
};

printReport(report);
if (report.fairness && report.fairness.broken.length > 0) process.exitCode = 2;
if (options.json) {
  const rows = [...photos, ...others].map(({ cpuMs: _, mask: __, ...row }) => row);
  writeFileSync(options.json, `${JSON.stringify({ ...report, rows }, null, 2)}\n`);
}
