import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { measureCapture } from '../src/inference/capture-measures.ts';
import { drawZoneMap } from '../src/inference/face/zone-map.ts';
import { alignFace } from '../src/inference/face/zone-masks.ts';
import { drawFaceOverlays } from '../src/inference/heatmap-overlay.ts';
import { InferencePool } from '../src/inference/inference-pool.ts';
import { decodePhoto, decodeStored, preparePhoto } from '../src/inference/photo.ts';
import { releaseBuffers } from '../src/inference/release-buffers.ts';
import { analyzePhoto } from '../src/inference/skin-analyzer.ts';
import { SkinModel } from '../src/inference/skin-model.ts';
import { createLog } from '../src/platform/logging/log.ts';
import { peakMegabytesOf } from './idle/processes.ts';

/**
 * Prints CPU milliseconds per photo by stage, on one thread, from an upload of 12 megapixels to scores and overlays, and the
 * most that a process of the pool holds over a stream of photos.
 */
const ROUNDS = 20;
const STREAM = 100;

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < ROUNDS; i++) {
    await work();
    releaseBuffers();
  }
  const samples: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const before = process.cpuUsage();
    await work();
    releaseBuffers();
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / 1000);
  }
  return samples.sort((a, b) => a - b)[ROUNDS / 2]!;
}

const model = await SkinModel.load('ml-models');
await model.warm();

const closeup = readFileSync('ml-models/samples/closeup.jpg');
const phone = await sharp(closeup).resize(4000, 3000, { fit: 'cover' }).jpeg({ quality: 92 }).toBuffer();
const photo = await preparePhoto(phone);
const { data, info } = await sharp(photo.jpeg)
  .resize(512, 512, { fit: 'fill' })
  .raw()
  .toBuffer({ resolveWithObject: true });
const pixels = { data, width: info.width, height: info.height };

/** A selfie of 12 megapixels whose face fills most of the picture. */
const selfie = await sharp(readFileSync('ml-models/samples/portrait.jpg'))
  .resize(3000, 4000, { fit: 'cover' })
  .jpeg({ quality: 92 })
  .toBuffer();
const stored = await preparePhoto(selfie);
const decoded = await decodeStored(stored.jpeg);
const face = model.manifest.face!;
const found = await model.locator!.locate(decoded);
const aligned = alignFace(found.points!, face, found.photo);
const measured = await model.runFace(found.photo, aligned);

const upload = await decodePhoto(selfie);
const { width, height } = upload.pixels;
const toStore = () =>
  sharp(upload.pixels.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer();

/** From a 12 megapixel upload to scores and overlays. */
const stages: [string, () => Promise<unknown>][] = [
  ['decode a 12 megapixel JPEG, upright', () => decodePhoto(selfie)],
  ['measure light and focus', () => measureCapture(upload.pixels, upload.original)],
  ['decode the stored photo', () => decodeStored(stored.jpeg)],
  ['find the face', () => model.locator!.locate(decoded)],
  ['masks of the face and its zones', async () => alignFace(found.points!, face, found.photo)],
  ['graph of the face, with its crop', () => model.runFace(found.photo, aligned)],
  [
    'heat map overlays of the face, map of its zones',
    async () => {
      const { side } = face.frame;
      drawFaceOverlays(measured.heatmaps, model.manifest.graphs.face!.heatmaps, aligned.map, decoded, side);
      drawZoneMap(aligned, face);
    },
  ],
];
const apart: typeof stages = [
  ['encode the photo to store', toStore],
  ['a stored face as a whole', () => analyzePhoto(model, stored.jpeg, stored.capture)],
  ['graph of a close-up at 512 x 512', () => model.runCloseUp(pixels)],
  ['a stored close-up as a whole', () => analyzePhoto(model, photo.jpeg, photo.capture)],
];
const print = (name: string, ms: number) => console.log(`${name.padEnd(56)} ${ms.toFixed(1).padStart(7)} ms`);
let sum = 0;
for (const [name, work] of stages) {
  const ms = await cpuMs(work);
  sum += ms;
  print(name, ms);
}
print('together', sum);
for (const [name, work] of apart) print(name, await cpuMs(work));

const log = createLog({ level: 'warn', readable: true });
const pool = await InferencePool.start({ modelDirectory: 'ml-models', concurrency: 1, withModel: true, log });
const [child] = pool.pids;
const printMb = (name: string) =>
  console.log(`${name.padEnd(56)} ${String(peakMegabytesOf(child!)).padStart(7)} MB`);
printMb('a process of the pool once its model is warm');
for (let i = 0; i < STREAM; i++) {
  const { jpeg, capture } = await pool.preparePhoto(i % 4 === 3 ? phone : selfie);
  await pool.analyze(jpeg, capture);
}
printMb(`its peak over ${STREAM} photos`);
await pool.close();
