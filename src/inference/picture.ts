import sharp from 'sharp';
import { PICTURE_SIDES, type PreparedPicture } from './inference.types.ts';
import { decodePhoto } from './photo.ts';

/**
 * Converts an uploaded file to a profile picture: its center square, re-encoded in every size, smallest first.
 * @throws PhotoRefused as `preparePhoto` does
 */
export async function preparePicture(bytes: Buffer): Promise<PreparedPicture[]> {
  const { pixels } = await decodePhoto(bytes);
  const { width, height, data } = pixels;
  const square = (side: number) =>
    sharp(data, { raw: { width, height, channels: 3 } })
      .resize(side, side, { fit: 'cover', position: 'centre' })
      .jpeg({ quality: 85 })
      .toBuffer();
  return Promise.all(PICTURE_SIDES.map(async (side) => ({ side, jpeg: await square(side) })));
}
