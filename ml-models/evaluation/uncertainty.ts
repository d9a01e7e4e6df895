import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { PhotoKind } from '../../src/inference/inference.types.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import { analyzePhoto } from '../../src/inference/skin-analyzer.ts';
import type { SkinModel } from '../../src/inference/skin-model.ts';
import { renderSkin } from '../renderer/render-skin.ts';
import { renderedFaces } from './rendered-faces.ts';
import { renderedScenes } from './rendered-set.ts';
import { anyRetake } from './retakes.ts';
import { quantile, randomFrom } from './statistics.ts';

/** What the retakes of photos say about one published standard error. */
export interface Uncertainty {
  /** Metric key, or zone and metric key. */
  value: string;
  /** Standard error of a good photo for which 95 of 100 retakes would lie within their interval. */
  measured: number;
  published: number;
  /** Share of the retakes that lie within their interval around the photo. */
  covered: number;
  retakes: number;
}

interface Reading {
  kind: PhotoKind | undefined;
  /** Value and half its interval, by the name of `Uncertainty`. */
  values: Map<string, { value: number; sem: number }>;
  /** Factor by which the photo raises the standard errors. */
  noise: number;
}

export interface UncertaintyReport {
  kind: PhotoKind;
  photos: number;
  values: Uncertainty[];
}

const sample = (name: string) => readFileSync(new URL(`../samples/${name}.jpg`, import.meta.url));
const RETAKES = 10;
const Z95 = 1.96;

/** On the sample photos, and on `count` rendered skins on the face of the sample portrait and as many from near. */
export async function shippedUncertainty(model: SkinModel, count: number): Promise<UncertaintyReport[]> {
  const faces: Buffer[] = [sample('portrait')];
  const render = await renderedFaces(model);
  for (const scene of renderedScenes(count, 'face', 21)) faces.push(await render(scene));
  const closeUps: Buffer[] = [sample('closeup')];
  for (const scene of renderedScenes(count, 'closeUp', 22)) {
    const { data, width, height } = renderSkin(scene);
    closeUps.push(
      await sharp(data, { raw: { width, height, channels: 3 } })
        .png()
        .toBuffer(),
    );
  }
  return [
    { kind: 'FACE', photos: faces.length, values: await uncertainty(model, faces, 'FACE') },
    { kind: 'CLOSE_UP', photos: closeUps.length, values: await uncertainty(model, closeUps, 'CLOSE_UP') },
  ];
}

/** Errors of the values of photos under retakes that differ in everything at once; photos and retakes that are refused do not count. */
export async function uncertainty(
  model: SkinModel,
  photos: readonly Buffer[],
  kind: PhotoKind,
): Promise<Uncertainty[]> {
  const errors = new Map<string, { error: number; sem: number; noise: number }[]>();
  const random = randomFrom(7);
  for (const photo of photos) {
    const size = await sharp(photo).metadata();
    const plain = await read(model, await sharp(photo).jpeg({ quality: 95 }).toBuffer());
    for (let i = 0; i < RETAKES; i++) {
      const edited = await anyRetake(random)(sharp(photo), size);
      const retake = await read(model, await edited.toBuffer());
      if (plain?.kind !== kind || retake?.kind !== kind) continue;
      for (const [name, { value, sem }] of retake.values) {
        const before = plain.values.get(name);
        if (!before) continue;
        const error = Math.abs(value - before.value);
        errors.set(name, [...(errors.get(name) ?? []), { error, sem, noise: retake.noise }]);
      }
    }
  }
  return [...errors].map(([value, all]) => ({
    value,
    measured:
      quantile(
        all.map(({ error, noise }) => error / noise),
        0.95,
      ) / Z95,
    published: quantile(
      all.map(({ sem, noise }) => sem / noise),
      0.5,
    ),
    covered: all.filter(({ error, sem }) => error <= Z95 * sem).length / all.length,
    retakes: all.length,
  }));
}

async function read(model: SkinModel, bytes: Buffer): Promise<Reading | undefined> {
  const { jpeg, capture } = await preparePhoto(bytes);
  const result = await analyzePhoto(model, jpeg, capture);
  if (result.status !== 'COMPLETED') return undefined;
  const { metrics, graphs } = model.manifest;
  const isFace = result.kind !== 'CLOSE_UP';
  const own = (isFace && graphs.face?.metrics) || {};
  const values: Reading['values'] = new Map();
  let noise = 1;
  for (const { key, value, sem, zones = [] } of result.metrics) {
    noise = sem / (own[key]?.sem ?? metrics.find((metric) => metric.key === key)!.sem);
    values.set(key, { value, sem });
    for (const zone of zones) {
      const ofZone = own[key]?.zoneSem?.[zone.zone];
      values.set(`${zone.zone} ${key}`, { value: zone.value, sem: ofZone ? ofZone * noise : sem });
    }
  }
  return { kind: result.kind, values, noise };
}
