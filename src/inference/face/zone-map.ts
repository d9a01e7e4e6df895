import { encodeIndexed, indexAt, keepPixels, openIndexed } from '../indexed-png.ts';
import type { FacePlace } from '../inference.types.ts';
import type { FaceManifest } from '../manifest/face-manifest.ts';
import { mapOfSquare, sampling } from './warp.ts';
import type { AlignedFace } from './zone-masks.ts';

const HIDDEN = [0, 0, 0, 0] as const;
const SHOWN = [0, 0, 0, 255] as const;
const RADIANS = Math.PI / 180;

/**
 * Where the zones lie in the frame of a face, as a PNG of one mask below the other; its note lists their keys. It says no
 * more of a face than which pixels of the photo beside it are which part of it.
 */
export function drawZoneMap(
  { zones: masks }: Pick<AlignedFace, 'zones'>,
  { zones, frame }: FaceManifest,
): Buffer {
  const side = frame.side / 2;
  return encodeIndexed({
    ...{ width: side, height: side * zones.length, bits: 1, indices: masks, palette: [HIDDEN, SHOWN] },
    note: zones.map(({ key }) => key).join(','),
  });
}

/**
 * The part of an overlay that lies in one zone; the rest becomes transparent.
 * @param photo in pixels of which the frame lies; @returns null if the map has no such zone
 */
export async function cutToZone(
  overlay: Buffer,
  zoneMap: Buffer,
  zone: string,
  { frame }: Pick<FacePlace, 'frame'>,
  photo: { width: number; height: number },
): Promise<Buffer | null> {
  const map = await openIndexed(zoneMap);
  const number = map.note?.split(',').indexOf(zone) ?? -1;
  if (number < 0) return null;
  const side = map.width;
  const picture = await openIndexed(overlay);
  const place = mapOfSquare({ ...frame, angle: frame.angle * RADIANS }, side);
  const across = photo.width / picture.width;
  const down = photo.height / picture.height;
  const frameAt = sampling(place, across, down);
  return keepPixels(picture, (x, y) => {
    const column = Math.floor(frameAt.left(x, y));
    const row = Math.floor(frameAt.top(x, y));
    const isInside = column >= 0 && row >= 0 && column < side && row < side;
    return isInside && indexAt(map, column, number * side + row) !== 0;
  });
}
