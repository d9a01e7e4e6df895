import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { observePhoto, storedPhoto } from '../../src/inference/observe-photo.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import type { SkinModel } from '../../src/inference/skin-model.ts';
import { valuesOf } from './measured-photos.ts';
import { deviation } from './statistics.ts';

type Edit = (photo: Sharp, size: { width: number; height: number }) => Sharp | Promise<Sharp>;

/** Retakes of one photo: how a second photo of the same skin may differ. */
const RETAKES: Record<string, Edit[]> = {
  'JPEG 60-90': [60, 75, 90].map((quality) => (photo) => photo.jpeg({ quality })),
  'JPEG + resize .75': [60, 75, 90].map(
    (quality) => (photo, size) => photo.resize(Math.round(size.width * 0.75)).jpeg({ quality }),
  ),
  'exposure +-20 %': [0.8, 0.9, 1.1, 1.2].map(
    (gain) => async (photo) => (await scaleLight(photo, [gain, gain, gain])).jpeg({ quality: 95 }),
  ),
  'white balance +-10 %': [0.9, 1.1].flatMap((gain) => [
    async (photo: Sharp) => (await scaleLight(photo, [gain, 1, 1])).jpeg({ quality: 95 }),
    async (photo: Sharp) => (await scaleLight(photo, [1, 1, gain])).jpeg({ quality: 95 }),
  ]),
  'crop 12 %': [0.06, 0.12].map(
    (share) =>
      (photo, { width, height }) =>
        photo
          .extract({
            left: Math.round((share * width) / 2),
            top: Math.round((share * height) / 2),
            width: Math.round((1 - share) * width),
            height: Math.round((1 - share) * height),
          })
          .jpeg({ quality: 95 }),
  ),
  'distance .7': [0.7, 0.85].map(
    (share) => (photo, size) => photo.resize(Math.round(size.width * share)).jpeg({ quality: 95 }),
  ),
  'rotation +-5': [-5, -2.5, 2.5, 5].map(
    (angle) => (photo, size) => turn(photo, angle, size).jpeg({ quality: 95 }),
  ),
};

export type Repeatability = Record<string, Record<string, number>>;

/**
 * Root mean square, over the photos, of the standard deviation of each value under each kind of retake: the standard
 * error of measurement, in points (ITA in degrees).
 */
export async function repeatability(model: SkinModel, files: readonly string[]): Promise<Repeatability> {
  const variances = new Map<string, Map<string, number[]>>();
  for (const file of files) {
    const original = await straighten(file);
    const plain = await valuesAfter(model, original, (photo) => photo.jpeg({ quality: 95 }));
    for (const [kind, edits] of Object.entries(RETAKES)) {
      const samples = [plain];
      for (const edit of edits) samples.push(await valuesAfter(model, original, edit));
      const byKey = variances.get(kind) ?? variances.set(kind, new Map()).get(kind)!;
      for (const key of Object.keys(plain)) {
        const spread = deviation(samples.map((sample) => sample[key]!)) ** 2;
        byKey.set(key, [...(byKey.get(key) ?? []), spread]);
      }
    }
  }
  return Object.fromEntries(
    [...variances].map(([kind, byKey]) => [
      kind,
      Object.fromEntries(
        [...byKey].map(([key, spreads]) => [
          key,
          Math.sqrt(spreads.reduce((a, b) => a + b, 0) / spreads.length),
        ]),
      ),
    ]),
  );
}

async function straighten(file: string): Promise<{ png: Buffer; width: number; height: number }> {
  const { jpeg, width, height } = await preparePhoto(readFileSync(file));
  return { png: await sharp(jpeg).png({ compressionLevel: 1 }).toBuffer(), width, height };
}

async function valuesAfter(
  model: SkinModel,
  { png, ...size }: { png: Buffer; width: number; height: number },
  edit: Edit,
): Promise<Record<string, number>> {
  const edited = await edit(sharp(png), size);
  const { jpeg, capture } = await preparePhoto(await edited.toBuffer());
  return valuesOf(model, await observePhoto(model, storedPhoto(jpeg), capture));
}

/** Scales the light of R, G and B, not the bytes, by the curve of sRGB (IEC 61966-2-1). */
async function scaleLight(photo: Sharp, gains: readonly [number, number, number]): Promise<Sharp> {
  const { data, info } = await photo.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const scaled = gains.map((gain) =>
    Uint8Array.from({ length: 256 }, (_, byte) => toByte(gain * toLight(byte))),
  );
  const { width, height } = info;
  return sharp(
    data.map((byte, i) => scaled[i % 3]![byte]!),
    { raw: { width, height, channels: 3 } },
  );
}

function toLight(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toByte(light: number): number {
  const value = Math.min(1, light);
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
}

/** Rotates about the center within the same frame, like a tilted camera; the empty corners are gray. */
function turn(photo: Sharp, angle: number, { width, height }: { width: number; height: number }): Sharp {
  const radians = (Math.abs(angle) * Math.PI) / 180;
  const turned = {
    width: Math.floor(width * Math.cos(radians) + height * Math.sin(radians)),
    height: Math.floor(height * Math.cos(radians) + width * Math.sin(radians)),
  };
  return photo.rotate(angle, { background: '#808080' }).extract({
    left: Math.max(0, Math.floor((turned.width - width) / 2)),
    top: Math.max(0, Math.floor((turned.height - height) / 2)),
    width,
    height,
  });
}
