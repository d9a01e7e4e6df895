import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const sample = (name: string) =>
  readFileSync(new URL(`../../ml-models/samples/${name}.jpg`, import.meta.url));

/** The sample photos of the model: 510 x 600 pixels of a face, and skin from near. */
export const portrait = sample('portrait');
export const closeup = sample('closeup');

/** A sharp, evenly lit photo of something that is no skin: a blue and white chequered cloth. */
export function solidPhoto(size = 600): Promise<Buffer> {
  const square = 20;
  const pixels = Buffer.alloc(size * size * 3);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const white = (Math.floor(x / square) + Math.floor(y / square)) % 2 === 0;
      pixels.set(white ? [230, 235, 240] : [40, 80, 190], (y * size + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
    .jpeg()
    .toBuffer();
}
