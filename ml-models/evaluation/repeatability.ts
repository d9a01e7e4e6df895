import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { observePhoto, storedPhoto } from '../../src/inference/observe-photo.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import type { SkinModel } from '../../src/inference/skin-model.ts';
import { valuesOf } from './measured-photos.ts';
import { type Edit, RETAKES } from './retakes.ts';
import { deviation } from './statistics.ts';

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
