import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { alignFace } from '../src/inference/face/zone-masks.ts';
import { drawFaceOverlays } from '../src/inference/heatmap-overlay.ts';
import { decodeStored, preparePhoto } from '../src/inference/photo.ts';
import { analyzePhoto } from '../src/inference/skin-analyzer.ts';
import { SkinModel } from '../src/inference/skin-model.ts';

/** Prints CPU milliseconds per photo by stage, on one thread, and the peak memory of the process. */
const ROUNDS = 20;

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  await work();
  const samples: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / 1000);
  }
  return samples.sort((a, b) => a - b)[ROUNDS / 2]!;
}

const memoryMb = () => Math.round(process.memoryUsage().rss / 1e6);

const model = await SkinModel.load('ml-models');
await model.warm();
const idle = memoryMb();

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

const stages: [string, () => Promise<unknown>][] = [
  ['prepare a 12 megapixel JPEG (decode, measure, encode)', () => preparePhoto(selfie)],
  ['decode the stored photo', () => decodeStored(stored.jpeg)],
  ['find the face', () => model.locator!.locate(decoded)],
  ['masks of the face and its zones', async () => alignFace(found.points!, face, found.photo)],
  ['graph of the face, with its crop', () => model.runFace(found.photo, aligned)],
  [
    'heat map overlays of the face',
    () =>
      drawFaceOverlays(
        measured.heatmaps,
        model.manifest.graphs.face!.heatmaps,
        aligned.map,
        decoded,
        face.frame.side,
      ),
  ],
  ['a face as a whole', () => analyzePhoto(model, stored.jpeg, stored.capture)],
  ['graph of a close-up at 512 x 512', () => model.runCloseUp(pixels)],
  ['a close-up as a whole', () => analyzePhoto(model, photo.jpeg, photo.capture)],
];
for (const [name, work] of stages)
  console.log(`${name.padEnd(56)} ${(await cpuMs(work)).toFixed(1).padStart(7)} ms`);
console.log(`${'memory with the model warm'.padEnd(56)} ${String(idle).padStart(7)} MB`);
console.log(
  `${'peak memory, making the 12 megapixel photo included'.padEnd(56)} ${String(Math.round(process.resourceUsage().maxRSS / 1024)).padStart(7)} MB`,
);
