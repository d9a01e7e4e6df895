import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import type { Pixels } from '../../src/inference/face/pixels.ts';
import { invert } from '../../src/inference/face/warp.ts';
import { type AlignedFace, alignFace } from '../../src/inference/face/zone-masks.ts';
import type { SkinModel } from '../../src/inference/skin-model.ts';
import { renderSkin } from '../renderer/render-skin.ts';
import type { SkinScene } from '../renderer/skin-scene.ts';
import { toByte, toLight } from './retakes.ts';
import { quantile } from './statistics.ts';

const PORTRAIT = new URL('../samples/portrait.jpg', import.meta.url);
/** The portrait is enlarged, so that its frame is as fine as a render. */
const ENLARGED = 2;
/** Pixels over which the own texture of the portrait is smoothed away, and over which its edge fades into the render. */
const SMOOTHED = 9;
const FADED = 4;

/** Gives the face of the sample portrait rendered skin: a photo with a face, and skin of known parameters. */
export async function renderedFaces(model: SkinModel): Promise<(scene: SkinScene) => Promise<Buffer>> {
  const { width, height } = await sharp(readFileSync(PORTRAIT)).metadata();
  const base = await pixelsOf(sharp(readFileSync(PORTRAIT)).resize(ENLARGED * width, ENLARGED * height));
  const smooth = await pixelsOf(sharp(base.data, raw(base)).blur(SMOOTHED));
  const { photo, points } = await model.locator!.locate(base);
  const aligned = alignFace(points!, model.manifest.face!, photo);
  const side = model.manifest.face!.frame.side;
  const mask = await fadedMask(aligned, side);
  return async (scene) => {
    const data = paste(base, smooth, mask, renderSkin({ ...scene, view: 'face' }, side), aligned);
    return sharp(data, raw(base)).png({ compressionLevel: 1 }).toBuffer();
  };
}

/** The light of the smooth portrait times the render over its mean color at its brightest, where the mask is. */
function paste(base: Pixels, smooth: Pixels, mask: Buffer, skin: Pixels, { map }: AlignedFace): Buffer {
  const means = [0, 1, 2].map((c) => meanLight(skin, c));
  const bright = brightest(skin) / means[1]!;
  const result = Buffer.from(base.data);
  for (let y = 0, at = 0; y < base.height; y++) {
    for (let x = 0; x < base.width; x++, at += 3) {
      const [i, j] = invert(map, x + 0.5, y + 0.5).map(Math.floor) as [number, number];
      if (i < 0 || j < 0 || i >= skin.width || j >= skin.height) continue;
      const from = j * skin.width + i;
      const share = mask[from]! / 255;
      if (share === 0) continue;
      for (let c = 0; c < 3; c++) {
        const light =
          (toLight(smooth.data[at + c]!) * toLight(skin.data[3 * from + c]!)) / (bright * means[c]!);
        result[at + c] = toByte(share * light + (1 - share) * toLight(base.data[at + c]!));
      }
    }
  }
  return result;
}

function meanLight({ data, width, height }: Pixels, channel: number): number {
  let sum = 0;
  for (let i = channel; i < data.length; i += 3) sum += toLight(data[i]!);
  return sum / (width * height);
}

/** 97th percentile of the green light. */
function brightest({ data, width, height }: Pixels): number {
  const light = Array.from({ length: width * height }, (_, i) => toLight(data[3 * i + 1]!));
  return quantile(light, 0.97);
}

function fadedMask({ face }: AlignedFace, side: number): Promise<Buffer> {
  const half = side / 2;
  return sharp(
    face.map((value) => 255 * value),
    { raw: { width: half, height: half, channels: 1 } },
  )
    .resize(side, side)
    .blur(FADED)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}

const raw = ({ width, height }: Pixels) => ({ raw: { width, height, channels: 3 as const } });

async function pixelsOf(photo: Sharp): Promise<Pixels> {
  const { data, info } = await photo.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
