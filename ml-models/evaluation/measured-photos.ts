import { readFileSync } from 'node:fs';
import { faceTrust } from '../../src/inference/face-analysis.ts';
import type { PhotoProblemCode } from '../../src/inference/inference.types.ts';
import { SKIN_CHANNEL } from '../../src/inference/manifest/model-manifest.ts';
import {
  type ObservedCloseUp,
  type ObservedFace,
  observePhoto,
  storedPhoto,
} from '../../src/inference/observe-photo.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import type { SkinModel } from '../../src/inference/skin-model.ts';
import type { LabelledPhoto } from './labelled-photos.ts';
import { compareMask, type FaceMask } from './skin-mask.ts';

export interface MeasuredPhoto extends LabelledPhoto {
  kind: 'FACE' | 'CLOSE_UP';
  /** Metric key -> score, with ITA and MELANIN_INDEX. */
  values: Record<string, number>;
  problems: PhotoProblemCode[];
  /** Quality outputs by key. */
  quality: Record<string, number>;
  /** Logarithms of the features, in the order of the manifest. */
  features: number[];
  /** Share of the face, or else of the picture, that is measured. */
  coverage: number;
  /** Factor by which the photo raises the standard errors. */
  noise: number;
  /** Intersection over union of the skin channel with the mask, where there is one; close-ups only. */
  iou?: number;
  /** Agreement with the mask, where there is one; faces only. */
  faceMasks?: FaceMask[];
  cpuMs: { prepare: number; model: number };
}

/**
 * Runs one file as the server would, but through the model also where the server would refuse it.
 * @param anySize a photo of too few pixels is no problem
 * @throws Error where the file cannot be read as a photo
 */
export async function measurePhoto(
  model: SkinModel,
  photo: LabelledPhoto,
  anySize = false,
): Promise<MeasuredPhoto> {
  const bytes = readFileSync(photo.file);
  const started = process.cpuUsage();
  const { jpeg, capture } = await preparePhoto(bytes);
  const prepared = process.cpuUsage();
  const observed = await observePhoto(model, storedPhoto(jpeg), capture);
  const finished = process.cpuUsage();

  const { quality, output } = observed;
  const codes = observed.problems.map(({ code }) => code);
  const skin = model.manifest.graphs.closeUp.heatmaps.indexOf(SKIN_CHANNEL);
  return {
    ...photo,
    kind: observed.seen ? 'FACE' : 'CLOSE_UP',
    values: valuesOf(model, observed),
    problems: anySize ? codes.filter(isNotOfSize) : codes,
    quality,
    features: [...output.features],
    coverage: quality.coverage!,
    noise: observed.seen ? faceTrust(observed.seen, capture, model.manifest.face!).noise : 1,
    ...(photo.mask && skin >= 0 && (await compareMask(observed, skin, photo.mask))),
    cpuMs: { prepare: milliseconds(started, prepared), model: milliseconds(prepared, finished) },
  };
}

const isNotOfSize = (code: PhotoProblemCode) => code !== 'TOO_SMALL' && code !== 'COME_CLOSER';

/** Scores by metric key, with the skin tone. */
export function valuesOf(
  { manifest }: SkinModel,
  { output }: Pick<ObservedFace | ObservedCloseUp, 'output'>,
): Record<string, number> {
  const scores = manifest.metrics.map(({ key }, i) => [key, output.scores[i]!] as const);
  return { ...Object.fromEntries(scores), ITA: output.tone[3]!, MELANIN_INDEX: output.tone[4]! };
}

const milliseconds = (from: NodeJS.CpuUsage, to: NodeJS.CpuUsage) =>
  (to.user + to.system - from.user - from.system) / 1000;
