import sharp from 'sharp';
import { message } from '../platform/language/text.ts';
import { measureCapture } from './capture-measures.ts';
import type { Pixels } from './face/pixels.ts';
import { PhotoRefused, type PreparedPhoto } from './inference.types.ts';
import { estimateJpegQuality } from './jpeg-quality.ts';
import { MAX_DEEP_PIXELS, MAX_PIXELS, MIN_SIDE } from './photo-checks.ts';
import { recogniseFormat } from './photo-format.ts';

/** Long side of a stored photo in pixels. */
export const STORED_LONG_SIDE = 2048;
/** Background for transparent pixels: neither skin, nor too dark, nor overexposed. */
const BACKGROUND = { r: 128, g: 128, b: 128 };

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Prepares an uploaded file for storage: identified by content, upright, 8-bit sRGB, opaque, re-encoded as JPEG with a
 * long side of at most 2048 px, so that no metadata or other bytes of the upload remain. Light and focus are measured on
 * the decoded pixels before they are encoded again.
 * @throws PhotoRefused unless it is a still JPEG, PNG or WebP photo of 64 px to 60 megapixels; 30 with 16 bits per channel.
 */
export async function preparePhoto(bytes: Buffer): Promise<PreparedPhoto> {
  const { original, pixels } = await decodePhoto(bytes);
  const jpegQuality = estimateJpegQuality(bytes);
  const capture = {
    ...(await measureCapture(pixels, original)),
    ...(jpegQuality !== undefined && { jpegQuality }),
  };
  const jpeg = await sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { jpeg, width: pixels.width, height: pixels.height, capture };
}

/**
 * Upright RGB pixels of at most `longSide` a side, and the size of the original.
 * @throws PhotoRefused as `preparePhoto` does
 */
export async function decodePhoto(
  bytes: Buffer,
  longSide = STORED_LONG_SIDE,
): Promise<{ original: { width: number; height: number }; pixels: Pixels }> {
  recogniseFormat(bytes);
  const original = await readSize(bytes);
  return { original, pixels: await decode(bytes, longSide) };
}

/** Pixels of a photo as `preparePhoto` stored it. */
export async function decodeStored(jpeg: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function readSize(bytes: Buffer): Promise<{ width: number; height: number }> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata().catch(asRefusal);
  if ((metadata.pages ?? 1) > 1) {
    throw new PhotoRefused('UNSUPPORTED_IMAGE', message('photos.refused.animated'));
  }
  const { width, height } = metadata.autoOrient;
  if (Math.min(width, height) < MIN_SIDE) {
    throw new PhotoRefused(
      'PHOTO_TOO_SMALL',
      message('photos.refused.small', { width, height, minimum: MIN_SIDE }),
    );
  }
  const isDeep = metadata.depth !== 'uchar';
  const most = isDeep ? MAX_DEEP_PIXELS : MAX_PIXELS;
  if (width * height > most) {
    const code = isDeep ? 'photos.refused.large-deep' : 'photos.refused.large';
    const megapixels = Math.ceil((width * height) / 1e6);
    throw new PhotoRefused('PHOTO_TOO_LARGE', message(code, { megapixels, maximum: most / 1e6 }));
  }
  return { width, height };
}

async function decode(bytes: Buffer, longSide: number): Promise<Pixels> {
  const { data, info } = await sharp(bytes, {
    limitInputPixels: MAX_PIXELS,
    failOn: 'error',
    autoOrient: true,
  })
    .resize(longSide, longSide, {
      fit: 'inside',
      kernel: 'linear', // costs less than the default and rings nowhere
      withoutEnlargement: true,
    })
    .flatten({ background: BACKGROUND })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(asRefusal);
  return { data: info.channels === 3 ? data : repeatGrey(data), width: info.width, height: info.height };
}

function repeatGrey(grey: Buffer): Buffer {
  const rgb = Buffer.allocUnsafe(grey.length * 3);
  for (let i = 0; i < grey.length; i++) rgb.fill(grey[i]!, 3 * i, 3 * i + 3);
  return rgb;
}

function asRefusal(): never {
  throw new PhotoRefused('UNSUPPORTED_IMAGE', message('photos.refused.damaged'));
}
