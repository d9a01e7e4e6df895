import type { Sharp } from 'sharp';
import sharp from 'sharp';

interface Size {
  width: number;
  height: number;
}
export type Edit = (photo: Sharp, size: Size) => Sharp | Promise<Sharp>;

/** Retakes of one photo: how a second photo of the same skin may differ. */
export const RETAKES: Record<string, Edit[]> = {
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

/** How far a retake may lie from the photo in everything at once. */
const FARTHEST = {
  crop: 0.12,
  distance: 0.7,
  degrees: 5,
  exposure: 0.2,
  balance: 0.1,
  jpeg: [60, 95],
} as const;

/** A retake that differs in crop, distance, turn, light, white balance and compression together. */
export function anyRetake(random: () => number): Edit {
  const within = (most: number) => (2 * random() - 1) * most;
  const [left, top, crop] = [random(), random(), FARTHEST.crop * random()];
  const [share, angle] = [FARTHEST.distance + (1 - FARTHEST.distance) * random(), within(FARTHEST.degrees)];
  const light = 1 + within(FARTHEST.exposure);
  const [red, blue] = [light * (1 + within(FARTHEST.balance)), light * (1 + within(FARTHEST.balance))];
  const quality = Math.round(FARTHEST.jpeg[0] + (FARTHEST.jpeg[1] - FARTHEST.jpeg[0]) * random());
  return async (photo, size) => {
    const lit = await scaleLight(turn(photo, angle, size), [red, light, blue]);
    const width = Math.round((1 - crop) * size.width);
    const height = Math.round((1 - crop) * size.height);
    return lit
      .extract({
        left: Math.round(left * (size.width - width)),
        top: Math.round(top * (size.height - height)),
        width,
        height,
      })
      .resize(Math.round(width * share))
      .jpeg({ quality });
  };
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

export function toLight(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

export function toByte(light: number): number {
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
