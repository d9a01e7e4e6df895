import { type Message, message } from '../platform/language/text.ts';
import { PhotoRefused } from './inference.types.ts';

export type PhotoFormat = 'jpeg' | 'png' | 'webp';

export const PHOTO_FORMATS = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** JPEG encoders write about ten scans; files with hundreds cost minutes per megapixel. */
const MAX_JPEG_SCANS = 30;

const refuse = (text: Message) => new PhotoRefused('UNSUPPORTED_IMAGE', text);

/**
 * Detects the format from the first bytes, never from a name or a declared type.
 * @throws PhotoRefused with UNSUPPORTED_IMAGE for every other content and for animations.
 */
export function recogniseFormat(bytes: Buffer): PhotoFormat {
  if (bytes.length === 0) throw refuse(message('photos.refused.empty'));
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) {
    if (countJpegScans(bytes) > MAX_JPEG_SCANS) throw refuse(message('photos.refused.scans'));
    return 'jpeg';
  }
  if (bytes.length > 8 && bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') {
    if (isAnimatedPng(bytes)) throw refuse(message('photos.refused.animated'));
    return 'png';
  }
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  if (bytes.toString('latin1', 4, 8) === 'ftyp') {
    const format = bytes.toString('latin1', 8, 64).includes('avif') ? 'AVIF' : 'HEIC';
    throw refuse(message('photos.refused.format', { format }));
  }
  throw refuse(message('photos.refused.unreadable'));
}

/** An APNG has an acTL chunk before the first IDAT. */
function isAnimatedPng(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}

/** Counts start-of-scan markers; inside entropy-coded data a 0xFF byte is always followed by 0 or a restart. */
function countJpegScans(bytes: Buffer): number {
  let scans = 0;
  for (let at = bytes.indexOf(0xff, 2); at >= 0 && at + 3 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) break;
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else {
      if (marker === 0xda) scans += 1;
      at += 2 + bytes.readUInt16BE(at + 2);
    }
  }
  return scans;
}
